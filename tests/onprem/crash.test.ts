import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, describe, expect, test } from 'vitest';
import { createRandom } from '../../shared/lib/random.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { liveAddress } from '../day/clients/http.ts';
import { smallOffice } from '../helpers/office-file.ts';
import { startServer, type TestServer } from '../helpers/server.ts';
import { findingsIn, logOnDisk, ticketsIn } from './log-on-disk.ts';
import { type Residents, takeTickets } from './residents.ts';

const OFFICE = 'crash-office';
const folder = mkdtempSync(join(tmpdir(), 'okienko-crash-'));
const data = join(folder, 'data');
const file = join(folder, 'office.json');
writeFileSync(file, JSON.stringify(smallOffice(OFFICE)));
const acknowledged: string[] = [];
let server: TestServer | null = null;

const start = async (): Promise<TestServer> => {
  server = await startServer({ data, office: file, port: server?.port ?? 0 });
  return server;
};

async function overAndKept(residents: Residents): Promise<void> {
  await residents.stop();
  acknowledged.push(...residents.acknowledged);
}

/** Everything that anybody was told still stands in the log, once, and the log follows from the rules. */
function expectAllKept(): void {
  const lines = logOnDisk(data, OFFICE);
  const tickets = ticketsIn(lines);
  expect(new Set(tickets).size).toBe(tickets.length);
  expect(acknowledged.filter((ticket) => !tickets.includes(ticket))).toEqual([]);
  expect(findingsIn(lines)).toEqual([]);
}

afterEach(() => server?.kill9());
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('nothing that was acknowledged is lost', () => {
  test('when everything is killed in the middle of commands, time and again', async () => {
    const random = createRandom(20261121);
    for (let round = 1; round <= 3; round += 1) {
      const { url, kill9 } = await start();
      const residents = takeTickets(url, OFFICE, round);
      await residents.reach(random.int(1, 60));
      await kill9();
      await overAndKept(residents);
    }
    expectAllKept();
    expect(acknowledged.length).toBeGreaterThan(2);
  });

  test('when the server alone dies: it is started again, and that is said', async () => {
    const { url, serverPid, said, pid, ended } = await start();
    const residents = takeTickets(url, OFFICE, 4);
    await residents.reach(20);
    process.kill(serverPid, 'SIGKILL');
    await overAndKept(residents);
    await comesBack(url);
    expectAllKept();
    expect(said()).toMatch(/ended unexpectedly \(code 137\).*started again in 0\.5 s/);
    const after = takeTickets(url, OFFICE, 5);
    await after.reach(1);
    await overAndKept(after);
    expectAllKept();
    process.kill(pid, 'SIGTERM');
    expect(await ended).toBe(0);
  });
});

describe('a stop that was asked for', () => {
  test('tells 200 screens at once, ends within 5 s and with 0, and keeps what was under way', async () => {
    const { url, pid, ended, port } = await start();
    const residents = takeTickets(url, OFFICE, 6);
    await residents.reach(1);
    const closed = await followTicket(url, residents.address, 200);
    // Three that will never answer: a phone in a tunnel looks like that.
    for (let i = 0; i < 3; i += 1) await silentSocket(port);
    const before = performance.now();
    process.kill(pid, 'SIGTERM');
    const codes = await Promise.all(closed);
    expect(codes).toEqual(codes.map(() => 1012));
    expect(performance.now() - before).toBeLessThan(2_000);
    expect(await ended).toBe(0);
    expect(performance.now() - before).toBeLessThan(5_000);
    await overAndKept(residents);
    expectAllKept();
  });

  test('is quick when nobody is there, and a second signal waits for nobody', async () => {
    const quick = await start();
    const before = performance.now();
    process.kill(quick.pid, 'SIGINT');
    expect(await quick.ended).toBe(0);
    expect(performance.now() - before).toBeLessThan(2_000);

    const { pid, port, ended } = await start();
    await silentSocket(port);
    process.kill(pid, 'SIGTERM');
    await new Promise((done) => setTimeout(done, 1_000));
    const second = performance.now();
    process.kill(pid, 'SIGTERM');
    expect(await ended).toBe(128 + 15);
    expect(performance.now() - second).toBeLessThan(1_000);
  });
});

/** Phones that follow a ticket; each promise is the code with which its line was closed. */
async function followTicket(url: string, ticket: string, many: number): Promise<Array<Promise<number>>> {
  return Promise.all(
    Array.from({ length: many }, async () => {
      const socket = new WebSocket(liveAddress(url, OFFICE));
      const closed = new Promise<number>((done) => socket.addEventListener('close', ({ code }) => done(code)));
      await new Promise((done) => socket.addEventListener('open', done, { once: true }));
      const welcomed = new Promise((done) => socket.addEventListener('message', done, { once: true }));
      socket.send(JSON.stringify({ type: 'hello', version: PROTOCOL_VERSION, screen: 'ticket', ticket }));
      await welcomed;
      return { closed };
    }),
  ).then((phones) => phones.map(({ closed }) => closed));
}

/** A line that was opened and then never says anything, not even goodbye. */
async function silentSocket(port: number): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  socket.on('error', () => {});
  socket.write(
    [
      `GET /api/offices/${OFFICE}/live HTTP/1.1`,
      `Host: 127.0.0.1:${port}`,
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
      'Sec-WebSocket-Version: 13',
      '\r\n',
    ].join('\r\n'),
  );
  await new Promise((done) => socket.once('data', done));
}

async function comesBack(url: string): Promise<void> {
  for (const until = Date.now() + 10_000; ; ) {
    const response = await fetch(`${url}/api/health`).catch(() => null);
    if (response?.ok) return;
    if (Date.now() > until) throw new Error('the server did not come back');
    await new Promise((done) => setTimeout(done, 50));
  }
}
