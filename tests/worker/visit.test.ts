import { runDurableObjectAlarm } from 'cloudflare:test';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { ScreenCommandInput } from '../../shared/protocol/commands.ts';
import type { OfficeNow } from '../../shared/protocol/office-now.ts';
import type { TicketView } from '../../shared/protocol/ticket-view.ts';
import { smallOffice } from '../helpers/office-file.ts';
import { ask, hello, newSecret, openLine, pairDevice, type TownHall, townHall } from './helpers/town-hall.ts';

afterEach(() => {
  vi.useRealTimers();
});

const MINUTE = 60_000;

/** An office in which a clerk of each kind is at a counter, and what the tests ask of it. */
async function atWork(hall: TownHall, ...counters: string[]) {
  const clerks = new Map<string, string>();
  for (const counter of counters) {
    const cookie = await hall.signIn(`clerk-${counter}`);
    clerks.set(counter, cookie);
    await hall.send(cookie, { type: 'OpenCounter', counter });
  }
  const at = (counter: string, command: ScreenCommandInput) => hall.send(clerks.get(counter) ?? '', command);
  return {
    at,
    /** Calls the next client and begins the visit; the ticket's id. */
    serves: async (counter: string): Promise<string> => {
      await at(counter, { type: 'CallNext', counter });
      const called = (await hall.log()).findLast(({ event }) => event.type === 'TicketCalled');
      const ticket = String(called?.event.ticket);
      await at(counter, { type: 'Arrive', counter, ticket });
      return ticket;
    },
    own: async (secret: string): Promise<TicketView> =>
      (await ask(`/api/tickets/${hall.id}.${secret}`)).body.ticket as TicketView,
    now: async (): Promise<OfficeNow> => (await ask(`/api/offices/${hall.id}/now`)).body as unknown as OfficeNow,
  };
}

/** The id in the log of the ticket that was taken last. */
async function lastTicket(hall: TownHall): Promise<string> {
  const joined = (await hall.log()).findLast(({ event }) => event.type === 'TicketJoined');
  return String(joined?.event.ticket);
}

