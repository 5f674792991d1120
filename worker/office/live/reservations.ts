import { reserveFor } from '../../../shared/domain/policy/reserve.ts';
import type { CounterId, TicketId } from '../../../shared/domain/ticket/ticket.ts';
import type { Down } from '../../../shared/protocol/down.ts';
import { TABLET_IS_SILENT_MS } from '../../../shared/sync/silence.ts';
import type { Desk } from '../desk.ts';
import type { OfficeStorage } from '../storage/port.ts';
import type { LiveSocket, Seat } from './seat.ts';

/** Reservations follow the line at most so often; a call that could not wait for them loses nothing. */
const OFFER_MS = 1_000;

/** Clients of one counter that its tablet may call when it has no line. Kept on disk: a restart must not forget them. */
export interface Reserved {
  clerk: string;
  /** What the tablet has said that it keeps. */
  kept: TicketId[];
  /** What it was offered since; its answer may be lost, so it may have kept these as well. Null: it has answered. */
  offered: TicketId[] | null;
  round: number;
}

interface Port {
  desk: Desk;
  storage: OfficeStorage;
  seats: Map<LiveSocket, Seat>;
  send(socket: LiveSocket, message: Down): void;
  /** When the socket last gave a sign of life by itself, ms; null if never. */
  pingedAt(socket: LiveSocket): number | null;
  after(ms: number, run: () => void): void;
}

/**
 * The next few clients of each counter, so that its clerk can go on without a line (O-12, O-13). While a tablet is heard, they
 * are only a copy of what the rule will say: everybody may call everybody. When it falls silent, what it may hold is kept for it.
 */
export class Reservations {
  #port: Port;
  #reserved: Map<CounterId, Reserved>;
  #heard = new WeakMap<LiveSocket, number>();
  #planned = false;
  #round = 0;

  constructor(port: Port) {
    this.#port = port;
    this.#reserved = new Map(port.storage.list<Reserved>('reserved').map(({ key, value }) => [key, value]));
    for (const { round } of this.#reserved.values()) this.#round = Math.max(this.#round, round);
  }

  /**
   * A screen has answered the office on this socket. A command is no such sign: who sends it may hear nothing any more, and counts by
   * what was answered (O-13).
   */
  heard(socket: LiveSocket): void {
    this.#heard.set(socket, this.#port.desk.now());
  }

  /** The line has changed. */
  changed(): void {
    if (this.#planned) return;
    this.#planned = true;
    this.#port.after(OFFER_MS, () => {
      this.#planned = false;
      this.offer();
    });
  }

