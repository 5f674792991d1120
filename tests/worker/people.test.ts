import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Env } from '../../worker/env.ts';
import { People } from '../../worker/office/access/people.ts';
import { tokenHash } from '../../worker/office/access/tokens.ts';
import { chainHash } from '../../worker/office/office-log.ts';
import { createMemoryStorage } from '../../worker/office/storage/memory.ts';
import { createSqliteStorage } from '../../worker/office/storage/sqlite.ts';
import { smallOffice } from '../helpers/office-file.ts';
import { authenticator } from './helpers/authenticator.ts';
import { cookiesOf, firstLink, PIN, realHall, setUpReal, tokenIn } from './helpers/real-hall.ts';
import { ask, hello, newId, newSecret, ORIGIN, openLine, townHall } from './helpers/town-hall.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
let offices = 0;
const anOffice = () => {
  offices += 1;
  return smallOffice(`people-office-${offices}`);
};
/** Time as the office reads it; the platform's own goes on. */
const at = (now: number) => vi.useFakeTimers({ toFake: ['Date'], now });
const MORNING = Date.UTC(2026, 10, 19, 9, 0);
const officeStub = (id: string) => {
  const { OFFICE } = env as unknown as Env;
  return OFFICE.get(OFFICE.idFromName(id));
};

afterEach(() => {
  vi.useRealTimers();
});

describe('V-14 the first administrator', () => {
  it('comes in by a one-time link, chooses who to be, and no password is set beforehand', async () => {
    const file = anOffice();
    const set = await setUpReal(file);
    const { path } = set.body.first as { path: string };
    expect(path).toMatch(new RegExp(`^/manage/first\\?office=${file.id}#[0-9a-z]{32}$`));
    expect(JSON.stringify(set.body)).not.toMatch(/pin/i);
    const link = `/api/offices/${file.id}/link`;
    const token = tokenIn(path);
    expect((await ask(`${link}/look`, { body: { token: 'a'.repeat(32) } })).body.kind).toBe('link-unknown');
    expect((await ask(`${link}/look`, { body: { token } })).body).toMatchObject({ purpose: 'first' });
    const use = (body: object) => ask(`${link}/use`, { body: { token, ...body } });
    expect((await use({ who: { person: 'nobody' }, pin: PIN })).body.kind).toBe('not-found');
    expect((await use({ who: { person: 'maria' }, pin: '123456' })).body.kind).toBe('pin-too-easy');
    expect((await use({ who: { person: 'maria' } })).body.kind).toBe('bad-shape');
    const used = await use({ who: { name: 'Ewa', surname: 'Żak-Łoś' }, pin: PIN });
    expect(used.body.person).toMatchObject({ id: 'admin-zaklos', roles: ['admin'] });
    expect((await use({ who: { person: 'maria' }, pin: PIN })).body.kind).toBe('link-unknown');
  });

  it('gets a new link from the operator only while nobody has an account; the older one and one of yesterday open nothing', async () => {
    at(MORNING);
    const file = anOffice();
    const set = await setUpReal(file);
    const old = tokenIn((set.body.first as { path: string }).path);
    const again = await firstLink(file.id);
    const look = (token: string) => ask(`/api/offices/${file.id}/link/look`, { body: { token } });
    expect((await look(old)).body.kind).toBe('link-unknown');
    expect((await look(tokenIn(again.body.path))).status).toBe(200);
    at(MORNING + 24 * HOUR + 1);
    expect((await look(tokenIn(again.body.path))).body.kind).toBe('link-unknown');
    const { body } = await firstLink(file.id);
    const token = tokenIn(body.path);
    // Two who use it at once: one of them comes too late.
    const both = await Promise.all(
      ['maria', 'clerk-1'].map((person) =>
        ask(`/api/offices/${file.id}/link/use`, { body: { token, who: { person }, pin: PIN } }),
      ),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 404]);
    expect((await firstLink(file.id)).body.kind).toBe('not-allowed');
    expect((await setUpReal(file)).body.first).toBeNull();
  });

  it('a demonstration never becomes a real office, nor a real one a demonstration', async () => {
    const demo = await townHall();
    const set = (file: unknown, isDemo: boolean) =>
      ask('/api/setup', { body: { file, demo: isDemo }, headers: { authorization: 'Bearer test-setup-token' } });
    expect((await set(smallOffice(demo.id), false)).body.kind).toBe('demo-and-real');
    const real = anOffice();
    await setUpReal(real);
    expect((await set(real, true)).body.kind).toBe('demo-and-real');
    expect((await ask(`/api/offices/${real.id}`)).body.demo).toBe(false);
  });
});

