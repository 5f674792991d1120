import { describe, expect, test } from 'vitest';
import { type KioskDown, KioskDownSchema } from '../../../shared/protocol/down.ts';
import type { UpInput } from '../../../shared/protocol/up.ts';
import type { Link } from '../../../shared/sync/link.ts';
import { type Asked, connectLive } from '../../../shared/sync/live-client.ts';
import { fakePlatform } from '../../helpers/fake-platform.ts';

const hello: UpInput = { type: 'hello', version: 1, screen: 'kiosk' };
const welcome = { type: 'welcome', version: 1, office: 'lipowo', now: 5_000_000, seq: 3, info: 1 };
const ask = { type: 'AskForPerson' } as const;
const done = (id: string) => ({ type: 'answer', id, ok: true, seq: 9 });

function screen(more: { givesWay?: boolean } = {}) {
  const platform = fakePlatform();
  const messages: KioskDown[] = [];
  const links: Link['state'][] = [];
  const misfits: string[] = [];
  let hellos = 0;
  const client = connectLive({
    url: 'wss://office/live',
    platform,
    hello: () => {
      hellos += 1;
      return hello;
    },
    schema: KioskDownSchema,
    onMessage: (message) => messages.push(message),
    onLink: (link) => links.push(link.state),
    onMisfit: (text) => misfits.push(text),
    ...more,
  });
  const live = () => {
    platform.socket.opens();
    platform.socket.says(welcome);
  };
  return { platform, messages, links, misfits, client, live, hellos: () => hellos };
}

/** What a promise has settled to by now, or `waiting`. */
async function soFar(promise: Promise<Asked>): Promise<Asked | 'waiting'> {
  return Promise.race([promise, new Promise<'waiting'>((resolve) => setTimeout(() => resolve('waiting'), 0))]);
}

describe('O-7 connecting', () => {
  test('says hello once the socket is open, and is live once it has been welcomed', () => {
    const { platform, client, links, messages, live } = screen();
    expect(platform.socket.url).toBe('wss://office/live');
    expect(platform.socket.sent).toEqual([]);
    expect(client.link.state).toBe('connecting');
    live();
    expect(platform.socket.sent).toEqual([hello]);
    expect(client.link.state).toBe('live');
    expect(links).toEqual(['live']);
    expect(messages).toEqual([welcome]);
  });

  test('makes its hello anew for each connection', () => {
    const { platform, live, hellos } = screen();
    live();
    platform.socket.breaks();
    platform.pass(1_000);
    live();
    expect(platform.sockets).toHaveLength(2);
    expect(hellos()).toBe(2);
  });

  test('O-8 sets its clock by the office’s', () => {
    const { platform, client, live } = screen();
    live();
    expect(client.officeNow()).toBe(5_000_000);
    platform.pass(1_500);
    expect(client.officeNow()).toBe(5_001_500);
  });

  test('closing lets go of socket, timers and network', async () => {
    const { platform, client, live } = screen();
    live();
    const asked = client.ask(ask);
    client.close();
    expect(await asked).toEqual({ kind: 'no-answer', id: 'command-1' });
    expect(platform.socket.closed).toBe(true);
    expect(platform.timers).toBe(0);
    platform.networkBack();
    platform.pass(60_000);
    expect(platform.sockets).toHaveLength(1);
    expect(client.link.state).toBe('closed');
  });
});

describe('O-4 O-5 a line that falls silent', () => {
  test('is pinged, cut, and opened again', () => {
    const { platform, client, live } = screen();
    live();
    platform.pass(4_000);
    expect(platform.socket.sent).toEqual([hello, 'ping']);
    platform.socket.says('pong');
    platform.pass(4_000);
    expect(client.link.state).toBe('live');
    platform.pass(6_000);
    expect(platform.sockets[0]?.closed).toBe(true);
    expect(platform.sockets.length).toBeGreaterThan(1);
    live();
    expect(client.link.state).toBe('live');
  });

  test('is opened again at once when the network is back', () => {
    const { platform, client, live } = screen();
    live();
    platform.socket.breaks();
    expect(client.link.state).toBe('cut');
    platform.networkBack();
    expect(platform.sockets).toHaveLength(2);
    expect(client.link.state).toBe('connecting');
  });

  test('O-5 a line that is long cut is tried again every three seconds or sooner, so that nobody before it has to wait', () => {
    const { platform, live } = screen();
    live();
    for (let i = 0; i < 10; i += 1) {
      platform.socket.breaks();
      const before = platform.sockets.length;
      platform.pass(2_700);
      expect(platform.sockets.length).toBeGreaterThan(before);
    }
  });

  test('O-5 waits a moment when the network is back where it gives way to those by whom people are served', () => {
    const { platform, client, live } = screen({ givesWay: true });
    live();
    platform.socket.breaks();
    platform.networkBack();
    expect(platform.sockets).toHaveLength(1);
    platform.pass(3_000);
    expect(platform.sockets).toHaveLength(2);
    expect(client.link.state).toBe('connecting');
    live();
    platform.socket.breaks();
    // Somebody unlocks one phone: there is nobody to give way to.
    platform.networkBack(true);
    expect(platform.sockets).toHaveLength(3);
    live();
    platform.socket.breaks();
    platform.networkBack();
    client.close();
    expect(platform.timers).toBe(0);
  });

  test('hears nothing more from a socket that it has left', () => {
    const { platform, client, live, messages } = screen();
    live();
    const [old] = platform.sockets;
    platform.pass(20_000);
    expect(platform.sockets.length).toBeGreaterThan(1);
    const heard = messages.length;
    old?.says({ type: 'info', version: 2 });
    old?.opens();
    live();
    old?.breaks();
    expect(client.link.state).toBe('live');
    expect(messages.length).toBe(heard + 1);
  });
});