describe('a visit that is more than one call', () => {
  it('T-30 V-12 is passed on to a named colleague with a note that only that clerk and the holder read', async () => {
    const hall = await townHall();
    const { at, serves, own } = await atWork(hall, '1', '3');
    const { secret } = await hall.take('service-1');
    const ticket = await serves('1');
    const note = 'CANARY-NOTE: new photo needed';
    const passed = await at('1', {
      type: 'Transfer',
      counter: '1',
      ticket,
      service: 'service-2',
      to: { clerk: 'clerk-3' },
      note,
    });
    expect(passed.status).toBe(200);
    expect(await own(secret)).toMatchObject({
      state: 'waiting',
      number: 'A001',
      service: 'service-2',
      note,
      passedOn: { counter: null, badge: { surname: 'Nowak 3' } },
    });
    // P-16: the colleague who passed it on does not get it back.
    expect((await at('1', { type: 'CallNext', counter: '1' })).body.kind).toBe('nobody-waiting');
    const board = await openLine(hall.id, await pairDevice(hall.id, 'board'), hello.board());
    const stranger = await openLine(hall.id, await hall.signIn('clerk-1'), hello.staff());
    const colleague = await openLine(hall.id, await hall.signIn('clerk-3'), hello.staff());
    expect((await colleague.hears('client')).next).toMatchObject({ ticket, note });
    expect((await stranger.hears('client')).next).toBeNull();
    await at('3', { type: 'CallNext', counter: '3' });
    expect((await colleague.hears('client', ({ current }) => current !== null)).current).toMatchObject({ note });
    await board.hears('board', ({ board: { calls } }) => calls.length === 1);
    expect(JSON.stringify([board.messages, stranger.messages, await hall.log()])).not.toContain('CANARY');
    await at('3', { type: 'Arrive', counter: '3', ticket });
    await at('3', { type: 'Finish', counter: '3', ticket });
    expect(await own(secret)).toMatchObject({ state: 'ended', outcome: 'served', note: null });
  });

  it('T-29 is parked with a reason, its holder reads until when, and the alarm ends it when it is forgotten', async () => {
    const hall = await townHall();
    const { at, serves, own } = await atWork(hall, '1');
    const { secret } = await hall.take('service-1');
    const ticket = await serves('1');
    await at('1', { type: 'Park', counter: '1', ticket, reason: 'form', minutes: 10 });
    const parked = await own(secret);
    expect(parked).toMatchObject({ state: 'parked', pause: { reason: 'form' }, call: { counter: '1' } });
    await at('1', { type: 'Unpark', counter: '1', ticket, announce: true });
    expect(await own(secret)).toMatchObject({ state: 'called', pause: null });
    await at('1', { type: 'Arrive', counter: '1', ticket });
    await at('1', { type: 'Park', counter: '1', ticket, reason: 'payment', minutes: 5 });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 66 * MINUTE });
    expect(await runDurableObjectAlarm(hall.stub)).toBe(true);
    expect(await own(secret)).toMatchObject({ state: 'ended', outcome: 'left' });
  });

  it('T-28 is interrupted: the sign says until when, and the clerk calls nobody else', async () => {
    const hall = await townHall();
    const { at, serves, own } = await atWork(hall, '1');
    const sign = await openLine(hall.id, await pairDevice(hall.id, 'sign'), hello.sign('1'));
    const { secret } = await hall.take('service-1');
    await hall.take('service-1');
    const ticket = await serves('1');
    await at('1', { type: 'Interrupt', counter: '1', ticket, minutes: 5 });
    const { sign: shown } = await sign.hears('sign', (message) => message.sign.state === 'interrupted');
    expect(shown).toMatchObject({ number: 'A001' });
    expect((await own(secret)).pause).toEqual({ backAt: shown.backAt, reason: null });
    expect((await at('1', { type: 'CallNext', counter: '1' })).body.kind).toBe('counter-busy');
    await at('1', { type: 'Resume', counter: '1', ticket });
    expect(await own(secret)).toMatchObject({ state: 'serving', pause: null });
  });

  it('T-31 holds a second matter, which begins at the same counter without a wait', async () => {
    const hall = await townHall();
    const { at, serves, own } = await atWork(hall, '1');
    const { secret } = await hall.take('service-1');
    const ticket = await serves('1');
    await at('1', { type: 'AddMatter', ticket, service: 'service-2' });
    expect((await own(secret)).matters).toEqual(['service-2']);
    await at('1', { type: 'Finish', counter: '1', ticket });
    expect(await own(secret)).toMatchObject({ state: 'serving', service: 'service-2', matters: [] });
    await at('1', { type: 'Finish', counter: '1', ticket });
    expect(await own(secret)).toMatchObject({ state: 'ended', outcome: 'served' });
  });

  it('T-8 goes on elsewhere when a manager closes the counter of a clerk who has gone', async () => {
    const hall = await townHall();
    const { at, serves, own } = await atWork(hall, '1', '2');
    const { secret } = await hall.take('service-1');
    const ticket = await serves('1');
    const manager = await hall.signIn('maria');
    expect((await hall.send(manager, { type: 'CloseCounter', counter: '1' })).status).toBe(200);
    expect(await own(secret)).toMatchObject({ state: 'parked', pause: { reason: 'clerk-left' } });
    expect((await at('2', { type: 'Unpark', counter: '2', ticket, announce: false })).status).toBe(200);
    expect(await own(secret)).toMatchObject({ state: 'serving', call: { counter: '2' } });
  });
});