describe('V-15 a PIN', () => {
  it('opens only on a tablet of the office, or where the same person has been before', async () => {
    const hall = await realHall(anOffice());
    await hall.invited('clerk-1');
    for (const person of ['clerk-1', 'clerk-2', 'nobody']) {
      expect((await hall.signIn(person, PIN)).body.kind).toBe('device-not-of-office');
    }
    const tablet = await hall.tablet();
    const signed = await hall.signIn('clerk-1', PIN, tablet);
    expect(signed.status).toBe(201);
    expect((await ask(`${hall.office}/staff`, { cookie: tablet })).body.demoPin).toBeNull();
    expect((await ask(`${hall.office}/staff`)).body.kind).toBe('not-signed-in');
    // The browser of the administrator is known, for the administrator alone.
    expect((await hall.signIn('maria', PIN, hall.admin)).status).toBe(201);
    expect((await hall.signIn('clerk-1', PIN, hall.admin)).body.kind).toBe('device-not-of-office');
  });

  it('a thousand guesses never get in, and keep nobody out who works on another tablet', async () => {
    at(MORNING);
    const hall = await realHall(anOffice());
    await hall.invited('clerk-1');
    const [own, other] = [await hall.tablet(), await hall.tablet()];
    const mine = `${own}; ${cookiesOf(await hall.signIn('clerk-1', PIN, own))}`;
    let checked = 0;
    // A whole day of trying, one guess in a minute and a half.
    for (let guess = 0; guess < 1_000; guess += 1) {
      at(MORNING + guess * 90_000);
      const { body } = await hall.signIn('clerk-1', String(guess).padStart(6, '0'), other);
      expect(['wrong-pin', 'too-many-tries']).toContain(body.kind);
      if (body.kind === 'wrong-pin') checked += 1;
      // A session lasts for half a day.
      if (guess % 400 === 399) expect((await hall.signIn('clerk-1', PIN, mine)).status).toBe(201);
    }
    // Of a million PINs.
    expect(checked).toBeLessThanOrEqual(60);
    expect((await hall.signIn('clerk-1', PIN, mine)).status).toBe(201);
    expect((await hall.signIn('maria', PIN, hall.admin)).status).toBe(201);
  }, 60_000);

  it('waits longer with each wrong one; a manager lets the person try again at once', async () => {
    at(MORNING);
    const hall = await realHall(anOffice());
    await hall.invited('clerk-1');
    const tablet = await hall.tablet();
    for (let i = 0; i < 5; i += 1) expect((await hall.signIn('clerk-1', '000000', tablet)).body.kind).toBe('wrong-pin');
    const waits = await hall.signIn('clerk-1', PIN, tablet);
    expect(waits.body).toMatchObject({ kind: 'too-many-tries', seconds: 30 });
    expect(waits.headers.get('retry-after')).toBe('30');
    at(MORNING + 31_000);
    expect((await hall.signIn('clerk-1', '000000', tablet)).body.kind).toBe('wrong-pin');
    expect((await hall.signIn('clerk-1', PIN, tablet)).body).toMatchObject({ kind: 'too-many-tries', seconds: 60 });
    const list = (await ask(`${hall.office}/people`, { cookie: hall.admin })).body.people as Array<{
      id: string;
      waits: number;
    }>;
    expect(list.find(({ id }) => id === 'clerk-1')?.waits).toBe(60);
    // Unknown people wait in the same way, so that the answer does not tell them apart.
    for (let i = 0; i < 5; i += 1) expect((await hall.signIn('nobody', '000000', tablet)).body.kind).toBe('wrong-pin');
    expect((await hall.signIn('nobody', PIN, tablet)).body).toMatchObject({ kind: 'too-many-tries', seconds: 30 });
    await ask(`${hall.office}/people/clerk-1/unlock`, { method: 'POST', cookie: hall.admin });
    expect((await hall.signIn('clerk-1', PIN, tablet)).status).toBe(201);
  });

  it('V-11 a restart forgives no wrong PIN', async () => {
    const { evictDurableObject } = await import('cloudflare:test');
    const hall = await realHall(anOffice());
    const { env } = await import('cloudflare:workers');
    await hall.invited('clerk-1');
    const tablet = await hall.tablet();
    for (let i = 0; i < 5; i += 1) await hall.signIn('clerk-1', '000000', tablet);
    const { OFFICE } = env as unknown as import('../../worker/env.ts').Env;
    await evictDurableObject(OFFICE.get(OFFICE.idFromName(hall.id)));
    expect((await hall.signIn('clerk-1', PIN, tablet)).body.kind).toBe('too-many-tries');
  });

  it('is changed by its owner with the old one, and every other session stays', async () => {
    const hall = await realHall(anOffice());
    const clerk = await hall.invited('clerk-1');
    const change = (body: object) => ask(`${hall.office}/me/pin`, { method: 'PUT', body, cookie: clerk });
    expect((await change({ pin: '739152' })).body.kind).toBe('wrong-pin');
    expect((await change({ old: PIN, pin: '654321' })).body.kind).toBe('pin-too-easy');
    expect((await change({ old: PIN, pin: '739152' })).body).toMatchObject({ hasPin: true });
    expect((await hall.signIn('clerk-1', PIN, clerk)).body.kind).toBe('wrong-pin');
    expect((await hall.signIn('clerk-1', '739152', clerk)).status).toBe(201);
  });
});

