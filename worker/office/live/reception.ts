import * as v from 'valibot';
import { parseTicketAddress } from '../../../shared/domain/ticket/secret.ts';
import { ticketIdOf } from '../../../shared/domain/ticket/ticket-id.ts';
import type { Down } from '../../../shared/protocol/down.ts';
import { type Hello, UpSchema } from '../../../shared/protocol/up.ts';
import { OLDEST_VERSION, PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { HELLOS, isAmong, MESSAGES } from '../../access-table.ts';
import type { Devices } from '../access/devices.ts';
import type { People } from '../access/people.ts';
import type { CodeLimit } from '../access/presence-code.ts';
import type { Desk } from '../desk.ts';
import type { DeviceHealth } from '../device-health/device-health.ts';
import type { Screen } from '../may.ts';
import { type RefusalData, refused, type Said, said } from '../said.ts';
import type { Hub } from './hub.ts';
import type { Reservations } from './reservations.ts';
import type { LiveSocket, Seat } from './seat.ts';

/** A message larger than this is not read. */
export const MOST_MESSAGE_CHARS = 16_384;

export interface Reception {
  desk: Desk;
  hub: Hub;
  people: People;
  devices: Devices;
  reservations: Reservations;
  health: DeviceHealth;
  /** The limit of lobby codes from where this line was opened. */
  codesFrom(socket: LiveSocket): CodeLimit;
  seats: Map<LiveSocket, Seat>;
  /** Keeps the seat with the socket through hibernation. */
  keep(socket: LiveSocket, seat: Seat): void;
}

/** One message from a screen. Whatever it holds, the office answers in kind and goes on. */
export function receive(reception: Reception, socket: LiveSocket, text: string): void {
  const { hub, seats } = reception;
  const seat = seats.get(socket);
  if (!seat) {
    socket.close(1008, 'hello-expected');
    return;
  }
  if (text.length > MOST_MESSAGE_CHARS) return turnAway(reception, socket, { kind: 'too-large' });
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return turnAway(reception, socket, { kind: 'bad-json' });
  }
  const parsed = v.safeParse(UpSchema, json);
  if (!parsed.success) {
    const id =
      typeof json === 'object' && json !== null && 'id' in json && typeof json.id === 'string' ? json.id : null;
    // A command of the wrong shape gets its answer; anything else cannot be talked to.
    if (id !== null && seat.screen !== 'new') return answer(hub, socket, id, refused({ kind: 'bad-shape' }));
    return turnAway(reception, socket, { kind: 'bad-shape' });
  }
  const message = parsed.output;
  if (message.type === 'hello') return welcome(reception, socket, seat, message);
  if (seat.screen === 'new') return turnAway(reception, socket, { kind: 'hello-expected' });
  if (!MESSAGES[message.type].includes(seat.screen)) {
    if ('id' in message) answer(hub, socket, message.id, refused({ kind: 'not-allowed' }));
    return;
  }

  if (message.type === 'ticket-command') {
    if (seat.screen !== 'ticket') return answer(hub, socket, message.id, refused({ kind: 'not-allowed' }));
    return answer(
      hub,
      socket,
      message.id,
      reception.desk.fromHolder(message.id, seat.ticket, message.command, reception.codesFrom(socket)),
    );
  }
  if (message.type === 'health') {
    if ('device' in seat) reception.health.hear(seat.device, message.health, reception.desk.now());
    return;
  }
  const screen = screenOf(reception, seat);
  // What a tablet does by itself is no sign that somebody is there.
  if (message.type === 'command' && seat.screen === 'staff') {
    reception.people.sessions.seen(seat.session, reception.desk.now());
  }
  switch (message.type) {
    case 'reserved':
      if (screen.ok && seat.screen === 'staff') reception.reservations.kept(seat.person, message.round);
      return;
    case 'here':
      hub.send(socket, { type: 'here', at: reception.desk.now() });
      if (screen.ok && seat.screen === 'staff') reception.reservations.heard(socket, seat.person, message.told);
      return;
    case 'caught-up':
      if (screen.ok && seat.screen === 'staff') catchUp(reception, socket, seat, message);
      return;
    case 'late':
      return answer(
        hub,
        socket,
        message.id,
        screen.ok ? reception.desk.late(message.id, message.command, message.when, screen.value) : screen,
        true,
      );
    case 'command':
      if (!screen.ok) return answer(hub, socket, message.id, screen);
      return answer(hub, socket, message.id, reception.desk.fromScreen(message.id, message.command, screen.value));
  }
}

function catchUp(
  reception: Reception,
  socket: LiveSocket,
  seat: Extract<Seat, { screen: 'staff' }>,
  said: { after: number; told: number },
): void {
  const current: Seat = { ...seat, caughtUp: true };
  reception.seats.set(socket, current);
  reception.keep(socket, current);
  reception.reservations.caughtUp(socket, seat.person, said);
}

