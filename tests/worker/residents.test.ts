import { describe, expect, it, vi } from 'vitest';
import { siteVerify } from '../../worker/api/challenge/challenge.ts';
import { Bucket } from '../../worker/office/access/bucket.ts';
import { Phones } from '../../worker/office/access/phones.ts';
import { networkOf, ResidentLimits } from '../../worker/office/access/resident-limits.ts';
import { Tries } from '../../worker/office/access/tries.ts';
import { createMemoryStorage } from '../../worker/office/storage/memory.ts';
import { smallOffice } from '../helpers/office-file.ts';
import { cookiesOf, realHall } from './helpers/real-hall.ts';
import { ask, hello, newId, newSecret, openLine } from './helpers/town-hall.ts';

const NOW = Date.UTC(2026, 10, 19, 8);

let halls = 0;
async function anOffice() {
  halls += 1;
  const hall = await realHall(smallOffice(`residents-office-${halls}`));
  const from = (address: string) => ({ 'cf-connecting-ip': address });
  const join = (address: string, cookie?: string, secret = newSecret(), id = newId()) =>
    ask(`${hall.office}/tickets`, {
      body: { id, secret, service: 'service-1' },
      headers: from(address),
      ...(cookie ? { cookie } : {}),
    });
  const checkIn = (secret: string, code: string, address: string) =>
    ask(`/api/tickets/${hall.id}.${secret}/commands`, {
      body: { id: newId(), command: { type: 'CheckIn', code } },
      headers: from(address),
    });
  return { ...hall, join, checkIn, from };
}

describe('V-23 limits that a whole town behind one address survives', () => {
  it('a class of a hundred joins at once from one address, and everybody in town goes on afterwards', async () => {
    const { join } = await anOffice();
    const answers = await Promise.all(Array.from({ length: 100 }, () => join('198.51.100.7')));
    expect(answers.map(({ status }) => status).filter((status) => status !== 201)).toEqual([]);
  });

  it('one that never stops is slowed down, and nobody else is', async () => {
    const { join, id } = await anOffice();
    const statuses: number[] = [];
    let last = '';
    for (let i = 0; i < 130; i += 1) {
      const secret = newSecret();
      const { status } = await join('198.51.100.7', undefined, secret);
      statuses.push(status);
      if (status === 201) last = secret;
    }
    expect(statuses.slice(0, 120).every((status) => status === 201)).toBe(true);
    expect(statuses.at(-1)).toBe(429);
    expect((await join('198.51.100.8')).status).toBe(201);
    // Whoever has a ticket is not hindered by it.
    expect((await ask(`/api/tickets/${id}.${last}`, { headers: { 'cf-connecting-ip': '198.51.100.7' } })).status).toBe(
      200,
    );
  });

  it('an office is not flooded from a thousand addresses either', () => {
    const limits = new ResidentLimits();
    const told = Array.from({ length: 700 }, (_, i) => limits.mayJoin(`address ${i}`, NOW));
    expect(told.filter(({ ok }) => ok)).toHaveLength(600);
    expect(limits.mayJoin('another', NOW + 60_000)).toMatchObject({ ok: true });
  });

  it('a bucket lets a burst through, then one in a time, and is full again after a rest', () => {
    const bucket = new Bucket(3, 1_000);
    const take = (ms: number): number => bucket.take('a', NOW + ms);
    expect([take(0), take(0), take(0)]).toEqual([0, 0, 0]);
    expect(take(0)).toBe(1);
    expect(take(1_000)).toBe(0);
    expect(take(1_000)).toBe(1);
    expect([take(60_000), take(60_000), take(60_000), take(60_000)]).toEqual([0, 0, 0, 1]);
    expect(bucket.take('b', NOW)).toBe(0);
  });

  it.each([
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2:ffff::1', true],
    ['2001:db8:1:2::', '2001:0db8:0001:0002:9::9', true],
    ['2001:db8:1:3::1', '2001:db8:1:2::1', false],
    ['::ffff:192.0.2.1', '192.0.2.1', true],
    ['192.0.2.1', '192.0.2.2', false],
    ['fe80::1%eth0', 'FE80::2', true],
  ])('%s and %s are one neighbour: %s', (a, b, same) => {
    expect(networkOf(a) === networkOf(b)).toBe(same);
  });

  it('an address is called otherwise each day, and never by its name', () => {
    const limits = new ResidentLimits();
    const name = limits.nameOf('192.0.2.1', NOW);
    expect(name).toBe(limits.nameOf('192.0.2.1', NOW + 1_000));
    expect(name).not.toContain('192');
    expect(name).not.toBe(limits.nameOf('192.0.2.1', NOW + 25 * 60 * 60_000));
    expect(name).not.toBe(new ResidentLimits().nameOf('192.0.2.1', NOW));
  });

  it('devices that ask to be let in from one address cannot keep the others out', async () => {
    const { office, from } = await anOffice();
    const pair = (address: string) => ask(`${office}/devices`, { body: { screen: 'kiosk' }, headers: from(address) });
    const statuses: number[] = [];
    for (let i = 0; i < 14; i += 1) statuses.push((await pair('198.51.100.7')).status);
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(0);
    expect((await pair('198.51.100.9')).status).toBe(201);
  });
});