describe('V-16 whoever is barred', () => {
  it('can do nothing from that moment on, on open sockets too; and comes in again when let in', async () => {
    const hall = await realHall(anOffice());
    const clerk = await hall.invited('clerk-1');
    const line = await openLine(hall.id, clerk, hello.staff());
    await line.hears('welcome');
    const to = (what: string) => ask(`${hall.office}/people/clerk-1/${what}`, { method: 'POST', cookie: hall.admin });
    const barred = await to('disable');
    expect(barred.status).toBe(200);
    expect(await line.hears('refused')).toMatchObject({ refusal: { kind: 'not-signed-in' } });
    expect((await ask('/api/session', { cookie: clerk })).body.kind).toBe('not-signed-in');
    const tablet = await hall.tablet();
    expect((await hall.signIn('clerk-1', PIN, tablet)).body.kind).toBe('wrong-pin');
    expect((await to('invite')).body.kind).toBe('not-allowed');
    await to('enable');
    expect((await hall.signIn('clerk-1', PIN, tablet)).status).toBe(201);
    const own = await ask(`${hall.office}/people/maria/disable`, { method: 'POST', cookie: hall.admin });
    expect(own.body.kind).toBe('not-yourself');
  });

  it('holds no session even if one was left: each use asks for the account anew', () => {
    const file = anOffice();
    const people = new People(createMemoryStorage(), () => file);
    const on = { way: 'pin', agent: { system: 'other', browser: 'other' }, tablet: null, browser: null } as const;
    const hash = tokenHash(people.sessions.open('clerk-1', on, MORNING).token);
    expect(people.held(hash, MORNING)).toMatchObject({ person: 'clerk-1' });
    people.accounts.setDisabled('clerk-1', true);
    expect(people.sessions.find(hash, MORNING)).toMatchObject({ person: 'clerk-1' });
    expect(people.held(hash, MORNING)).toBeNull();
    expect(people.awake(hash, MORNING)).toMatchObject({ ok: false, refusal: { kind: 'not-signed-in' } });
    people.accounts.setDisabled('clerk-1', false);
    file.people = file.people.filter(({ id }) => id !== 'clerk-1');
    expect(people.held(hash, MORNING)).toBeNull();
  });

  it('whoever loses the part in the day, or leaves, loses the line with it', async () => {
    const file = anOffice();
    const hall = await realHall(file);
    const lines = await Promise.all(
      ['clerk-1', 'clerk-2', 'clerk-3'].map(async (person) =>
        openLine(hall.id, await hall.invited(person), hello.staff()),
      ),
    );
    await Promise.all(lines.map((line) => line.hears('welcome')));
    const people = file.people
      .filter(({ id }) => id !== 'clerk-2')
      .map((one) => (one.id === 'clerk-1' ? { ...one, roles: ['editor'] as const } : one));
    await ask(`${hall.office}/file`, { method: 'PUT', body: { ...file, people }, cookie: hall.admin });
    expect(await lines[0]?.hears('refused')).toMatchObject({ refusal: { kind: 'not-allowed' } });
    expect(await lines[1]?.hears('refused')).toMatchObject({ refusal: { kind: 'not-signed-in' } });
    await lines[2]?.hears('info');
    expect(lines[2]?.closed).toEqual([]);
  });

  it('V-8 a tablet that was taken out: whoever is signed in on it is out, and no PIN opens anything there', async () => {
    const hall = await realHall(anOffice());
    await hall.invited('clerk-1');
    const tablet = await hall.tablet();
    const signed = `${tablet}; ${cookiesOf(await hall.signIn('clerk-1', PIN, tablet))}`;
    const line = await openLine(hall.id, signed, hello.staff());
    await line.hears('welcome');
    const devices = await ask(`${hall.office}/devices`, { cookie: hall.admin });
    const [device] = devices.body.devices as Array<{ id: string; screen: string; connected: boolean }>;
    expect(device).toMatchObject({ screen: 'tablet', connected: true });
    await ask(`${hall.office}/devices/${device?.id}`, { method: 'DELETE', cookie: hall.admin });
    expect(await line.hears('refused')).toMatchObject({ refusal: { kind: 'not-signed-in' } });
    expect((await ask('/api/session', { cookie: signed })).body.kind).toBe('not-signed-in');
    expect((await hall.signIn('clerk-1', PIN, signed)).body.kind).toBe('device-not-of-office');
  });

  it('a manager changes no administrator’s account, and makes nobody an administrator', async () => {
    const file = anOffice();
    const chief = { ...file.people[0], id: 'chief', roles: ['manager'] } as (typeof file.people)[number];
    file.people.push(chief);
    const hall = await realHall(file);
    const manager = await hall.invited('chief');
    for (const what of ['pin', 'invite', 'disable', 'unlock']) {
      const reply = await ask(`${hall.office}/people/maria/${what}`, { method: 'POST', cookie: manager });
      expect(reply.body.kind, what).toBe('not-allowed');
    }
    const write = (people: typeof file.people, cookie: string) =>
      ask(`${hall.office}/file`, { method: 'PUT', body: { ...file, people }, cookie });
    const risen = file.people.map((one) =>
      one.id === 'chief' ? { ...one, roles: ['manager', 'admin'] as const } : one,
    );
    expect((await write(risen as typeof file.people, manager)).body.kind).toBe('not-allowed');
    expect((await write(risen as typeof file.people, hall.admin)).status).toBe(200);
    expect((await ask(`${hall.office}/people/maria/unlock`, { method: 'POST', cookie: manager })).status).toBe(200);
  });

  it('an editor changes texts of services and nothing else', async () => {
    const file = anOffice();
    file.people.push({ ...file.people[0], id: 'editor', roles: ['editor'] } as (typeof file.people)[number]);
    const hall = await realHall(file);
    const editor = await hall.invited('editor');
    const write = (part: object) =>
      ask(`${hall.office}/file`, { method: 'PUT', body: { ...file, ...part }, cookie: editor });
    const [first, ...others] = file.services;
    expect((await write({ services: [{ ...first, term: { pl: 'tydzień', en: 'a week' } }, ...others] })).status).toBe(
      200,
    );
    expect((await write({ phone: '11 111 11 11' })).body.kind).toBe('not-allowed');
    expect((await write({ people: file.people.slice(0, -1) })).body.kind).toBe('not-allowed');
  });
});

