import { evictDurableObject, runDurableObjectAlarm } from 'cloudflare:test';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { CHAIN_START, chainHash } from '../../worker/office/office-log.ts';
import { smallOffice } from '../helpers/office-file.ts';
import { ask, newId, newSecret, townHall } from './helpers/town-hall.ts';

afterEach(() => {
  vi.useRealTimers();
});

describe('an office at work', () => {
  it('T-14 takes a client from the kiosk to the end of the visit', async () => {
    const hall = await townHall();
    const clerk = await hall.signIn('clerk-1');
    const taken = await hall.take('service-1');
    expect(taken.status).toBe(200);
    expect(taken.body.ticket).toMatchObject({ number: 'A001', state: 'waiting', ahead: 0 });
    await hall.send(clerk, { type: 'OpenCounter', counter: '1' });
    expect((await hall.send(clerk, { type: 'CallNext', counter: '1' })).status).toBe(200);
    const called = (await hall.log()).find(({ event }) => event.type === 'TicketCalled');
    const ticket = String(called?.event.ticket);
    await hall.send(clerk, { type: 'Recall', counter: '1', ticket });
    await hall.send(clerk, { type: 'Arrive', counter: '1', ticket });
    await hall.send(clerk, { type: 'Finish', counter: '1', ticket });
    const own = await ask(`/api/tickets/${hall.id}.${taken.secret}`);
    expect(own.body.ticket).toMatchObject({ state: 'ended', outcome: 'served', number: 'A001' });
  });

  it('O-1 the same command sent again, also at the same time, is the same ticket', async () => {
    const hall = await townHall();
    const secret = newSecret();
    const id = newId();
    const replies = await Promise.all(Array.from({ length: 8 }, () => hall.take('service-1', { secret, id })));
    const numbers = new Set(replies.map(({ body }) => (body.ticket as { number: string }).number));
    expect(numbers).toEqual(new Set(['A001']));
    expect((await hall.log()).filter(({ event }) => event.type === 'TicketJoined')).toHaveLength(1);
  });

  it('N-2 numbers are unique and without gaps when many kiosks ask at once', async () => {
    const hall = await townHall();
    const replies = await Promise.all(Array.from({ length: 60 }, () => hall.take('service-1')));
    const numbers = replies.map(({ body }) => (body.ticket as { number: string }).number).sort();
    expect(numbers).toEqual(Array.from({ length: 60 }, (_, i) => `A${String(i + 1).padStart(3, '0')}`));
  });

  it('T-9 a client is called once, however many clerks call at once', async () => {
    const hall = await townHall();
    for (let i = 0; i < 10; i += 1) await hall.take('service-1');
    const clerks = await Promise.all(Array.from({ length: 16 }, (_, i) => hall.signIn(`clerk-${i + 1}`)));
    await Promise.all(clerks.map((clerk, i) => hall.send(clerk, { type: 'OpenCounter', counter: String(i + 1) })));
    const calls = await Promise.all(
      clerks.map((clerk, i) => hall.send(clerk, { type: 'CallNext', counter: String(i + 1) })),
    );
    expect(calls.filter(({ status }) => status === 200)).toHaveLength(10);
    expect(calls.filter(({ body }) => body.kind === 'nobody-waiting')).toHaveLength(6);
    const called = (await hall.log())
      .filter(({ event }) => event.type === 'TicketCalled')
      .map(({ event }) => event.ticket);
    expect(new Set(called).size).toBe(10);
  });

  it('T-7 a double tap on "call next" calls one client', async () => {
    const hall = await townHall();
    const clerk = await hall.signIn('clerk-1');
    await hall.take();
    await hall.take();
    await hall.send(clerk, { type: 'OpenCounter', counter: '1' });
    const [first, second] = await Promise.all([
      hall.send(clerk, { type: 'CallNext', counter: '1' }),
      hall.send(clerk, { type: 'CallNext', counter: '1' }),
    ]);
    expect([first.status, second.status].sort()).toEqual([200, 409]);
  });

  it('T-22 the day is intact after hibernation, and the log goes on where it was', async () => {
    const hall = await townHall();
    const clerk = await hall.signIn('clerk-1');
    for (let i = 0; i < 5; i += 1) await hall.take();
    await hall.send(clerk, { type: 'OpenCounter', counter: '1' });
    await hall.send(clerk, { type: 'CallNext', counter: '1' });
    const before = await hall.log();
    await evictDurableObject(hall.stub);
    expect(await hall.log()).toEqual(before);
    expect((await hall.take()).body.ticket).toMatchObject({ number: 'A006', ahead: 4 });
    expect((await hall.send(clerk, { type: 'CallNext', counter: '1' })).body.kind).toBe('counter-busy');
  });

  it('W-10 each line of the log is chained to the one before', async () => {
    const hall = await townHall();
    for (let i = 0; i < 5; i += 1) await hall.take();
    const lines = (await hall.logText()).trim().split('\n');
    let hash = CHAIN_START;
    for (const line of lines) {
      const parsed = JSON.parse(line) as { hash: string };
      const text = line.replace(`"hash":"${parsed.hash}",`, '');
      hash = chainHash(hash, text);
      expect(parsed.hash).toBe(hash);
    }
    expect(lines.length).toBeGreaterThanOrEqual(7);
  });

  it('T-13 a client who missed the call may come back until the alarm ends it as a no-show', async () => {
    const hall = await townHall();
    const clerk = await hall.signIn('clerk-1');
    const { secret } = await hall.take();
    await hall.send(clerk, { type: 'OpenCounter', counter: '1' });
    await hall.send(clerk, { type: 'CallNext', counter: '1' });
    const called = (await hall.log()).find(({ event }) => event.type === 'TicketCalled');
    const ticket = String(called?.event.ticket);
    const missed = () => hall.send(clerk, { type: 'MarkMissed', counter: '1', ticket });
    // T-27: not after one call, and not at once.
    expect((await missed()).body).toMatchObject({ kind: 'call-again-first', calls: 2 });
    await hall.send(clerk, { type: 'Recall', counter: '1', ticket });
    expect((await missed()).body).toMatchObject({ kind: 'wait-a-little', from: (called?.at ?? 0) + 60_000 });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 61_000 });
    expect((await missed()).status).toBe(200);
    const own = () => ask(`/api/tickets/${hall.id}.${secret}`);
    expect((await own()).body.ticket).toMatchObject({ state: 'missed' });
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 16 * 60_000 });
    expect(await runDurableObjectAlarm(hall.stub)).toBe(true);
    expect((await own()).body.ticket).toMatchObject({ state: 'ended', outcome: 'no-show' });
  });

  it('V-1 V-7 help that was asked for is gone when the visit ends, and was never in the log', async () => {
    const hall = await townHall();
    const clerk = await hall.signIn('clerk-1');
    const { secret } = await hall.take('service-1', { needs: ['sign', 'short'], language: 'en' });
    const own = () => ask(`/api/tickets/${hall.id}.${secret}`);
    expect((await own()).body.ticket).toMatchObject({ needs: ['sign', 'short'], language: 'en' });
    await hall.send(clerk, { type: 'OpenCounter', counter: '1' });
    await hall.send(clerk, { type: 'CallNext', counter: '1' });
    const called = (await hall.log()).find(({ event }) => event.type === 'TicketCalled');
    const ticket = String(called?.event.ticket);
    await hall.send(clerk, { type: 'Arrive', counter: '1', ticket });
    await hall.send(clerk, { type: 'Finish', counter: '1', ticket });
    expect((await own()).body.ticket).toMatchObject({ state: 'ended', needs: [] });
    const log = await hall.logText();
    expect(log).not.toContain('"sign"');
    expect(log).not.toContain('short');
    expect(log).not.toContain(secret);
  });

  it('T-2 a joiner from home is called only after the code of the lobby has been given', async () => {
    const hall = await townHall();
    const clerk = await hall.signIn('clerk-1');
    const secret = newSecret();
    const joined = await ask(`/api/offices/${hall.id}/tickets`, {
      body: { id: newId(), secret, service: 'service-1' },
    });
    expect(joined.status).toBe(201);
    expect(joined.body).toMatchObject({
      address: `${hall.id}.${secret}`,
      ticket: { state: 'expected', number: 'A001' },
    });
    await hall.send(clerk, { type: 'OpenCounter', counter: '1' });
    expect((await hall.send(clerk, { type: 'CallNext', counter: '1' })).body.kind).toBe('nobody-waiting');
    const check = (code: string) =>
      ask(`/api/tickets/${hall.id}.${secret}/commands`, { body: { id: newId(), command: { type: 'CheckIn', code } } });
    expect((await check('000000')).body.kind).toBe('wrong-code');
    for (let i = 0; i < 5; i += 1) await check('000000');
    expect((await check('000000')).body.kind).toBe('too-many-tries');
    // The front desk can always help.
    const host = await hall.signIn('maria');
    expect((await hall.send(host, { type: 'CheckInNumber', number: 'A001' })).status).toBe(200);
    expect((await hall.send(clerk, { type: 'CallNext', counter: '1' })).status).toBe(200);
  });

  it('T-2 a matter that is not done from home says so', async () => {
    const hall = await townHall();
    const reply = await ask(`/api/offices/${hall.id}/tickets`, {
      body: { id: newId(), secret: newSecret(), service: 'service-3' },
    });
    expect(reply.body.kind).toBe('not-from-home');
  });

  it('N-11 a new office file is taken into use at once, the same one changes nothing', async () => {
    const file = smallOffice('changing-office');
    const hall = await townHall(file);
    const manager = await hall.signIn('maria');
    const put = (body: unknown) => ask(`/api/offices/${hall.id}/file`, { method: 'PUT', body, cookie: manager });
    expect((await put(file)).body).toEqual({ office: hall.id, version: 1 });
    const changed = { ...file, policy: { ...file.policy, priorityRun: 3 } };
    expect((await put(changed)).body).toEqual({ office: hall.id, version: 2 });
    expect((await ask(`/api/offices/${hall.id}`)).body).toMatchObject({ version: 2, rule: { priorityRun: 3 } });
    const wrong = await put({ ...changed, services: [{ ...changed.services[0], series: 'Q' }] });
    expect(wrong.status).toBe(422);
    expect(wrong.body.kind).toBe('office-file-mistakes');
    expect((await ask(`/api/offices/${hall.id}`)).body).toMatchObject({ version: 2 });
  });
});