describe('O-6 a screen that is refused', () => {
  test('does not come back by itself, and says why', () => {
    const { platform, client } = screen();
    platform.socket.opens();
    platform.socket.says({ type: 'refused', refusal: { kind: 'version-unknown' } });
    expect(client.link).toEqual({ state: 'refused', refusal: { kind: 'version-unknown' } });
    platform.socket.breaks();
    platform.networkBack();
    platform.pass(120_000);
    expect(platform.sockets).toHaveLength(1);
    expect(platform.socket.closed).toBe(true);
  });
});

describe('O-1 a command', () => {
  test('is sent with an id of its own and answered by it', async () => {
    const { platform, client, live } = screen();
    live();
    const first = client.ask(ask);
    const second = client.ask(ask);
    expect(platform.socket.sent.slice(1)).toEqual([
      { type: 'command', id: 'command-1', command: ask },
      { type: 'command', id: 'command-2', command: ask },
    ]);
    platform.socket.says({ type: 'answer', id: 'command-2', ok: false, refusal: { kind: 'not-allowed' } });
    platform.socket.says(done('command-1'));
    expect(await first).toEqual({ kind: 'done', seq: 9, ticket: undefined });
    expect(await second).toEqual({ kind: 'refused', refusal: { kind: 'not-allowed' } });
    expect(platform.timers).toBe(1);
  });

  test('of a holder is named as such', () => {
    const { platform, client, live } = screen();
    live();
    client.askAsHolder({ type: 'Cancel' });
    expect(platform.socket.sent.at(-1)).toEqual({
      type: 'ticket-command',
      id: 'command-1',
      command: { type: 'Cancel' },
    });
  });

  test('waits for the line, and goes out after the welcome', async () => {
    const { platform, client, live } = screen();
    const asked = client.ask(ask);
    platform.socket.opens();
    expect(platform.socket.sent).toEqual([hello]);
    platform.socket.says(welcome);
    expect(platform.socket.sent).toEqual([hello, { type: 'command', id: 'command-1', command: ask }]);
    platform.socket.says(done('command-1'));
    expect((await asked).kind).toBe('done');
    live();
    expect(platform.socket.sent.filter((sent) => (sent as UpInput).type === 'command')).toHaveLength(1);
  });

  test('that was not answered before the cut is sent again with the same id', async () => {
    const { platform, client, live } = screen();
    live();
    const asked = client.ask(ask, { patience: 60_000 });
    platform.socket.breaks();
    platform.pass(1_000);
    live();
    expect(platform.sockets).toHaveLength(2);
    expect(platform.socket.sent).toEqual([hello, { type: 'command', id: 'command-1', command: ask }]);
    platform.socket.says(done('command-1'));
    expect((await asked).kind).toBe('done');
  });

  test('keeps the order in which it was asked over a cut', () => {
    const { platform, client, live } = screen();
    live();
    for (const places of [1, 2, 3]) client.askAsHolder({ type: 'Postpone', places }, { patience: 60_000 });
    platform.socket.breaks();
    platform.pass(1_000);
    live();
    expect(platform.socket.sent.slice(1)).toMatchObject([1, 2, 3].map((places) => ({ command: { places } })));
  });

  test('may be asked again with its id, and is then the same command', async () => {
    const { platform, client, live } = screen();
    live();
    const first = client.ask(ask);
    platform.pass(5_000);
    const answer = await first;
    expect(answer).toEqual({ kind: 'no-answer', id: 'command-1' });
    const again = client.ask(ask, { id: 'command-1' });
    platform.socket.says(done('command-1'));
    expect((await again).kind).toBe('done');
    expect(platform.socket.sent.filter((sent) => (sent as UpInput).type === 'command')).toEqual([
      { type: 'command', id: 'command-1', command: ask },
      { type: 'command', id: 'command-1', command: ask },
    ]);
  });

  test('asked again while the first is still out, both are answered', async () => {
    const { platform, client, live } = screen();
    live();
    const first = client.ask(ask, { id: 'same-command' });
    const second = client.ask(ask, { id: 'same-command' });
    platform.socket.says(done('same-command'));
    expect(await soFar(second)).toMatchObject({ kind: 'done' });
    expect(await soFar(first)).toMatchObject({ kind: 'done' });
  });

  test('asked again while the first is still out, both are told that no answer came', async () => {
    const { platform, client, live } = screen();
    live();
    const first = client.ask(ask, { id: 'same-command' });
    platform.pass(2_000);
    const second = client.ask(ask, { id: 'same-command' });
    platform.pass(60_000);
    expect(await soFar(first)).toMatchObject({ kind: 'no-answer' });
    expect(await soFar(second)).toMatchObject({ kind: 'no-answer' });
  });
});

