import { reserveFor } from '../../../shared/domain/policy/reserve.ts';
import type { Counter, Hold } from '../../../shared/domain/ticket/day.ts';
import type { CounterId, TicketId } from '../../../shared/domain/ticket/ticket.ts';
import type { Down } from '../../../shared/protocol/down.ts';
import { TABLET_IS_SILENT_MS } from '../../../shared/sync/silence.ts';
import type { Desk } from '../desk.ts';
import type { OfficeStorage } from '../storage/port.ts';
import type { LiveSocket, Seat } from './seat.ts';

/** Reservations follow the line at most so often; a call that could not wait for them loses nothing. */
const OFFER_MS = 1_000;

/** Clients whom somebody's tablet may call when it has no line, by person. On disk before it is said: a restart must not forget them. */
export interface Reserved {
  counter: CounterId;
  /** What the tablet may hold of what it was told before: what it has said that it keeps, and what it has not answered. */
  kept: TicketId[];
  /** What it was told last; null: it has said that it keeps that, and nothing else. */
  offered: TicketId[] | null;
  /** Names what was told last. Never used twice, so that an answer that was long on its way means no other. */
  round: number;
  /** Until when its clients are kept for the counter in this silence, ms: they are so once. Null: they were not yet. */
  held: number | null;
}

interface Port {
  desk: Desk;
  storage: OfficeStorage;
  seats: Map<LiveSocket, Seat>;
  send(socket: LiveSocket, message: Down): void;
  after(ms: number, run: () => void): void;
}

/**
 * The next few clients of each counter, so that its clerk can go on without a line (O-12, O-13). While a tablet is heard, they
 * are only a copy of what the rule will say: everybody may call everybody. When it falls silent, what it may hold is kept for it.
 */
export class Reservations {
  #port: Port;
  #reserved: Map<string, Reserved>;
  /** The office's time that a tablet has said back on this socket, ms. Forgotten by a restart: then nobody counts as heard. */
  #told = new WeakMap<LiveSocket, number>();
  #planned = false;
  #round = 0;

