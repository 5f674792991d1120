import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ticketSecret } from '../../shared/domain/ticket/secret.ts';
import { quickOffice } from '../helpers/quick-office.ts';
import { separation } from '../helpers/separation.ts';
import { startServer, type TestServer } from '../helpers/server.ts';
import { OFFICE } from './lobby.ts';

// Whoever only measures the time of an answer must not learn what the answer does not say. Pairs are asked in turn, so that
// a busy machine slows both alike; what counts is how well one could tell them apart (0.5: not at all, 1: each time).

const PAIRS = 40;
/** Above this somebody could tell two cases apart with a few dozen tries. Of 40 pairs by pure chance: less than one in 100,000. */
const TELLING = 0.79;

let server: TestServer;

beforeAll(async () => {
  server = await startServer({ office: quickOffice() });
});

afterAll(async () => {
  await server?.stop();
});

async function took(path: string, init?: RequestInit): Promise<number> {
  const from = performance.now();
  // Only answers of 200 are compressed, and the status says so much by itself.
  const headers = { ...init?.headers, 'accept-encoding': 'identity' };
  const response = await fetch(server.url + path, { ...init, headers });
  await response.arrayBuffer();
  return performance.now() - from;
}

/** How well two ways of asking can be told apart. A whole sample is taken once more when it was disturbed. */
async function toldApart(one: () => Promise<number>, other: () => Promise<number>): Promise<number> {
  let least = 1;
  for (let sample = 0; sample < 2 && least > TELLING; sample += 1) {
    const times: [number[], number[]] = [[], []];
    for (let pair = -3; pair < PAIRS; pair += 1) {
      const first = pair % 2 === 0;
      const [a, b] = [await (first ? one : other)(), await (first ? other : one)()];
      if (pair < 0) continue;
      times[0].push(first ? a : b);
      times[1].push(first ? b : a);
    }
    least = Math.min(least, separation(...times));
  }
  return least;
}

let strangers = 0;
function signIn(person: string, pin: string): Promise<number> {
  return took('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ office: OFFICE, person, pin }),
  });
}
/** Somebody else each time, so that none of them has to wait for wrong tries. */
function stranger(): string {
  strangers += 1;
  return `nobody-${strangers}`;
}
const right = (): Promise<number> => signIn('anna-wisniewska', '1234');
/** A right one first, which forgives the wrong one before it. */
const wrong = async (): Promise<number> => {
  await right();
  return signIn('anna-wisniewska', '9999');
};
const unknown = async (): Promise<number> => {
  await right();
  return signIn(stranger(), '9999');
};

describe('V-11 the time of an answer', () => {
  test('does not tell a known person from an unknown one', async () => {
    expect(await toldApart(wrong, unknown)).toBeLessThan(TELLING);
  });

  test('does not tell a right PIN from a wrong one before the answer has come', async () => {
    expect(await toldApart(right, () => signIn(stranger(), '9999'))).toBeLessThan(TELLING);
  });

  test('V-4 does not tell a ticket that was given from one that never was', async () => {
    const secrets: string[] = [];
    for (let i = 0; i < 5; i += 1) {
      const secret = ticketSecret(randomBytes);
      const body = JSON.stringify({ id: randomBytes(16).toString('hex'), secret, service: 'id-card' });
      await took(`/api/offices/${OFFICE}/tickets`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      secrets.push(secret);
    }
    let turn = 0;
    const known = (): Promise<number> => {
      turn += 1;
      const secret = secrets[turn % secrets.length] ?? '';
      return took(`/api/tickets/${OFFICE}.${secret}`);
    };
    const never = (): Promise<number> => took(`/api/tickets/${OFFICE}.${ticketSecret(randomBytes)}`);
    const elsewhere = (): Promise<number> => took(`/api/tickets/no-such-office.${ticketSecret(randomBytes)}`);
    expect(await toldApart(known, never)).toBeLessThan(TELLING);
    expect(await toldApart(never, elsewhere)).toBeLessThan(TELLING);
  });
});