describe('V-23 the lobby code cannot be had by guessing', () => {
  it('tries count for the ticket, and for the address over all tickets of one’s own', async () => {
    const { join, checkIn } = await anOffice();
    const secrets: string[] = [];
    for (let i = 0; i < 6; i += 1) {
      const secret = newSecret();
      await join(`203.0.113.${i}`, undefined, secret);
      secrets.push(secret);
    }
    const kinds: unknown[] = [];
    for (const secret of secrets) {
      for (let i = 0; i < 5; i += 1) kinds.push((await checkIn(secret, '000000', '198.51.100.7')).body.kind);
    }
    expect(kinds.filter((kind) => kind === 'wrong-code').length).toBeLessThanOrEqual(21);
    expect(kinds.at(-1)).toBe('too-many-tries');
    // From elsewhere the same ticket has its own few tries.
    expect((await checkIn(secrets[5] ?? '', '000000', '203.0.113.5')).body.kind).toBe('wrong-code');
  });

  it('on a line as over HTTP', async () => {
    const { join, id, office, admin } = await anOffice();
    const secret = newSecret();
    await join('203.0.113.1', undefined, secret);
    const line = await openLine(id, null, hello.ticket(id, secret));
    await line.hears('ticket');
    const kinds: unknown[] = [];
    for (let i = 0; i < 8; i += 1) {
      const command = newId();
      line.say({ type: 'ticket-command', id: command, command: { type: 'CheckIn', code: '000000' } });
      const told = await line.hears('answer', (answer) => answer.id === command);
      kinds.push(told.ok ? 'ok' : told.refusal.kind);
    }
    expect(kinds.slice(0, 6)).toEqual(Array.from({ length: 6 }, () => 'wrong-code'));
    expect(kinds.at(-1)).toBe('too-many-tries');
    expect((await ask(`${office}/devices`, { cookie: admin })).status).toBe(200);
  });

  it('many strangers do not make the office forget how often somebody has tried', () => {
    const tries = new Tries(3, 60_000);
    for (let i = 0; i < 4; i += 1) tries.failed('mine', NOW);
    for (let i = 0; i < 9_000; i += 1) tries.failed(`stranger ${i}`, NOW);
    expect(tries.wait('mine', NOW)).toBeGreaterThan(0);
  });
});

describe('V-24 a phone holds one number of an office at a time', () => {
  it('until it is given up or over; the same ticket asked for twice is one', async () => {
    const { join, id, office } = await anOffice();
    const [secret, command] = [newSecret(), newId()];
    const first = await join('203.0.113.1', undefined, secret, command);
    const cookie = cookiesOf(first);
    expect(first.headers.get('set-cookie')).toMatch(/^__Host-okienko-phone=.*HttpOnly; SameSite=Strict/);
    expect((await join('203.0.113.1', cookie, secret, command)).status).toBe(201);
    expect((await join('203.0.113.2', cookie)).body.kind).toBe('one-at-a-time');
    // Another phone, and one whose cookies were cleared, are strangers.
    expect((await join('203.0.113.1')).status).toBe(201);
    await ask(`/api/tickets/${id}.${secret}/commands`, { body: { id: newId(), command: { type: 'Cancel' } } });
    expect((await join('203.0.113.2', cookie)).status).toBe(201);
    expect((await ask(office)).status).toBe(200);
  });

  it('is forgotten with the day: nobody can tell tomorrow that it is the same phone', () => {
    const storage = createMemoryStorage();
    const phones = new Phones(storage);
    const mark = phones.took(null, 'ticket-1', '2026-11-19');
    expect(phones.ticketOf(mark, '2026-11-19')).toBe('ticket-1');
    expect(new Phones(storage).ticketOf(mark, '2026-11-19')).toBe('ticket-1');
    const [before] = storage.list('phone').map(({ key }) => key);
    expect(before).not.toContain(mark);
    expect(phones.ticketOf(mark, '2026-11-20')).toBeNull();
    phones.took(mark, 'ticket-2', '2026-11-20');
    expect(storage.list('phone').map(({ key }) => key)).not.toContain(before);
    expect(storage.list('phone')).toHaveLength(1);
    phones.forgetBefore('2026-11-21');
    expect(storage.list('phone')).toEqual([]);
    expect(storage.get('setting', 'phone-salt')).toBeNull();
  });
});

describe('V-23 a challenge, where somebody wants one', () => {
  const answering = (value: unknown, status = 200) => vi.fn(async () => Response.json(value, { status }));

  it('lets through whoever has solved it, and nobody else', async () => {
    const yes = answering({ success: true });
    const challenge = siteVerify('https://challenge.test/verify', 'key', yes as never);
    expect(await challenge.passes('solution', '192.0.2.1')).toBe(true);
    const [url, init] = yes.mock.calls[0] as unknown as [string, { body: URLSearchParams }];
    expect(url).toBe('https://challenge.test/verify');
    expect(Object.fromEntries(init.body)).toEqual({ secret: 'key', response: 'solution', remoteip: '192.0.2.1' });
    expect(await challenge.passes(undefined, null)).toBe(false);
    expect(await siteVerify('u', 'k', answering({ success: false }) as never).passes('x', null)).toBe(false);
  });

  it('N-12 an outage of the checker shuts nobody out', async () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const broken = vi.fn(() => Promise.reject(new Error('no network')));
    expect(await siteVerify('u', 'k', broken as never).passes('x', null)).toBe(true);
    expect(await siteVerify('u', 'k', answering({}, 503) as never).passes('x', null)).toBe(true);
    vi.restoreAllMocks();
  });
});
