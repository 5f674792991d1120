import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { type FuzzOffice, OFFICE } from './fuzz-office.ts';
import { changes } from './office-state.ts';

const MEGABYTE = 1_048_576;

export interface Crowd {
  wrong: string[];
  /** Answers to others meanwhile, ms: how many, the middle one, one of twenty, the longest. */
  others: { n: number; median: number; p95: number; longest: number };
  /** Memory that the server held before, at most, and after, MB. */
  memory: { before: number; most: number; after: number };
  sockets: number;
}

/** Memory of a process, MB; 0 where that cannot be told. */
function memoryOf(pid: number): number {
  try {
    const kilobytes = /VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Math.round(Number(kilobytes ?? 0) / 1_024);
  } catch {
    return 0;
  }
}

/** Large bodies, slow ones, ones that never come, and a thousand lines from one address, while others want to be served. */
export async function playCrowd(office: FuzzOffice, sockets: number): Promise<Crowd> {
  const { server, talk, state, askers, ticket } = office;
  const port = Number(new URL(server.url).port);
  const before = state.now();
  const crowd: Crowd = {
    wrong: [],
    others: { n: 0, median: 0, p95: 0, longest: 0 },
    sockets: 0,
    memory: { before: memoryOf(server.serverPid), most: 0, after: 0 },
  };
  const open: Socket[] = [];
  const answered: number[] = [];
  let over = false;

  /** Somebody who looks at an own ticket all the while, and a clerk who looks at the badges. */
  const others = (async () => {
    while (!over) {
      for (const [path, asker] of [
        [`/api/tickets/${ticket}`, 'nobody'],
        [`/api/offices/${OFFICE}/badges`, 'clerk'],
        [`/api/offices/${OFFICE}/now`, 'nobody'],
      ] as const) {
        const from = performance.now();
        const got = await talk.send('GET', path, undefined, askers[asker]);
        answered.push(performance.now() - from);
        if (got.status !== 200) crowd.wrong.push(`meanwhile ${path}: ${got.status} ${got.text.slice(0, 80)}`);
      }
      crowd.memory.most = Math.max(crowd.memory.most, memoryOf(server.serverPid));
      await new Promise((done) => setTimeout(done, 20));
    }
  })();

  // Ten megabytes, with a length and without one, to somebody who reads 64 kB.
  const large = Buffer.alloc(10 * MEGABYTE, '[');
  for (const [path, asker] of [
    [`/api/offices/${OFFICE}/tickets`, 'nobody'],
    ['/api/session', 'nobody'],
    [`/api/offices/${OFFICE}/commands`, 'clerk'],
    [`/api/offices/${OFFICE}/file`, 'manager'],
  ] as const) {
    const method = path.endsWith('/file') ? 'PUT' : 'POST';
    const told = await talk.send(method, path, large, askers[asker]);
    // A server that has answered need not read the rest; the line may then end before the body does.
    if (told.status !== 413 && told.status !== 0)
      crowd.wrong.push(`10 MB to ${path}: ${told.status} ${told.text.slice(0, 80)}`);
    const chunked = await rawChunks(port, method, path, askers[asker].cookie, 10 * MEGABYTE);
    if (chunked !== 413 && chunked !== 0) crowd.wrong.push(`10 MB in chunks to ${path}: ${chunked}`);
  }

  // Bodies that come a byte at a time, or never.
  for (let i = 0; i < 60; i += 1) {
    const socket = connect(port, '127.0.0.1');
    socket.on('error', () => undefined);
    socket.write(
      `POST /api/offices/${OFFICE}/tickets HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 5000\r\n\r\n{`,
    );
    open.push(socket);
  }
  const drip = setInterval(() => {
    for (const socket of open) if (!socket.destroyed) socket.write(' ');
  }, 200);

  const lines = await manyLines(server.url, sockets);
  crowd.sockets = lines.filter((line) => line.readyState === WebSocket.OPEN).length;
  await new Promise((done) => setTimeout(done, 500));
  for (const line of lines) if (line.readyState === WebSocket.OPEN) line.send('{"type":"hello"');
  await new Promise((done) => setTimeout(done, 500));

  clearInterval(drip);
  for (const socket of open) socket.destroy();
  for (const line of lines) line.close();
  over = true;
  await others;
  answered.sort((a, b) => a - b);
  const at = (share: number): number => Math.round(answered[Math.floor(share * (answered.length - 1))] ?? 0);
  crowd.others = { n: answered.length, median: at(0.5), p95: at(0.95), longest: at(1) };
  await new Promise((done) => setTimeout(done, 500));
  crowd.memory.after = memoryOf(server.serverPid);
  const changed = changes(before, state.now());
  if (changed.length > 0) crowd.wrong.push(`changed ${changed.join(', ')}`);
  return crowd;
}

/** Sends a body without saying how long it is. Answers the status; 0 when the line ended first. */
function rawChunks(
  port: number,
  method: string,
  path: string,
  cookie: string | undefined,
  bytes: number,
): Promise<number> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    const part = Buffer.alloc(65_536, '[');
    const chunk = Buffer.concat([Buffer.from(`${part.length.toString(16)}\r\n`), part, Buffer.from('\r\n')]);
    let answer = '';
    let sent = 0;
    const end = (): void => {
      socket.destroy();
      resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(answer)?.[1] ?? 0));
    };
    const more = (): void => {
      while (sent < bytes && !socket.destroyed) {
        sent += part.length;
        if (!socket.write(chunk)) {
          socket.once('drain', more);
          return;
        }
      }
      if (!socket.destroyed) socket.write('0\r\n\r\n');
    };
    socket.setTimeout(10_000, end);
    socket.on('data', (data) => {
      answer += String(data);
      if (answer.includes('\r\n\r\n')) end();
    });
    socket.on('error', end);
    socket.on('close', end);
    const also = cookie ? `cookie: ${cookie}\r\n` : '';
    socket.write(
      `${method} ${path} HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n${also}transfer-encoding: chunked\r\n\r\n`,
    );
    more();
  });
}

/** Opens lines, fifty at a time, and leaves them silent. */
async function manyLines(origin: string, count: number): Promise<WebSocket[]> {
  const url = `${origin.replace('http', 'ws')}/api/offices/${OFFICE}/live`;
  const lines: WebSocket[] = [];
  while (lines.length < count) {
    const some = Array.from({ length: Math.min(50, count - lines.length) }, () => new WebSocket(url));
    await Promise.all(
      some.map(
        (line) =>
          new Promise<void>((done) => {
            line.addEventListener('open', () => done());
            line.addEventListener('error', () => done());
            line.addEventListener('close', () => done());
          }),
      ),
    );
    lines.push(...some);
  }
  return lines;
}