/** To a kiosk: what it needs to go on without a line. */
export function lend({ desk, devices, hub }: Reception, socket: LiveSocket, device: string): void {
  const kiosk = devices.find(device);
  const message = kiosk && desk.leaseFor(kiosk.id, kiosk.place);
  if (message) hub.send(socket, message);
}

function answer(
  hub: Hub,
  socket: LiveSocket,
  id: string,
  result: ReturnType<Desk['fromScreen']>,
  isLate = false,
): void {
  const late = isLate ? { late: true as const } : {};
  const message: Down = result.ok
    ? {
        type: 'answer',
        id,
        ok: true,
        seq: result.value.seq,
        ...late,
        ...(result.value.ticket ? { ticket: result.value.ticket } : {}),
        ...(result.value.about ? { about: result.value.about } : {}),
        ...(result.value.noted ? { noted: { ...result.value.noted } } : {}),
      }
    : { type: 'answer', id, ok: false, ...late, refusal: { ...result.refusal } };
  hub.send(socket, message);
}

function turnAway({ hub, seats }: Reception, socket: LiveSocket, refusal: RefusalData): void {
  hub.send(socket, { type: 'refused', refusal: { ...refusal } });
  seats.delete(socket);
  socket.close(1008, refusal.kind);
}

/** Who stands behind a seat now: a session may have ended and a device may have been taken out since the hello. */
export function screenOf(
  { people, devices, desk }: Pick<Reception, 'people' | 'devices' | 'desk'>,
  seat: Seat,
): Said<Screen> {
  if (seat.screen === 'staff') {
    const session = people.awake(seat.session, desk.now());
    if (!session.ok) return session;
    const person = people.find(session.value.person);
    return person ? said({ kind: 'staff', person }) : refused({ kind: 'not-signed-in' });
  }
  if (seat.screen === 'kiosk') {
    const device = devices.find(seat.device);
    return device?.state === 'paired' ? said({ kind: 'kiosk', device }) : refused({ kind: 'pairing-unknown' });
  }
  return refused({ kind: 'not-allowed' });
}

function welcome(reception: Reception, socket: LiveSocket, seat: Seat, hello: Hello): void {
  const { desk, hub, seats, keep } = reception;
  if (hello.version < OLDEST_VERSION || hello.version > PROTOCOL_VERSION) {
    return turnAway(reception, socket, { kind: 'version-unknown' });
  }
  if (seat.screen !== 'new') return turnAway(reception, socket, { kind: 'hello-expected' });
  if (!desk.file) return turnAway(reception, socket, { kind: 'office-unknown' });
  desk.passTime();
  const taken = takeSeat(reception, seat, hello);
  if (!taken.ok) return turnAway(reception, socket, taken.refusal);
  seats.set(socket, taken.value);
  keep(socket, taken.value);
  hub.send(socket, {
    type: 'welcome',
    version: PROTOCOL_VERSION,
    office: desk.file.id,
    now: desk.now(),
    seq: desk.log.seq,
    info: desk.version,
  });
  hub.greet(socket, taken.value, hello.screen === 'staff' ? hello.after : 0);
  if (taken.value.screen === 'kiosk') lend(reception, socket, taken.value.device);
}

function takeSeat(
  { desk, people, devices }: Reception,
  seat: Extract<Seat, { screen: 'new' }>,
  hello: Hello,
): Said<Seat> {
  const { recognised } = seat;
  switch (hello.screen) {
    case 'staff': {
      const session = people.awake(recognised.staff, desk.now());
      if (!session.ok || recognised.staff === null) return session.ok ? refused({ kind: 'not-signed-in' }) : session;
      const { person } = session.value;
      const roles = new Set(people.find(person)?.roles);
      if (!isAmong(roles, HELLOS.staff)) return refused({ kind: 'not-allowed' });
      people.sessions.seen(recognised.staff, desk.now());
      return said({ screen: 'staff', session: recognised.staff, person });
    }
    case 'board':
    case 'kiosk':
    case 'sign': {
      const hash = recognised[hello.screen];
      const device = devices.find(hash);
      if (hash === null || device?.state !== 'paired' || device.screen !== hello.screen) {
        return refused({ kind: 'pairing-unknown' });
      }
      devices.seen(hash, desk.now());
      if (hello.screen !== 'sign') return said({ screen: hello.screen, device: hash });
      return said({ screen: 'sign', device: hash, counter: hello.counter });
    }
    case 'ticket': {
      const address = parseTicketAddress(hello.ticket);
      const office = desk.file?.id;
      if (!address || address.office !== office) return refused({ kind: 'ticket-unknown' });
      const ticket = ticketIdOf(office, address.secret);
      if (!desk.day.tickets.has(ticket)) return refused({ kind: 'ticket-unknown' });
      return said({ screen: 'ticket', ticket });
    }
  }
}