describe('the published order', () => {
  it('P-20 P-21 a call out of turn takes a reason, is public by number and reason, and is explained', async () => {
    const hall = await townHall();
    const { at, own, now } = await atWork(hall, '1');
    const first = await hall.take('service-1');
    await hall.take('service-1');
    const later = await lastTicket(hall);
    const bare = await at('1', { type: 'CallTicket', counter: '1', ticket: later });
    expect(bare.body).toMatchObject({ kind: 'reason-needed' });
    const forged = {
      type: 'CallTicket',
      counter: '1',
      ticket: later,
      reason: 'friend',
    } as unknown as ScreenCommandInput;
    expect((await at('1', forged)).status).toBe(422);
    const called = await at('1', { type: 'CallTicket', counter: '1', ticket: later, reason: 'deadline' });
    expect(called.status).toBe(200);
    expect((await now()).outOfTurn).toEqual([{ number: 'A002', reason: 'deadline' }]);
    expect((await own(first.secret)).before).toEqual([{ number: 'A002', because: 'out-of-turn', reason: 'deadline' }]);
    await at('1', { type: 'Undo', counter: '1' });
    expect((await now()).outOfTurn).toEqual([]);
  });

  it('P-21 V-5 who waits reads that a later number had an earlier turn, and never why', async () => {
    const hall = await townHall();
    const { at, own } = await atWork(hall, '1');
    const first = await hall.take('service-1');
    await hall.take('service-1', { needs: ['short'] });
    await at('1', { type: 'CallNext', counter: '1' });
    const seen = await own(first.secret);
    expect(seen.before).toEqual([{ number: 'A002', because: 'earlier-turn' }]);
    expect(JSON.stringify(seen)).not.toContain('short');
  });

  it('P-19 serves somebody at once; past others only with a reason', async () => {
    const hall = await townHall();
    const { at, now } = await atWork(hall, '1');
    const walk = (more: object = {}) =>
      at('1', { type: 'WalkDirect', counter: '1', secret: newSecret(), service: 'service-1', ...more });
    expect((await walk()).body.ticket).toMatchObject({ number: 'A001', state: 'serving' });
    await at('1', { type: 'Finish', counter: '1', ticket: await lastTicket(hall) });
    const waiting = await hall.take('service-1');
    expect(waiting.body.ticket).toMatchObject({ number: 'A002' });
    expect((await walk()).body.kind).toBe('reason-needed');
    expect((await walk({ reason: 'agreed' })).body.ticket).toMatchObject({ number: 'A003', state: 'serving' });
    expect((await now()).outOfTurn).toEqual([{ number: 'A003', reason: 'agreed' }]);
  });

  it('P-16 P-17 step-free help is called at a step-free counter while one is open, and anywhere when none is', async () => {
    const file = smallOffice('aim-office');
    const counter = file.counters[0];
    if (counter) counter.stepFree = false;
    const hall = await townHall(file);
    const { at } = await atWork(hall, '1', '2');
    await hall.take('service-1', { needs: ['space'] });
    expect((await at('1', { type: 'CallNext', counter: '1' })).body.kind).toBe('nobody-waiting');
    await at('2', { type: 'CloseCounter', counter: '2' });
    expect((await at('1', { type: 'CallNext', counter: '1' })).status).toBe(200);
    expect(await hall.logText()).not.toContain('space');
  });

  it('T-2 the front desk books a time or promises a call-back; a kiosk can do neither', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 19, 9, 0) });
    const hall = await townHall();
    const { at } = await atWork(hall, '1');
    const board = await openLine(hall.id, await pairDevice(hall.id, 'board'), hello.board());
    const slot = Date.now() + 30 * MINUTE;
    const host = await hall.signIn('maria');
    const take = (cookie: string, kind: 'slot' | 'call-back') =>
      hall.send(cookie, {
        type: 'TakeTicket',
        secret: newSecret(),
        service: 'service-1',
        promised: { kind, at: slot },
      });
    expect((await take(hall.kiosk, 'slot')).body.kind).toBe('not-allowed');
    expect((await take(host, 'slot')).body.ticket).toMatchObject({ state: 'expected', promised: slot });
    expect((await take(host, 'call-back')).body.ticket).toMatchObject({ state: 'waiting', promised: slot });
    // A call-back is not made long before its time, and calls nobody in the lobby.
    expect((await at('1', { type: 'CallNext', counter: '1' })).body.kind).toBe('nobody-waiting');
    // A tablet that nobody touches for long would lock itself.
    vi.useFakeTimers({ toFake: ['Date'], now: slot - 17 * MINUTE });
    expect((await at('1', { type: 'CallNext', counter: '1' })).body.kind).toBe('nobody-waiting');
    vi.useFakeTimers({ toFake: ['Date'], now: slot - 4 * MINUTE });
    expect((await at('1', { type: 'CallNext', counter: '1' })).status).toBe(200);
    await board.hears('board', ({ board: { waits } }) => waits.every(({ people }) => people === 0));
    expect(board.messages.flatMap((one) => (one.type === 'board' ? one.board.calls : []))).toEqual([]);
  });

  it('T-32 a manager stops tickets for a service: kiosks are refused, the front desk is not', async () => {
    const hall = await townHall();
    const { now } = await atWork(hall, '1');
    const manager = await hall.signIn('maria');
    const set = (open: boolean) => hall.send(manager, { type: 'SetIntake', service: 'service-1', open });
    await set(false);
    expect((await now()).services[0]?.intake).toBe('stopped');
    expect((await hall.take('service-1')).body.kind).toBe('no-time-today');
    const desk = { type: 'TakeTicket', secret: newSecret(), service: 'service-1' } as const;
    expect((await hall.send(manager, desk)).status).toBe(200);
    await set(true);
    expect((await hall.take('service-1')).status).toBe(200);
  });
});

