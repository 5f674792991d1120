import { env } from 'cloudflare:workers';
import type { ScreenCommandInput } from '../../../shared/protocol/commands.ts';
import type { Env } from '../../../worker/env.ts';
import { smallOffice } from '../../helpers/office-file.ts';
import { cookiesOf, PIN, type RealHall, realHall } from './real-hall.ts';
import { ask, hello, type Line, newId, newSecret, openLine, type Reply } from './town-hall.ts';

/** Something that must stay where it belongs. */
export interface Canary {
  what: string;
  value: string;
}

/** A real office in the middle of a day, with something private in everything that can hold it. */
export interface BusyHall extends RealHall {
  stub: DurableObjectStub;
  cookies: Record<'kiosk' | 'board' | 'sign' | 'tablet' | 'clerk' | 'second' | 'manager', string>;
  /** Open lines, with all that they have heard since the doors opened. */
  lines: Record<'board' | 'sign' | 'kiosk' | 'clerk' | 'second' | 'manager' | 'resident', Line>;
  /** Secrets of tickets: somebody who waits, somebody at counter 1, another resident who watches the own ticket. */
  waiting: string;
  served: string;
  watching: string;
  note: string;
  /** Said once to one person, or kept nowhere at all. */
  canaries: Canary[];
  send(cookie: string, command: ScreenCommandInput): Promise<Reply>;
}

let halls = 0;

export async function busyHall(): Promise<BusyHall> {
  halls += 1;
  const file = smallOffice(`busy-office-${halls}`);
  const [first, second] = file.people;
  if (!first || !second) throw new Error('Invariant broken: the small office has its people');
  Object.assign(first, { id: 'canary-clerk-one', employedSince: '2026-01-02' });
  // Her badge is not published yet.
  Object.assign(second, { id: 'canary-clerk-two', name: 'Canarina', surname: 'Canary-Draft', badge: 'draft' });
  const hall = await realHall(file);
  const { office, id } = hall;
  const { OFFICE } = env as unknown as Env;
  const cookies = {
    kiosk: await hall.device('kiosk'),
    board: await hall.device('board'),
    sign: await hall.device('sign'),
    tablet: await hall.device('tablet'),
    clerk: await hall.invited(first.id),
    second: await hall.invited(second.id),
    manager: hall.admin,
  };
  // An invitation that is still open, a device that waits at the door, a guess.
  const open = await ask(`${office}/people/clerk-7/invite`, { method: 'POST', cookie: hall.admin });
  const waitingDevice = await ask(`${office}/devices`, { body: { screen: 'kiosk' } });
  await hall.signIn('clerk-9', '000001', cookies.tablet);
  await ask(`${office}/passkey`, { method: 'POST' });

  const send: BusyHall['send'] = (cookie, command) =>
    ask(`${office}/commands`, { body: { id: newId(), command }, cookie });
  const lines = {
    board: await openLine(id, cookies.board, hello.board()),
    sign: await openLine(id, cookies.sign, hello.sign('2')),
    kiosk: await openLine(id, cookies.kiosk, hello.kiosk()),
    clerk: await openLine(id, cookies.clerk, hello.staff()),
    second: await openLine(id, cookies.second, hello.staff()),
    manager: await openLine(id, cookies.manager, hello.staff()),
  };
  await send(cookies.clerk, { type: 'OpenCounter', counter: '1' });
  await send(cookies.second, { type: 'OpenCounter', counter: '2' });
  const take = async (needs: string[], language?: string): Promise<string> => {
    const secret = newSecret();
    const wish = { type: 'TakeTicket', secret, service: 'service-1', needs, ...(language ? { language } : {}) };
    const taken = await send(cookies.kiosk, wish as ScreenCommandInput);
    if (taken.status !== 200) throw new Error(JSON.stringify(taken.body));
    return secret;
  };
  const served = await take(['quiet', 'short'], 'en');
  await send(cookies.clerk, { type: 'CallNext', counter: '1' });
  await lines.board.hears('board', (message) => message.board.calls.length === 1);
  const waiting = await take(['forms', 'sign']);
  const watching = await take([]);
  const home = newSecret();
  await ask(`${office}/tickets`, { body: { id: newId(), secret: home, service: 'service-2', needs: ['fetch'] } });
  const resident = await openLine(id, null, hello.ticket(id, watching));
  const at = Date.now() + 60 * 60_000;
  const back = newSecret();
  const note = 'canary: is asked about the debt of 2019';
  await send(hall.admin, {
    type: 'TakeTicket',
    secret: back,
    service: 'service-1',
    promised: { kind: 'call-back', at },
    note: 'canary: telephone 600 100 200',
  });
  await send(cookies.kiosk, { type: 'AskForPerson' });
  // Whoever has the client, and the front desk, write notes.
  const day = (
    await lines.clerk.hears('events', ({ events }) => events.some(({ event }) => event.type === 'TicketCalled'))
  ).events;
  const call = day.find(({ event }) => event.type === 'TicketCalled')?.event;
  const ticketAtCounter = call?.type === 'TicketCalled' ? call.ticket : '';
  await send(cookies.clerk, { type: 'Arrive', counter: '1', ticket: ticketAtCounter });
  await send(cookies.clerk, { type: 'SetNote', ticket: ticketAtCounter, note: 'canary: has brought a certificate' });
  const joined = await lines.manager.hears('events', ({ events }) =>
    events.some(({ event }) => event.type === 'TicketJoined' && event.number === 'A002'),
  );
  const waits = joined.events.find(({ event }) => event.type === 'TicketJoined' && event.number === 'A002')?.event;
  if (waits?.type === 'TicketJoined') await send(hall.admin, { type: 'SetNote', ticket: waits.ticket, note });
  // Told to nobody but those whom it is about, or to nobody.
  const tokens = Object.values(cookies).flatMap((text) =>
    [...text.matchAll(/\.([0-9a-z]{32})/g)].map(([, t]) => t ?? ''),
  );
  const canaries: Canary[] = [
    ...[served, waiting, watching, home, back].map((value, i) => ({ what: `secret of ticket ${i}`, value })),
    ...tokens.map((value, i) => ({ what: `token ${i}`, value })),
    { what: 'open invitation', value: String(open.body.path).split('#')[1] ?? '' },
    { what: 'token of a device that waits', value: cookiesOf(waitingDevice).split('.').at(-1) ?? '' },
    { what: 'PIN', value: PIN },
    { what: 'surname without a published badge', value: 'Canary-Draft' },
    { what: 'name without a published badge', value: 'Canarina' },
    { what: 'unit', value: 'CANARY-UNIT' },
  ];
  return {
    ...hall,
    stub: OFFICE.get(OFFICE.idFromName(id)),
    cookies,
    lines: { ...lines, resident },
    waiting,
    served,
    watching,
    note,
    canaries,
    send,
  };
}
