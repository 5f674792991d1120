import { globSync } from 'node:fs';
import { join } from 'node:path';
import { withDatabase } from '../../worker/onprem/office-database.ts';
import { quickVerifier } from '../../worker/onprem/quick-verifier.ts';

/** The log of an office as it stands in a data folder, line by line as it is exported. */
export function logOnDisk(data: string, office: string): string[] {
  for (const path of globSync(join(data, 'storage', '*', '*.sqlite'))) {
    const lines = withDatabase(path, (db) => (db.setUp?.file.id === office ? [...db.lines()] : null));
    if (lines) return lines;
  }
  throw new Error(`${data} holds no office "${office}"`);
}

/** What the verifier has against a log. */
export function findingsIn(lines: readonly string[]) {
  const verifier = quickVerifier();
  for (const line of lines) verifier.line(line);
  return verifier.report().findings;
}

/** Ids of the tickets of a log, in the order in which they were given. */
export function ticketsIn(lines: readonly string[]): string[] {
  return lines.flatMap((line) => /"type":"TicketJoined","ticket":"([^"]+)"/.exec(line)?.[1] ?? []);
}