describe('what anyone can check', () => {
  it('W-11 the last hash of a closed day is public, and is that of the exported day', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 19, 9, 0) });
    const hall = await townHall();
    const { now } = await atWork(hall, '1');
    await hall.take('service-1');
    expect((await now()).chain).toBeNull();
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 20, 9, 0) });
    const { chain } = await now();
    expect(chain?.date).toBe('2026-11-19');
    const manager = await hall.signIn('maria');
    const day = await ask(`/api/offices/${hall.id}/log?date=2026-11-19`, { cookie: manager });
    const last = String(day.body.text).trim().split('\n').at(-1) ?? '';
    expect(JSON.parse(last)).toMatchObject({ hash: chain?.hash, event: { type: 'DayClosed' } });
  });

  it('E-8 what people were told is held against what happened once the day has closed', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 19, 9, 0) });
    const hall = await townHall();
    const { at, now } = await atWork(hall, '1');
    const figures = async () =>
      (await ask(`/api/offices/${hall.id}/figures`, { cookie: await hall.signIn('maria') })).body;
    expect(await figures()).toMatchObject({ days: [] });
    await hall.take('service-1');
    await hall.take('service-1');
    await vi.waitFor(async () => expect((await now()).services[0]?.range).not.toBeNull(), { timeout: 5_000 });
    await hall.take('service-1');
    for (let i = 0; i < 3; i += 1) {
      await at('1', { type: 'CallNext', counter: '1' });
      const called = (await hall.log()).findLast(({ event }) => event.type === 'TicketCalled');
      const ticket = String(called?.event.ticket);
      vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 5 * MINUTE });
      await at('1', { type: 'Arrive', counter: '1', ticket });
      await at('1', { type: 'Finish', counter: '1', ticket });
    }
    vi.useFakeTimers({ toFake: ['Date'], now: Date.UTC(2026, 10, 20, 9, 0) });
    await now();
    expect(await figures()).toMatchObject({ days: [{ date: '2026-11-19', quotes: 3 }], learnedDays: 1 });
    expect((await ask(`/api/offices/${hall.id}/figures`)).status).toBe(401);
  });
});
