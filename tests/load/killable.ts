import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OfficeFile } from '../../shared/domain/office/office-file.ts';
import { startOurs } from '../bench/plain-server.ts';
import { askHttp } from '../day/clients/http.ts';
import { startServer } from '../helpers/server.ts';
import type { Killable } from './run-load.ts';

export interface KillableServer extends Killable {
  stop(): Promise<void>;
}

/** What `npm start` starts, on data of its own, with this office in it. */
export async function startKillable(file: OfficeFile, port = 0): Promise<KillableServer> {
  const folder = mkdtempSync(join(tmpdir(), 'okienko-load-'));
  const office = join(folder, `${file.id}.json`);
  writeFileSync(office, JSON.stringify(file));
  const data = join(folder, 'data');
  let server = await startServer({ data, office, port });
  return {
    url: server.url,
    killAndRestart: async () => {
      await server.kill9();
      server = await startServer({ data, office, port: server.port });
    },
    stop: async () => {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The server's program alone: nothing has to be built, and it is back at once. */
export async function startPlainKillable(file: OfficeFile, port = 0): Promise<KillableServer> {
  const server = await startOurs(port);
  const headers = { authorization: `Bearer ${server.setupToken}` };
  const set = await askHttp(server.url, '/api/setup', { body: { file, demo: true }, headers });
  if (set.status !== 201) throw new Error(`the office was not set up: ${set.text}`);
  return { url: server.url, killAndRestart: () => server.restart(), stop: () => server.stop() };
}
