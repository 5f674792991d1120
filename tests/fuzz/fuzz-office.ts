import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OfficeFile } from '../../shared/domain/office/office-file.ts';
import { smallOffice } from '../helpers/office-file.ts';
import { startServer, type TestServer } from '../helpers/server.ts';
import { type Talker, talker } from './http.ts';
import { type OfficeState, stateOf } from './office-state.ts';

export const OFFICE = 'fuzz-office';
const PIN = '482915';

export interface FuzzOffice {
  server: TestServer;
  talk: Talker;
  state: OfficeState;
  file: OfficeFile;
  /** Headers of everybody who asks, by name. */
  askers: Readonly<
    Record<
      | 'nobody'
      | 'forger'
      | 'kiosk'
      | 'board'
      | 'sign'
      | 'tablet'
      | 'clerk'
      | 'locked'
      | 'barred'
      | 'manager'
      | 'operator',
      Record<string, string>
    >
  >;
  /** Address of a ticket that waits. */
  ticket: string;
  /** The office file is as it was, and whoever of the staff was locked or signed out is there again. */
  comeBack(): Promise<void>;
  stop(): Promise<void>;
}

/** A real server with a real office in which somebody waits, a clerk serves, and devices are let in. */
export async function fuzzOffice(): Promise<FuzzOffice> {
  const folder = mkdtempSync(join(tmpdir(), 'okienko-fuzz-'));
  const file = smallOffice(OFFICE);
  const path = join(folder, 'office.json');
  writeFileSync(path, JSON.stringify(file));
  const server = await startServer({ office: path, demo: false });
  const talk = talker(server.url);
  const json = { 'content-type': 'application/json' };
  const operator = { ...json, authorization: `Bearer ${server.setupToken}` };
  const api = `/api/offices/${OFFICE}`;
  const post = async (to: string, body: unknown, headers: Record<string, string>) => {
    const answered = await talk.send('POST', to, body === undefined ? undefined : JSON.stringify(body), headers);
    if (answered.status >= 300) throw new Error(`${to}: ${answered.status} ${answered.text}`);
    const cookies = [answered.headers['set-cookie'] ?? []].flat().map((cookie) => cookie.split(';')[0] ?? '');
    return { body: JSON.parse(answered.text) as Record<string, unknown>, cookie: cookies.join('; ') };
  };
  const tokenIn = (link: unknown): string => String(link).split('#')[1] ?? '';
  const first = await post(`${api}/first-link`, undefined, operator);
  const manager = await post(
    `${api}/link/use`,
    { token: tokenIn(first.body.path), who: { person: 'maria' }, pin: PIN },
    json,
  );
  const asManager = { ...json, cookie: manager.cookie };
  const comesIn = async (person: string): Promise<Record<string, string>> => {
    const invited = await post(`${api}/people/${person}/invite`, undefined, asManager);
    const { cookie } = await post(`${api}/link/use`, { token: tokenIn(invited.body.path), pin: PIN }, json);
    return { ...json, cookie };
  };
  const device = async (screen: string): Promise<Record<string, string>> => {
    const asked = await post(`${api}/devices`, { screen }, json);
    await post(`${api}/devices/${asked.body.code}/approve`, { place: screen }, asManager);
    return { ...json, cookie: asked.cookie };
  };
  const kiosk = await device('kiosk');
  const board = await device('board');
  const asClerk = await comesIn('clerk-1');
  const locked = await comesIn('clerk-4');
  await talk.send('POST', '/api/session/lock', undefined, locked);
  const barred = await comesIn('clerk-5');
  await post(`${api}/people/clerk-5/disable`, undefined, asManager);
  const command = (id: string, of: object, headers: Record<string, string>) =>
    post(`${api}/commands`, { id, command: of }, headers);
  await command('fuzz-open-counter', { type: 'OpenCounter', counter: '1' }, asClerk);
  for (let i = 0; i < 4; i += 1) {
    const secret = `00000000000000000000000${i}00`;
    await command(
      `fuzz-take-${i}-ticket`,
      { type: 'TakeTicket', secret, service: 'service-1', needs: ['forms'] },
      kiosk,
    );
  }
  await command('fuzz-call-next', { type: 'CallNext', counter: '1' }, asClerk);
  const state = stateOf(server.data, OFFICE);
  const { text } = await talk.send('GET', `${api}/file`, undefined, asManager);
  const isThere = async (person: string, headers: Record<string, string>): Promise<void> => {
    const { status } = await talk.send('GET', '/api/session', undefined, headers);
    if (status === 200) return;
    const body = { office: OFFICE, person, pin: PIN };
    if (status === 423) await post('/api/session/unlock', { pin: PIN }, headers);
    else {
      const { cookie } = await post('/api/session', body, headers);
      headers.cookie = `${headers.cookie?.replace(/okienko-staff=[^;]*;? ?/, '')}; ${cookie}`;
    }
  };
  return {
    server,
    talk,
    state,
    file,
    askers: {
      nobody: json,
      forger: { ...json, cookie: manager.cookie.replace(/\.[0-9a-z]{32}/g, `.${'b'.repeat(32)}`) },
      kiosk,
      board,
      sign: await device('sign'),
      tablet: await device('tablet'),
      clerk: asClerk,
      locked,
      barred,
      manager: asManager,
      operator,
    },
    ticket: `${OFFICE}.00000000000000000000000300`,
    async comeBack() {
      const now = await talk.send('GET', `${api}/file`, undefined, asManager);
      if (now.text !== text) await post('/api/setup', { file, demo: false }, operator);
      await isThere('maria', asManager);
      await isThere('clerk-1', asClerk);
    },
    async stop() {
      state.close();
      talk.close();
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