describe('V-17 a locked screen', () => {
  it('says and hears nothing until the same person unlocks it; the client stays where the client is', async () => {
    const hall = await realHall(anOffice());
    const clerk = await hall.invited('clerk-1');
    const kiosk = await hall.device('kiosk');
    const send = (cookie: string, command: object) =>
      ask(`${hall.office}/commands`, { body: { id: newId(), command }, cookie });
    await send(kiosk, { type: 'TakeTicket', secret: newSecret(), service: 'service-1', needs: ['sign'] });
    await send(clerk, { type: 'OpenCounter', counter: '1' });
    expect((await send(clerk, { type: 'CallNext', counter: '1' })).status).toBe(200);
    const line = await openLine(hall.id, clerk, hello.staff());
    await line.hears('client');

    expect((await ask('/api/session/lock', { method: 'POST', cookie: clerk })).status).toBe(204);
    expect(await line.hears('refused')).toMatchObject({ refusal: { kind: 'session-locked' } });
    const again = await openLine(hall.id, clerk, hello.staff());
    expect(await again.hears('refused')).toMatchObject({ refusal: { kind: 'session-locked' } });
    expect(again.messages).toHaveLength(1);
    expect((await send(clerk, { type: 'Undo', counter: '1' })).body.kind).toBe('session-locked');
    expect((await ask(`${hall.office}/badges`, { cookie: clerk })).body.kind).toBe('session-locked');
    expect((await ask('/api/session', { cookie: clerk })).body).toMatchObject({ locked: true, counter: '1' });

    const unlock = (pin: string) => ask('/api/session/unlock', { body: { pin }, cookie: clerk });
    expect((await unlock('000000')).body.kind).toBe('wrong-pin');
    expect((await unlock(PIN)).body).toMatchObject({ locked: false, counter: '1' });
    const back = await openLine(hall.id, clerk, hello.staff());
    const { current } = await back.hears('client');
    expect(current).toMatchObject({ needs: ['sign'] });
  });

  it('locks by itself when the office hears nothing of it for long; a touch keeps it open', async () => {
    at(MORNING);
    const hall = await realHall({ ...anOffice(), lockMinutes: 5 });
    const [one, two] = [await hall.invited('clerk-1'), await hall.invited('clerk-2')];
    at(MORNING + 14 * MINUTE);
    await ask('/api/session/seen', { method: 'POST', cookie: one });
    at(MORNING + 16 * MINUTE);
    expect((await ask(`${hall.office}/badges`, { cookie: one })).status).toBe(200);
    expect((await ask(`${hall.office}/badges`, { cookie: two })).body.kind).toBe('session-locked');
    const unlocked = await ask('/api/session/unlock', { body: { pin: PIN }, cookie: two });
    expect(unlocked.body).toMatchObject({ locked: false, lockMinutes: 5 });
    expect((await ask(`${hall.office}/badges`, { cookie: two })).status).toBe(200);
  });

  it('tells an open line at the moment at which the session counts as locked, not some minutes later', async () => {
    at(MORNING);
    const hall = await realHall({ ...anOffice(), lockMinutes: 5 });
    const [one, two] = [await hall.invited('clerk-1'), await hall.invited('clerk-2')];
    const [first, second] = [await openLine(hall.id, one, hello.staff()), await openLine(hall.id, two, hello.staff())];
    await Promise.all([first.hears('welcome'), second.hears('welcome')]);
    at(MORNING + 2 * MINUTE);
    await ask('/api/session/seen', { method: 'POST', cookie: two });
    const stub = officeStub(hall.id);
    const rings = () =>
      runInDurableObject(stub, (_, state) => createSqliteStorage(state.storage).get<number>('timer', 'silence'));
    // The office's round every five minutes comes first; it closes nobody's line before the time.
    for (let minutes = 5; minutes <= 15; minutes += 5) {
      at(MORNING + minutes * MINUTE);
      await runDurableObjectAlarm(stub);
      expect(first.closed).toEqual([]);
    }
    expect(await rings()).toBe(MORNING + 15 * MINUTE + 1);
    at(MORNING + 15 * MINUTE + 1);
    await runDurableObjectAlarm(stub);
    expect(await first.hears('refused')).toMatchObject({ refusal: { kind: 'session-locked' } });
    expect(second.closed).toEqual([]);
    expect(await rings()).toBe(MORNING + 17 * MINUTE + 1);
    at(MORNING + 17 * MINUTE + 1);
    await runDurableObjectAlarm(stub);
    expect(await second.hears('refused')).toMatchObject({ refusal: { kind: 'session-locked' } });
  });

  it('somebody else signs in on the same tablet: the session before is over, the counter is not', async () => {
    const hall = await realHall(anOffice());
    await hall.invited('clerk-1');
    await hall.invited('clerk-2');
    const tablet = await hall.tablet();
    const first = `${tablet}; ${cookiesOf(await hall.signIn('clerk-1', PIN, tablet))}`;
    const command = { type: 'OpenCounter', counter: '3' };
    await ask(`${hall.office}/commands`, { body: { id: newId(), command }, cookie: first });
    await ask('/api/session/lock', { method: 'POST', cookie: first });
    const second = await hall.signIn('clerk-2', PIN, first);
    expect(second.body).toMatchObject({ person: { id: 'clerk-2' }, counter: null });
    expect((await ask('/api/session', { cookie: first })).body.kind).toBe('not-signed-in');
    const back = await hall.signIn('clerk-1', PIN, tablet);
    expect(back.body).toMatchObject({ counter: '3' });
  });
});

