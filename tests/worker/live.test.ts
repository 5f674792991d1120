import { evictDurableObject } from 'cloudflare:test';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { initialDay } from '../../shared/domain/ticket/day.ts';
import { evolve } from '../../shared/domain/ticket/evolve.ts';
import { BoardDownSchema, KioskDownSchema, SignDownSchema, StaffDownSchema } from '../../shared/protocol/down.ts';
import { TicketDownSchema } from '../../shared/protocol/ticket-down.ts';
import { ask, hello, newId, newSecret, openLine, pairDevice, townHall } from './helpers/town-hall.ts';

describe('live screens', () => {
  it('W-1 a screen that does not introduce itself properly is told why and let go', async () => {
    const hall = await townHall();
    const cases: Array<[string, string]> = [
      ['{', 'bad-json'],
      ['{"type":"hello"}', 'bad-shape'],
      ['"hello"', 'bad-shape'],
      ['{"type":"hello","version":99,"screen":"board"}', 'version-unknown'],
      ['{"type":"command","id":"12345678","command":{"type":"AskForPerson"}}', 'hello-expected'],
      ['x'.repeat(20_000), 'too-large'],
      [JSON.stringify(hello.staff()), 'not-signed-in'],
      [JSON.stringify(hello.kiosk()), 'pairing-unknown'],
      [JSON.stringify(hello.board()), 'pairing-unknown'],
      [JSON.stringify(hello.ticket(hall.id, newSecret())), 'ticket-unknown'],
      [JSON.stringify(hello.ticket('another-office', newSecret())), 'ticket-unknown'],
    ];
    for (const [text, kind] of cases) {
      const line = await openLine(hall.id, null, text);
      expect((await line.hears('refused')).refusal.kind, text.slice(0, 60)).toBe(kind);
    }
  });

  it('O-7 a tablet gets the day as events, follows it, and resumes where it was', async () => {
    const hall = await townHall();
    const clerk = await hall.signIn('clerk-1');
    await hall.take();
    const first = await openLine(hall.id, clerk, hello.staff());
    const start = await first.hears('events', ({ reset }) => reset);
    const day = initialDay();
    for (const event of start.events) evolve(day, event);
    expect(day.counts.waiting).toBe(1);
    await hall.take();
    const next = await first.hears('events', ({ reset }) => !reset);
    for (const event of next.events) evolve(day, event);
    expect(day.counts.waiting).toBe(2);
    first.close();
    await hall.take();
    const second = await openLine(hall.id, clerk, hello.staff(day.seq));
    const missing = await second.hears('events');
    expect(missing.reset).toBe(false);
    expect(missing.events).toHaveLength(1);
    expect(missing.head).toBe(day.seq + 1);
  });

  it('O-7 a tablet that asks for more than there is starts the day anew', async () => {
    const hall = await townHall();
    const line = await openLine(hall.id, await hall.signIn('clerk-1'), hello.staff(9_999));
    expect((await line.hears('events')).reset).toBe(true);
  });

  it('O-1 a command over the socket is answered there, and done once however often it is sent', async () => {
    const hall = await townHall();
    const line = await openLine(hall.id, hall.kiosk, hello.kiosk());
    await line.hears('now');
    const id = newId();
    const command = { type: 'TakeTicket' as const, secret: newSecret(), service: 'service-1', needs: [] };
    for (let i = 0; i < 3; i += 1) line.say({ type: 'command', id, command });
    const answer = await line.hears('answer');
    expect(answer).toMatchObject({ ok: true, ticket: { number: 'A001' } });
    expect((await hall.log()).filter(({ event }) => event.type === 'TicketJoined')).toHaveLength(1);
    line.say({ type: 'command', id: newId(), command: { type: 'CallNext', counter: '1' } });
    expect(await line.hears('answer', ({ ok }) => !ok)).toMatchObject({ refusal: { kind: 'not-allowed' } });
  });

  it('V-7 only the clerk who has the client sees which help was asked for', async () => {
    const hall = await townHall();
    const [one, two] = [await hall.signIn('clerk-1'), await hall.signIn('clerk-2')];
    const mine = await openLine(hall.id, one, hello.staff());
    const other = await openLine(hall.id, two, hello.staff());
    await mine.hears('client');
    await hall.send(one, { type: 'OpenCounter', counter: '1' });
    await hall.take('service-1', { needs: ['forms', 'short'], language: 'en' });
    const client = await mine.hears('client', ({ next }) => next !== null);
    expect(client.next).toMatchObject({ needs: ['forms'], language: 'en' });
    await hall.send(one, { type: 'CallNext', counter: '1' });
    expect((await mine.hears('client', ({ current }) => current !== null)).current).toMatchObject({ needs: ['forms'] });
    await other.hears('events', ({ events }) => events.some(({ event }) => event.type === 'TicketCalled'));
    expect(JSON.stringify(other.messages)).not.toContain('forms');
  });

  it('W-1 the display, the sign and the phone of the client hear a call at once', async () => {
    const hall = await townHall();
    const clerk = await hall.signIn('clerk-1');
    const { secret } = await hall.take();
    const board = await openLine(hall.id, await pairDevice(hall.id, 'board'), hello.board());
    const sign = await openLine(hall.id, await pairDevice(hall.id, 'sign'), hello.sign('1'));
    const phone = await openLine(hall.id, null, hello.ticket(hall.id, secret));
    expect((await phone.hears('ticket')).ticket.state).toBe('waiting');
    await hall.send(clerk, { type: 'OpenCounter', counter: '1' });
    await hall.send(clerk, { type: 'CallNext', counter: '1' });
    const shown = await board.hears('board', ({ board: { calls } }) => calls.length > 0);
    expect(shown.board.calls[0]).toMatchObject({
      number: 'A001',
      counter: '1',
      state: 'called',
      badge: { surname: 'Nowak 1' },
    });
    expect((await sign.hears('sign', ({ sign: { state } }) => state === 'called')).sign.number).toBe('A001');
    expect((await phone.hears('ticket', ({ ticket: { state } }) => state === 'called')).ticket.call).toMatchObject({
      counter: '1',
    });
    phone.say({ type: 'ticket-command', id: newId(), command: { type: 'AnswerCall', answer: 'coming' } });
    expect((await phone.hears('ticket', ({ ticket: { call } }) => call?.answer === 'coming')).ticket.number).toBe(
      'A001',
    );
    for (const [line, schema] of [
      [board, BoardDownSchema],
      [sign, SignDownSchema],
      [phone, TicketDownSchema],
    ] as const) {
      for (const message of line.messages) expect(v.is(schema, message), JSON.stringify(message)).toBe(true);
    }
  });

  it('O-7 sockets outlive hibernation, and the screen behind them is still known', async () => {
    const hall = await townHall();
    const clerk = await hall.signIn('clerk-1');
    const staff = await openLine(hall.id, clerk, hello.staff());
    const kiosk = await openLine(hall.id, hall.kiosk, hello.kiosk());
    await staff.hears('events');
    await kiosk.hears('now');
    await evictDurableObject(hall.stub);
    kiosk.say({
      type: 'command',
      id: newId(),
      command: { type: 'TakeTicket', secret: newSecret(), service: 'service-1' },
    });
    expect(await kiosk.hears('answer')).toMatchObject({ ok: true, ticket: { number: 'A001' } });
    const events = await staff.hears('events', ({ events: list }) =>
      list.some(({ event }) => event.type === 'TicketJoined'),
    );
    expect(events.reset).toBe(false);
    for (const message of staff.messages) expect(v.is(StaffDownSchema, message)).toBe(true);
    for (const message of kiosk.messages) expect(v.is(KioskDownSchema, message)).toBe(true);
  });

  it('V-8 a session that has ended can neither speak nor listen on an open socket', async () => {
    const hall = await townHall();
    const clerk = await hall.signIn('clerk-1');
    const line = await openLine(hall.id, clerk, hello.staff());
    await line.hears('events');
    await ask('/api/session', { method: 'DELETE', cookie: clerk });
    expect((await line.hears('refused')).refusal.kind).toBe('not-signed-in');
    const heard = line.messages.length;
    await hall.take();
    expect(line.messages.length).toBe(heard);
  });

  it('V-8 a device that was taken out is let go at once', async () => {
    const hall = await townHall();
    const manager = await hall.signIn('maria');
    const line = await openLine(hall.id, hall.kiosk, hello.kiosk());
    await line.hears('now');
    const list = await ask(`/api/offices/${hall.id}/devices`, { cookie: manager });
    const [device] = list.body.devices as Array<{ id: string; connected: boolean }>;
    expect(device?.connected).toBe(true);
    await ask(`/api/offices/${hall.id}/devices/${device?.id}`, { method: 'DELETE', cookie: manager });
    expect((await line.hears('refused')).refusal.kind).toBe('pairing-unknown');
    expect((await hall.take()).body.kind).toBe('pairing-unknown');
  });

  it('V-9 a page of another site cannot open a socket', async () => {
    const hall = await townHall();
    const reply = await ask(`/api/offices/${hall.id}/live`, {
      headers: { upgrade: 'websocket', origin: 'https://elsewhere.test' },
    });
    expect(reply.status).toBe(403);
  });
});