  /** Tells each tablet that is heard whom it may call without a line. */
  offer(): void {
    const { desk } = this.#port;
    const now = desk.now();
    this.#forgetClosed();
    const counters: CounterId[] = [];
    for (const [id, counter] of desk.day.counters) {
      if (counter.state === 'open' && this.#socketsOf(counter.clerk, now).length > 0) counters.push(id);
    }
    if (counters.length === 0) return;
    // What a tablet may hold is no other's before it has said that it has let go of it: nobody is reserved twice.
    const holds = new Map(desk.day.holds);
    for (const [counter, { kept, offered }] of this.#reserved) {
      if (!holds.has(counter)) holds.set(counter, { tickets: new Set([...kept, ...(offered ?? [])]), until: now });
    }
    for (const [counter, calls] of reserveFor({ ...desk.day, holds }, counters, now)) {
      const tickets = calls.map(({ ticket }) => ticket);
      const clerk = desk.day.counters.get(counter)?.clerk ?? '';
      const before = this.#reserved.get(counter);
      const latest = before && (before.offered ?? before.kept);
      if (before?.clerk === clerk && latest?.join() === tickets.join()) continue;
      this.#round += 1;
      const kept = before?.clerk === clerk ? new Set([...before.kept, ...(before.offered ?? [])]) : new Set<TicketId>();
      const still = [...kept].filter((id) => this.#waits(id));
      this.#keep(counter, { clerk, kept: still, offered: tickets, round: this.#round });
      this.#tell(counter, now);
    }
  }

  /** A tablet holds what it was offered in this round. */
  kept(person: string, round: number): void {
    for (const [counter, reserved] of this.#reserved) {
      if (reserved.clerk !== person || reserved.round !== round || reserved.offered === null) continue;
      this.#keep(counter, { ...reserved, kept: reserved.offered, offered: null });
      this.changed();
    }
  }

  /**
   * A tablet has told all that it did: nothing is kept for it any more, and it gets the next few. Only a tablet that has heard of the
   * hold says so of itself: what another connection had held back may be older than the silence.
   */
  caughtUp(person: string, after: number): void {
    const now = this.#port.desk.now();
    for (const [counter, { clerk }] of this.#port.desk.day.counters) {
      if (clerk !== person) continue;
      if (after >= this.#heldSince(counter)) this.#endHold(counter);
      const reserved = this.#reserved.get(counter);
      // What it holds from before is old: it keeps what it is told now.
      if (reserved) this.#tell(counter, now);
    }
    this.changed();
  }

  /** This person's tablet is locked or signed out: it calls nobody. */
  withdraw(person: string): void {
    for (const [counter, { clerk }] of this.#reserved) {
      if (clerk === person) this.#forget(counter);
    }
  }

  /**
   * Before somebody is called: clients of tablets that have fallen silent are kept for them. A sign of life does not end that: it may
   * have been held up on its way, and the tablet goes on by itself since.
   */
  review(): void {
    const { desk } = this.#port;
    const now = desk.now();
    this.#forgetClosed();
    for (const [counter, reserved] of this.#reserved) {
      if (desk.day.holds.has(counter) || this.#socketsOf(reserved.clerk, now).length > 0) continue;
      const tickets = [...new Set([...reserved.kept, ...(reserved.offered ?? [])])].filter((id) => this.#waits(id));
      if (tickets.length > 0) desk.bySystem({ type: 'HoldFor', counter, tickets }, `hold-${counter}-${desk.log.seq}`);
    }
  }

  /** `seq` of the event from which on its clients are kept for a counter; 0 when none are. */
  #heldSince(counter: CounterId): number {
    const { log } = this.#port.desk;
    const began = log.today().findLast(({ event }) => event.type === 'CounterCutOff' && event.counter === counter);
    return began?.seq ?? 0;
  }

  #endHold(counter: CounterId): void {
    const { desk } = this.#port;
    if (desk.day.holds.has(counter)) desk.bySystem({ type: 'EndHold', counter }, `back-${counter}-${desk.log.seq}`);
  }

  #tell(counter: CounterId, now: number): void {
    const reserved = this.#reserved.get(counter);
    if (!reserved) return;
    const tickets = reserved.offered ?? reserved.kept;
    const clients = tickets.map((ticket) => this.#port.desk.clientView(ticket));
    for (const socket of this.#socketsOf(reserved.clerk, now)) {
      this.#port.send(socket, { type: 'reservation', round: reserved.round, counter, clients });
    }
  }

  #waits(ticket: TicketId): boolean {
    return this.#port.desk.day.tickets.get(ticket)?.state === 'waiting';
  }

  /** Sockets of a clerk whose tablet is heard and has told all that it did. */
  #socketsOf(person: string, now: number): LiveSocket[] {
    const found: LiveSocket[] = [];
    for (const [socket, seat] of this.#port.seats) {
      if (seat.screen !== 'staff' || seat.person !== person || !seat.caughtUp) continue;
      const last = Math.max(this.#port.pingedAt(socket) ?? 0, this.#heard.get(socket) ?? 0);
      if (now - last < TABLET_IS_SILENT_MS) found.push(socket);
    }
    return found;
  }

  #forgetClosed(): void {
    for (const [counter, { clerk }] of this.#reserved) {
      const there = this.#port.desk.day.counters.get(counter);
      if (there?.clerk !== clerk || there.state !== 'open') this.#forget(counter);
    }
  }

  #keep(counter: CounterId, reserved: Reserved): void {
    this.#port.storage.put('reserved', counter, reserved);
    this.#reserved.set(counter, reserved);
  }

  #forget(counter: CounterId): void {
    this.#port.storage.remove('reserved', counter);
    this.#reserved.delete(counter);
  }
}