describe('V-18 sessions', () => {
  it('are listed with the browser in two words and the place of a tablet, and are ended one by one', async () => {
    const hall = await realHall(anOffice());
    const clerk = await hall.invited('clerk-1');
    const tablet = await hall.tablet();
    const agent =
      'Mozilla/5.0 (Linux; Android 16) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0 Mobile Safari/537.36';
    const body = { office: hall.id, person: 'clerk-1', pin: PIN };
    const there = await ask('/api/session', { body, cookie: tablet, headers: { 'user-agent': agent } });
    const own = await ask(`${hall.office}/me`, { cookie: clerk });
    const sessions = own.body.sessions as Array<Record<string, unknown>>;
    expect(sessions).toEqual([
      expect.objectContaining({ own: true, way: 'link', place: null }),
      expect.objectContaining({
        own: false,
        way: 'pin',
        place: 'tablet place',
        agent: { system: 'android', browser: 'chrome' },
      }),
    ]);
    expect(JSON.stringify(sessions)).not.toContain('Mozilla');
    const id = sessions[1]?.id;
    await ask(`${hall.office}/me/sessions/${id}`, { method: 'DELETE', cookie: clerk });
    expect((await ask('/api/session', { cookie: cookiesOf(there) })).body.kind).toBe('not-signed-in');
    const mine = await ask(`${hall.office}/people/clerk-1/sessions/${sessions[0]?.id}`, {
      method: 'DELETE',
      cookie: hall.admin,
    });
    expect(mine.status).toBe(200);
    expect((await ask('/api/session', { cookie: clerk })).body.kind).toBe('not-signed-in');
  });
});