describe('O-2 no answer in time', () => {
  test('is said after five seconds, with the id', async () => {
    const { platform, client, live } = screen();
    live();
    const asked = client.ask(ask);
    platform.pass(4_999);
    expect(await soFar(asked)).toBe('waiting');
    platform.pass(1);
    expect(await asked).toEqual({ kind: 'no-answer', id: 'command-1' });
  });

  test('an answer that comes too late changes nothing', async () => {
    const { platform, client, live, messages, misfits } = screen();
    live();
    const asked = client.ask(ask);
    platform.pass(5_000);
    platform.socket.says(done('command-1'));
    expect(await asked).toEqual({ kind: 'no-answer', id: 'command-1' });
    expect(messages).toEqual([welcome]);
    expect(misfits).toEqual([]);
  });

  test('an answer that comes twice settles once', async () => {
    const { platform, client, live } = screen();
    live();
    const asked = client.ask(ask);
    platform.socket.says(done('command-1'));
    platform.socket.says({ type: 'answer', id: 'command-1', ok: false, refusal: { kind: 'not-allowed' } });
    expect((await asked).kind).toBe('done');
  });

  test('it is not sent again after that', () => {
    const { platform, client, live } = screen();
    live();
    client.ask(ask);
    platform.pass(5_000);
    platform.socket.breaks();
    platform.pass(1_000);
    live();
    expect(platform.socket.sent).toEqual([hello]);
  });
});

describe('W-1 a message that does not fit', () => {
  test.each([
    ['is no JSON', 'not json'],
    ['is of a kind that this screen does not get', JSON.stringify({ type: 'board', board: {} })],
    ['lacks a part', JSON.stringify({ type: 'info' })],
    ['is no object', '7'],
  ])('is left aside when it %s, and the line stays', (_, text) => {
    const { platform, client, live, messages, misfits } = screen();
    live();
    platform.socket.says(text);
    expect(misfits).toEqual([text]);
    expect(messages).toEqual([welcome]);
    expect(client.link.state).toBe('live');
    platform.socket.says({ type: 'info', version: 2 });
    expect(messages.at(-1)).toEqual({ type: 'info', version: 2 });
  });

  test('an answer of another shape settles nothing', async () => {
    const { platform, client, live } = screen();
    live();
    const asked = client.ask(ask);
    platform.socket.says({ type: 'answer', id: 'command-1' });
    expect(await soFar(asked)).toBe('waiting');
  });

  test('a welcome of another shape is no welcome', () => {
    const { platform, client } = screen();
    platform.socket.opens();
    platform.socket.says({ type: 'welcome', now: 'soon' });
    expect(client.link.state).toBe('connecting');
  });
});

test('O-10 the answer to a wish says nothing about a slip that is told late under its id', async () => {
  const { platform, client, live } = screen();
  live();
  const asked = client.ask(ask, { id: 'wish' });
  const late = client.tellLate({ id: 'wish', when: 1, command: { type: 'CheckInNumber', number: 'A901' } });
  platform.socket.says(done('wish'));
  expect(await soFar(asked)).toMatchObject({ kind: 'done' });
  expect(await soFar(late)).toBe('waiting');
  platform.socket.says({ ...done('wish'), late: true });
  expect(await soFar(late)).toMatchObject({ kind: 'done' });
});
