import { statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { ImportLogAnswerSchema, MOST_LINES } from '../../shared/protocol/http/moving.ts';
import type { Report } from '../../shared/verify/report.ts';
import { askAsOperator, kindOf, setUpOffice } from './ask-server.ts';
import { breaksIn } from './broken-log.ts';
import { firstLinkLines } from './first-link.ts';
import { count } from './in-words.ts';
import { linesOf } from './log-file.ts';
import { EXPORTED, STAYS_BEHIND, tellFindings } from './moving-office.ts';
import { readOffice } from './office-files.ts';
import { plainly, Trouble } from './plainly.ts';
import { quickVerifier } from './quick-verifier.ts';

// `npm run office:import -- FOLDER --url …`: moves an exported office, log and all, into an Okienko that does not have it yet.
// The log is checked here first, then by the server line by line; only then the office is set up on top of it. Broken
// off, it can be run again: what is there already is recognised.

const USAGE = 'npm run office:import -- FOLDER --url https://queue.example.org [--token TOKEN] [--demo]';
/** Below what a server takes at once, with room for what JSON adds. */
const MOST_SIGNS = 1_000_000;

async function importOffice(): Promise<void> {
  const { folder, url, token, demo } = readArguments();
  const file = readOffice(join(folder, EXPORTED.file));
  const path = join(folder, EXPORTED.log);
  const report = await checked(path);
  console.log(`${folder} holds ${file.id}: ${count(report.lines, 'event')} of ${count(report.days.length, 'day')}.`);
  tellFindings(report);

  const end = await send(path, async (lines) => {
    const ask = { method: 'PUT', path: `/api/offices/${file.id}/log`, body: { lines } } as const;
    const response = await askAsOperator(url, token, ask);
    if (response.ok) return v.parse(ImportLogAnswerSchema, await response.json());
    throw notTaken(url, file.id, response.status, await kindOf(response));
  });
  if (end?.hash !== report.lastHash) throw new Trouble(`${url} does not hold the whole log.`, 'Run this again.');
  const { first } = await setUpOffice(url, token, file, demo, end.hash);
  console.log(
    `${file.id} has moved to ${url}: its log ends there with the same hash, ${end.hash}, and goes on from there.`,
  );
  for (const line of STAYS_BEHIND) console.log(line);
  console.log('Stop the old office now. Two that go on from the same log cannot be put together again.');
  if (first) for (const line of firstLinkLines(url, file.id, first)) console.log(line);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { url: { type: 'string' }, token: { type: 'string' }, demo: { type: 'boolean', default: false } },
    });
    const [folder] = positionals;
    if (folder === undefined || positionals.length > 1) throw new Error('Name one exported office.');
    if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory()) {
      throw new Error(`${folder} is no folder; it has to hold ${EXPORTED.file} and ${EXPORTED.log}.`);
    }
    if (values.url === undefined) throw new Error('Say where it moves to: --url …');
    const token = values.token ?? process.env.SETUP_TOKEN ?? '';
    if (token === '') throw new Error('A setup token is needed: --token, or SETUP_TOKEN in the environment.');
    return { folder: resolve(folder), url: new URL(values.url).origin, token, demo: values.demo };
  } catch (error) {
    throw new Trouble(error instanceof Error ? error.message : String(error), USAGE);
  }
}

/** Reads the whole log before any of it is sent. Trouble says when it is not as it was written. */
async function checked(path: string): Promise<Report> {
  const verifier = quickVerifier();
  for await (const line of linesOf(path)) verifier.line(line);
  const report = verifier.report();
  const [broken] = breaksIn(report);
  if (report.lines === 0) throw new Trouble(`${path} is empty: there is nothing to move.`, 'npm run office -- FILE');
  if (!report.anchored && report.erased === null) {
    throw new Trouble(`${path} does not begin where the log of an office begins.`, 'Export the whole log.');
  }
  if (broken) {
    throw new Trouble(
      `${path} is not as the office wrote it: line ${broken.line} (${broken.kind}). Nothing was sent.`,
      'Export the office again, and leave the file as it is.',
    );
  }
  return report;
}

type LogEnd = v.InferOutput<typeof ImportLogAnswerSchema>;

/** Sends a log in pieces; answers where it ends at the other place. */
async function send(path: string, put: (lines: readonly string[]) => Promise<LogEnd>): Promise<LogEnd | null> {
  let end: LogEnd | null = null;
  let lines: string[] = [];
  let signs = 0;
  for await (const line of linesOf(path)) {
    if (lines.length === MOST_LINES || (lines.length > 0 && signs + line.length > MOST_SIGNS)) {
      end = await put(lines);
      lines = [];
      signs = 0;
    }
    lines.push(line);
    signs += line.length;
  }
  return lines.length > 0 ? put(lines) : end;
}

function notTaken(url: string, office: string, status: number, kind: string | null): Trouble {
  switch (kind) {
    case 'office-in-use':
      return new Trouble(
        `${url} has an office "${office}" already. Nothing was changed there.`,
        'A log moves only into an office that was never set up. Use another Okienko.',
      );
    case 'log-does-not-fit':
      return new Trouble(
        `${url} holds the beginning of another log of "${office}".`,
        'Go on with the export that was begun with, or use another Okienko.',
      );
    default:
      return new Trouble(`${url} did not take the log (${status}${kind ? `, ${kind}` : ''}).`, 'Run this again.');
  }
}

await plainly(importOffice);