describe('V-19 a passkey', () => {
  const on = (hall: { office: string }, path: string, cookie?: string, body?: object) =>
    ask(`${hall.office}${path}`, { method: 'POST', ...(body ? { body } : {}), ...(cookie ? { cookie } : {}) });

  it('signs in on a device of one’s own; its challenge is good once, for this host, and for minutes', async () => {
    at(MORNING);
    const hall = await realHall(anOffice());
    const clerk = await hall.invited('clerk-1');
    const key = await authenticator();
    const options = (await on(hall, '/me/passkeys/options', clerk)).body;
    expect(options).toMatchObject({
      rp: { id: 'okienko.test' },
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    const made = await key.make(options, ORIGIN);
    const added = await on(hall, '/me/passkeys', clerk, { response: made });
    expect(added.body.passkeys).toHaveLength(1);
    // The same answer a second time, and one from the page of another site.
    expect((await on(hall, '/me/passkeys', clerk, { response: made })).body.kind).toBe('passkey-unknown');

    const challenge = async () => (await on(hall, '/passkey')).body;
    const signIn = (response: unknown) => ask('/api/session/passkey', { body: { office: hall.id, response } });
    const elsewhere = await key.sign(await challenge(), 'https://evil.test');
    expect((await signIn(elsewhere)).body.kind).toBe('passkey-unknown');
    const signed = await key.sign(await challenge(), ORIGIN);
    expect((await signIn(signed)).body).toMatchObject({ person: { id: 'clerk-1' } });
    expect((await signIn(signed)).body.kind).toBe('passkey-unknown');
    const one = await challenge();
    expect((await signIn(await key.sign(one, ORIGIN))).status).toBe(201);
    expect((await signIn(await key.sign(one, ORIGIN))).body.kind).toBe('passkey-unknown');
    const late = await key.sign(await challenge(), ORIGIN);
    at(MORNING + 4 * MINUTE);
    expect((await signIn(late)).body.kind).toBe('passkey-unknown');
    const stranger = await (await authenticator()).sign(await challenge(), ORIGIN);
    expect((await signIn(stranger)).body.kind).toBe('passkey-unknown');
  });

  it('comes with an invitation, without any PIN; a new invitation takes the old one away', async () => {
    const hall = await realHall(anOffice());
    const key = await authenticator();
    const invite = async () => tokenIn((await on(hall, '/people/clerk-1/invite', hall.admin)).body.path);
    const token = await invite();
    const made = await key.make((await on(hall, '/link/passkey', undefined, { token })).body, ORIGIN);
    const used = await on(hall, '/link/use', undefined, { token, passkey: made });
    expect(used.status).toBe(201);
    const signIn = async () => {
      const response = await key.sign((await on(hall, '/passkey')).body, ORIGIN);
      return ask('/api/session/passkey', { body: { office: hall.id, response } });
    };
    expect((await signIn()).status).toBe(201);
    await on(hall, '/link/use', undefined, { token: await invite(), pin: PIN });
    expect((await signIn()).body.kind).toBe('passkey-unknown');
    expect((await ask('/api/session', { cookie: cookiesOf(used) })).body.kind).toBe('not-signed-in');
  });
});

describe('V-20 the audit log', () => {
  it('has a line for every act by virtue of an office, and no secret in any of them', async () => {
    const hall = await realHall(anOffice());
    const clerk = await hall.invited('clerk-1');
    const post = (path: string, body?: object, method = 'POST') =>
      ask(`${hall.office}${path}`, { method, cookie: hall.admin, ...(body ? { body } : {}) });
    const tablet = await hall.tablet();
    await hall.signIn('clerk-1', '000000', tablet);
    const pin = (await post('/people/clerk-2/pin')).body.pin;
    const kiosk = await hall.device('kiosk');
    const send = (command: object, cookie: string) =>
      ask(`${hall.office}/commands`, { body: { id: newId(), command }, cookie });
    for (let i = 0; i < 2; i += 1) await send({ type: 'TakeTicket', secret: newSecret(), service: 'service-1' }, kiosk);
    await send({ type: 'OpenCounter', counter: '1' }, clerk);
    const log = String((await ask(`${hall.office}/log`, { cookie: hall.admin })).body.text);
    const joined = log.split('\n').filter((line) => line.includes('TicketJoined'));
    const second = JSON.parse(joined[1] ?? '{}').event.ticket;
    await send({ type: 'CallTicket', counter: '1', ticket: second, reason: 'agreed' }, clerk);
    await send({ type: 'CloseCounter', counter: '1' }, hall.admin);
    await send({ type: 'SetIntake', service: 'service-1', open: false }, hall.admin);
    await post('/people/clerk-1/disable');
    await post('/people/clerk-1/enable');
    const devices = (await ask(`${hall.office}/devices`, { cookie: hall.admin })).body.devices as Array<{ id: string }>;
    await post(`/devices/${devices[0]?.id}`, undefined, 'DELETE');
    const file = (await ask(`${hall.office}/file`, { cookie: hall.admin })).body as {
      people: Array<Record<string, unknown>>;
    };
    const people = file.people.map((one) => (one.id === 'clerk-3' ? { ...one, roles: ['host'] } : one));
    await post('/file', { ...file, people }, 'PUT');

    const page = await ask(`${hall.office}/audit`, { cookie: hall.admin });
    const entries = page.body.entries as Array<{
      seq: number;
      by: string;
      act: { type: string } & Record<string, unknown>;
    }>;
    const types = entries.map(({ act }) => act.type).reverse();
    expect(types).toEqual([
      'office-set-up',
      'first-link-made',
      'first-admin',
      'signed-in',
      'invited',
      'invitation-used',
      'signed-in',
      'device-approved',
      'pin-given',
      'device-approved',
      'log-exported',
      'called-out-of-turn',
      'counter-closed-for',
      'intake-set',
      'disabled',
      'enabled',
      'device-removed',
      'file-imported',
      'roles-changed',
      'sign-ins-refused',
    ]);
    expect(entries.find(({ act }) => act.type === 'called-out-of-turn')).toMatchObject({
      by: 'person:clerk-1',
      act: { reason: 'agreed' },
    });
    expect(entries.find(({ act }) => act.type === 'roles-changed')?.act).toMatchObject({
      person: 'clerk-3',
      before: ['clerk'],
      after: ['host'],
    });
    const text = JSON.stringify(entries);
    for (const secret of [PIN, String(pin), '000000', ...clerk.split(/[.;=]/).filter((part) => part.length === 32)]) {
      expect(text).not.toContain(secret);
    }
    expect(page.body.intact).toBe(true);
  });

  it('is chained like the office’s log, read page by page, and a changed line is told', async () => {
    const hall = await realHall(anOffice());
    for (let i = 0; i < 60; i += 1) {
      await ask(`${hall.office}/people/clerk-1/unlock`, { method: 'POST', cookie: hall.admin });
    }
    const first = (await ask(`${hall.office}/audit`, { cookie: hall.admin })).body as unknown as Page;
    const rest = (await ask(`${hall.office}/audit?before=${first.before}`, { cookie: hall.admin }))
      .body as unknown as Page;
    const lines = [...first.entries, ...rest.entries].reverse();
    expect(lines.map(({ seq }) => seq)).toEqual(lines.map((_, i) => i + 1));
    expect(rest.before).toBeNull();
    let hash = '0'.repeat(64);
    for (const { hash: own, ...line } of lines) {
      hash = chainHash(hash, JSON.stringify(line));
      expect(own).toBe(hash);
    }
    const { runInDurableObject } = await import('cloudflare:test');
    const { env } = await import('cloudflare:workers');
    const { OFFICE } = env as unknown as import('../../worker/env.ts').Env;
    await runInDurableObject(OFFICE.get(OFFICE.idFromName(hall.id)), (_, { storage }) => {
      storage.sql.exec(
        "UPDATE records SET value = replace(value, 'clerk-1', 'clerk-9') WHERE kind = 'audit' AND key = ?",
        String(lines.at(-2)?.seq).padStart(12, '0'),
      );
    });
    expect((await ask(`${hall.office}/audit`, { cookie: hall.admin })).body.intact).toBe(false);
  });
});

interface Page {
  entries: Array<{ seq: number; hash: string }>;
  before: number | null;
  intact: boolean;
}

describe('V-9 a page of another site', () => {
  it('can change nothing in a person’s name', async () => {
    const hall = await realHall(anOffice());
    const from = (headers: Record<string, string>) =>
      ask(`${hall.office}/people/clerk-1/pin`, { method: 'POST', cookie: hall.admin, headers });
    for (const headers of [
      { origin: 'https://evil.test' },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site', origin: 'https://www.okienko.test' },
    ]) {
      expect((await from(headers as Record<string, string>)).body.kind).toBe('other-site');
    }
    expect((await from({ origin: ORIGIN, 'sec-fetch-site': 'same-origin' })).status).toBe(201);
    expect(
      (await ask(`${hall.office}/people`, { cookie: hall.admin, headers: { origin: 'https://evil.test' } })).status,
    ).toBe(200);
  });

  it('over HTTPS cookies have names that no other host can set', async () => {
    const hall = await realHall(anOffice());
    const signed = await hall.signIn('maria', PIN, hall.admin);
    for (const cookie of signed.headers.getSetCookie()) {
      expect(cookie).toMatch(/^__Host-okienko-\w+=\S+; Path=\/; Secure; HttpOnly; SameSite=Strict; Max-Age=\d+$/);
    }
    const bare = hall.admin.replaceAll('__Host-', '');
    expect((await ask('/api/session', { cookie: bare })).body.kind).toBe('not-signed-in');
  });
});