  constructor(port: Port) {
    this.#port = port;
    this.#reserved = new Map(port.storage.list<Reserved>('reserved').map(({ key, value }) => [key, value]));
    for (const { round } of this.#reserved.values()) this.#round = Math.max(this.#round, round);
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
    this.#forgetOver();
    const counters: CounterId[] = [];
    for (const [id, counter] of desk.day.counters) {
      if (counter.state === 'open' && this.#isHeard(counter.clerk)) counters.push(id);
    }
    for (const [counter, calls] of reserveFor({ ...desk.day, holds: this.#takenBy() }, counters, now)) {
      const clerk = desk.day.counters.get(counter)?.clerk ?? '';
      this.#offer(
        clerk,
        counter,
        calls.map(({ ticket }) => ticket),
      );
    }
    for (const [person, reserved] of this.#reserved) {
      // Who has left the counter lets go of them, too, and says so.
      if (!this.#openCounterOf(person, reserved) && this.#isHeard(person)) this.#offer(person, reserved.counter, []);
    }
  }

  /** A tablet holds what it was told in this round, and nothing else. */
  kept(person: string, round: number): void {
    const reserved = this.#reserved.get(person);
    if (!reserved || reserved.round !== round || reserved.offered === null) return;
    if (reserved.offered.length === 0) this.#forget(person);
    else this.#keep(person, { ...reserved, kept: reserved.offered, offered: null });
    this.changed();
  }

  /** A tablet has heard what the office said at `told`, ms. A command is no such sign: who sends it may hear nothing any more. */
  heard(socket: LiveSocket, person: string, told: number): void {
    const before = this.#isHeard(person);
    this.#told.set(socket, Math.min(told, this.#port.desk.now()));
    if (before || !this.#isHeard(person)) return;
    this.#tell(person);
    this.changed();
  }

  /**
   * A tablet has told all that it did: nothing is kept for it any more, and it gets the next few. Only a tablet that has heard of the
   * hold says so of itself: what another connection had held back may be older than the silence.
   */
  caughtUp(socket: LiveSocket, person: string, { after, told }: { after: number; told: number }): void {
    const { desk } = this.#port;
    this.#told.set(socket, Math.min(told, desk.now()));
    for (const [counter, { clerk }] of desk.day.counters) {
      if (clerk === person && after >= this.#heldSince(counter)) this.#endHold(counter);
    }
    const reserved = this.#reserved.get(person);
    // What it holds from before is old: it keeps what it is told now.
    if (reserved) {
      const latest = this.#openCounterOf(person, reserved) ? (reserved.offered ?? reserved.kept) : [];
      this.#renew(person, reserved, latest);
    }
    this.changed();
  }

  /** This person's tablet is locked or signed out: it calls nobody. */
  withdraw(person: string): void {
    this.#forget(person);
  }

  /**
   * Before somebody is called: clients of tablets that have fallen silent are kept for them. A sign of life does not end that: the
   * tablet may have gone on by itself before it.
   */
  review(): void {
    const { desk } = this.#port;
    // A hold whose time is over is none.
    desk.passTime();
    this.#forgetOver();
    for (const [person, reserved] of this.#reserved) {
      const { counter, held } = reserved;
      if (!this.#openCounterOf(person, reserved) || this.#isHeard(person)) continue;
      if (held !== null && held <= desk.now()) {
        // They were kept for longer than any tablet calls them by itself.
        this.#forget(person);
        continue;
      }
      desk.bySystem({ type: 'HoldFor', counter, tickets: mayHold(reserved) }, `hold-${counter}-${desk.log.seq}`);
      const { until } = desk.day.holds.get(counter) ?? {};
      if (held === null && until !== undefined) this.#keep(person, { ...reserved, held: until });
    }
  }

  /** What a tablet may hold is no other's before it has said that it has let go of it: nobody is reserved twice. */
  #takenBy(): Map<CounterId, Hold> {
    const taken = new Map(this.#port.desk.day.holds);
    for (const [person, reserved] of this.#reserved) {
      // No counter has a blank in its name: what somebody may hold who has left it is for none of them.
      const at = this.#openCounterOf(person, reserved) ? reserved.counter : ` ${person}`;
      const tickets = new Set([...(taken.get(at)?.tickets ?? []), ...mayHold(reserved)]);
      taken.set(at, { tickets, until: Number.POSITIVE_INFINITY });
    }
    return taken;
  }

  #offer(person: string, counter: CounterId, tickets: TicketId[]): void {
    const before = this.#reserved.get(person);
    const latest = before && (before.offered ?? before.kept);
    if (before ? before.counter === counter && latest?.join() === tickets.join() : tickets.length === 0) return;
    this.#renew(person, { kept: [], offered: null, ...before, counter }, tickets);
  }

  /** Tells a tablet anew what it may hold: until it answers, that is added to what it may have from before. */
  #renew(person: string, before: Pick<Reserved, 'counter' | 'kept' | 'offered'>, offered: TicketId[]): void {
    const { desk } = this.#port;
    const { counter } = before;
    this.#round = Math.max(this.#round + 1, desk.now());
    const kept = mayHold(before).filter((id) => this.#mayWait(id));
    this.#keep(person, {
      counter,
      kept,
      offered,
      round: this.#round,
      held: desk.day.holds.get(counter)?.until ?? null,
    });
    this.#tell(person);
  }

  #tell(person: string): void {
    const reserved = this.#reserved.get(person);
    if (!reserved) return;
    const { round, counter, offered, kept } = reserved;
    const clients = (offered ?? kept).map((ticket) => this.#port.desk.clientView(ticket));
    for (const socket of this.#socketsOf(person)) {
      this.#port.send(socket, { type: 'reservation', round, counter, clients });
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

  /** Whoever was called may wait again, as long as the visit is not over. */
  #mayWait(ticket: TicketId): boolean {
    const state = this.#port.desk.day.tickets.get(ticket)?.state;
    return state !== undefined && state !== 'ended';
  }

  #openCounterOf(person: string, { counter }: Reserved): Counter | null {
    const there = this.#port.desk.day.counters.get(counter);
    return there?.state === 'open' && there.clerk === person ? there : null;
  }

  #isHeard(person: string): boolean {
    return this.#socketsOf(person).length > 0;
  }

  /** Sockets of a clerk whose tablet is heard and has told all that it did. */
  #socketsOf(person: string): LiveSocket[] {
    const now = this.#port.desk.now();
    const found: LiveSocket[] = [];
    for (const [socket, seat] of this.#port.seats) {
      if (seat.screen !== 'staff' || seat.person !== person || !seat.caughtUp) continue;
      const told = this.#told.get(socket);
      if (told !== undefined && now - told < TABLET_IS_SILENT_MS) found.push(socket);
    }
    return found;
  }

  /** What was reserved of clients of whom none will wait again. */
  #forgetOver(): void {
    for (const [person, reserved] of this.#reserved) {
      if (!mayHold(reserved).some((id) => this.#mayWait(id)) && !this.#isHeard(person)) this.#forget(person);
    }
  }

  #keep(person: string, reserved: Reserved): void {
    this.#port.storage.put('reserved', person, reserved);
    this.#reserved.set(person, reserved);
  }

  #forget(person: string): void {
    if (!this.#reserved.delete(person)) return;
    this.#port.storage.remove('reserved', person);
  }
}

function mayHold({ kept, offered }: Pick<Reserved, 'kept' | 'offered'>): TicketId[] {
  return [...new Set([...kept, ...(offered ?? [])])];
}
