import type { NextCall } from '../../domain/policy/call-next.ts';
import type { Actor, Command } from '../../domain/ticket/commands.ts';
import type { OfficeDay } from '../../domain/ticket/day.ts';
import { ticketIdOf } from '../../domain/ticket/ticket-id.ts';
import type { ClientView } from '../../protocol/client-view.ts';
import type { ScreenCommandInput } from '../../protocol/commands.ts';
import type { ReservationMessage } from '../../protocol/down.ts';
import type { WireRefusal } from '../../protocol/problem.ts';
import type { LiveClient } from '../live-client.ts';
import { createOutbox, type NotTakenOver, type Outbox } from '../outbox.ts';
import { RESERVATION_LASTS_MS, TABLET_GOES_ON_MS } from '../silence.ts';
import type { Store } from '../store/store.ts';
import { goOnFrom, type TabletDay } from './tablet-day.ts';
import { forgetReservation, type KeptReservation, keepReservation, readReservation } from './tablet-store.ts';

// A clerk's tablet without a line (O-9, O-12 to O-16 in SPEC): it goes on with the day as it last heard it, by the rules of the
// office, and tells afterwards what it did.

/** What a clerk can do at the own counter without the office. Everything else needs to be known elsewhere at once. */
const ALONE: ReadonlySet<ScreenCommandInput['type']> = new Set<ScreenCommandInput['type']>([
  'CallNext',
  'CallReserved',
  'CallSlip',
  'CallTicket',
  'WalkDirect',
  'Recall',
  'Arrive',
  'Finish',
  'MarkMissed',
  'Interrupt',
  'Resume',
  'Park',
  'Unpark',
  'Transfer',
  'AddMatter',
  'SetNote',
  'Undo',
  'PauseCounter',
  'ResumeCounter',
  'CloseCounter',
]);

export function worksAlone(type: ScreenCommandInput['type']): boolean {
  return ALONE.has(type);
}

export interface GoingOnOptions {
  store: Store;
  office: string;
  person: string;
  /** Which of the person's roles a clerk's work is done under does not matter here; the office decides by the session. */
  heard(): OfficeDay;
  line(): LiveClient | null;
  onChange(): void;
}

export interface GoingOn {
  /** The day as this tablet goes on with it; null while the office leads. */
  readonly alone: TabletDay | null;
  readonly outbox: Outbox;
  /** What could not be taken over when the line was back, newest last. */
  readonly notTaken: readonly NotTakenOver[];
  clientOf(ticket: string): ClientView | null;
  /** Whom it would call next, from those reserved for the counter. */
  upcoming(most: number): NextCall[];
  reserve(message: ReservationMessage): Promise<void>;
  /** Before the office is asked to close or pause the counter: an answer that is lost must not leave anybody here. */
  letGo(): Promise<void>;
  /** It has answered. `stays`: the counter stays open, and whoever is reserved for it is asked for again. */
  holdAgain(stays: boolean): void;
  /** By what was heard, this person has a counter. */
  isAtCounter(): boolean;
  /** Looks at the clock: whether it is time to go on alone. */
  tick(): void;
  /** Does it here, and keeps it to be told. */
  perform(command: ScreenCommandInput, id: string): Promise<{ ok: true } | { ok: false; refusal: WireRefusal }>;
  /** The line is there: tells everything, and lets the office lead again. */
  catchUp(): Promise<void>;
  /** The office leads: nobody need be kept for this tablet, as far as it has heard of that. */
  sayCaughtUp(): void;
  dismissNotTaken(): void;
}

const HEARD_EVERY = 30_000;

export async function openGoingOn(options: GoingOnOptions): Promise<GoingOn> {
  const { store, office, person, heard, line, onChange } = options;
  const owner = `${office} ${person}`;
  const notTaken: NotTakenOver[] = [];
  let alone: TabletDay | null = null;
  let reservation: KeptReservation | null = await readReservation(store, owner);
  let clients: ClientView[] = [];
  let heardKeptAt = 0;
  /** Goes on from what an earlier life of this page left: how long the line has been cut, this one has still to see. */
  let isResumed = false;
  /** The office was asked to close or pause the counter: until it answers, nobody is kept. */
  let isLeaving = false;
  /** What was done and is on its way to the disk. */
  const beingKept = new Set<Promise<boolean>>();
  const outbox = createOutbox({
    store,
    owner: `staff ${owner}`,
    onChange,
    onNotTaken: (not) => {
      notTaken.push(not);
      onChange();
    },
  });
  await outbox.load();

  const officeNow = (): number => line()?.officeNow() ?? Date.now();
  const actor: Actor = { role: 'clerk', person };

  /** Once the counter was closed or paused, whoever was reserved for it may be reserved elsewhere. */
  const isOfNow = ({ counter, since }: KeptReservation): boolean => heard().counters.get(counter)?.since === since;

  let last: Promise<unknown> = Promise.resolve();
  /** One after the other, so that the disk holds what was told last. */
  const inTurn = (change: () => Promise<void>): Promise<void> => {
    const mine = last.then(change);
    last = mine;
    return mine;
  };

  const start = (now: number): void => {
    const kept = reservation && isOfNow(reservation) ? reservation : null;
    const until = kept ? kept.heardAt + RESERVATION_LASTS_MS : 0;
    isResumed = false;
    alone = goOnFrom(heard(), kept && { counter: kept.counter, tickets: kept.tickets, until }, now);
    onChange();
  };

  /** What an earlier life of this page did, done once more on the day as it was kept. */
  const replay = (): void => {
    const [first] = outbox.unsent;
    if (!first) return;
    start(first.when);
    isResumed = true;
    for (const { id, when, command } of outbox.unsent) {
      const translated = alone && toRules(command, alone.day);
      if (translated) alone?.perform(translated, { now: when, actor, id });
    }
    onChange();
  };

  /** The command of the rules behind that of the screen; null when it changes nothing in the day. */
  const toRules = (command: ScreenCommandInput, day: OfficeDay): Command | null => {
    switch (command.type) {
      case 'WalkDirect': {
        const { counter, secret, service, needs = [], reason } = command;
        const ticket = ticketIdOf(office, secret);
        const hard = needs.includes('short');
        return { type: 'WalkDirect', counter, ticket, service, hard, ...(reason ? { reason } : {}) };
      }
      case 'Finish':
        return { ...command, outcome: command.outcome ?? 'served' };
      case 'Transfer': {
        const { note: _, to, ...transfer } = command;
        return { ...transfer, ...(to ? { to } : {}) };
      }
      case 'CallSlip':
        // The office may know the slip as another ticket by now; here it is the one that this tablet made.
        return { ...command, ticket: day.byNumber.get(command.number) ?? command.ticket };
      case 'SetNote':
      case 'TakeTicket':
      case 'CheckInNumber':
        return null;
      case 'CallTicket': {
        const { counter, ticket, reason } = command;
        return { type: 'CallTicket', counter, ticket, ...(reason ? { reason } : {}) };
      }
      default:
        return command as Command;
    }
  };

  /** Where this tablet would still call somebody, and the office has said since that they are elsewhere or gone. */
  const overtaken = (id: string, here: TabletDay): WireRefusal | null => {
    const known = here.day.tickets.get(id);
    const told = heard().tickets.get(id);
    if (!known || !told || known.state === told.state) return null;
    if (known.state !== 'waiting' && known.state !== 'parked') return null;
    if ('clerk' in told && told.clerk === person) return null;
    if (told.state === 'called') return { kind: 'already-called', counter: told.counter };
    return { kind: told.state === 'ended' ? 'ticket-ended' : 'ticket-not-waiting' };
  };
  /** By a clock that nobody sets: the tablet's own may be wrong. */
  const mayCallReserved = (): boolean => !isResumed && (line()?.unanswered() ?? 0) < RESERVATION_LASTS_MS;
  const stillReserved = (here: TabletDay): string[] =>
    mayCallReserved() ? here.reserved().filter((id) => !overtaken(id, here)) : [];

  /** While everything is being told, the office is heard again: nobody is called of whom it has said that they are not there. */
  const tooLate = (command: Command, here: TabletDay): WireRefusal | null => {
    const calls = command.type === 'CallReserved' || command.type === 'CallSlip' || command.type === 'Unpark';
    return calls ? overtaken(command.ticket, here) : null;
  };

  /** What it means without a line: the next is one of those reserved, and a number is one on paper. */
  const asAlone = (command: ScreenCommandInput, here: TabletDay): ScreenCommandInput | null => {
    if (command.type === 'CallNext') {
      const [ticket] = stillReserved(here);
      return ticket === undefined ? null : { type: 'CallReserved', counter: command.counter, ticket };
    }
    if (command.type === 'CallTicket') {
      const ticket = here.day.tickets.get(command.ticket);
      if (stillReserved(here).includes(command.ticket)) {
        return { type: 'CallReserved', counter: command.counter, ticket: command.ticket };
      }
      return ticket
        ? {
            type: 'CallSlip',
            counter: command.counter,
            number: ticket.number,
            service: ticket.service,
            ticket: ticket.id,
          }
        : null;
    }
    return command;
  };

  const going: GoingOn = {
    get alone() {
      return alone;
    },
    outbox,
    notTaken,
    clientOf: (ticket) => clients.find((client) => client.ticket === ticket) ?? null,
    upcoming(most) {
      if (!alone) return [];
      const { day } = alone;
      return stillReserved(alone)
        .slice(0, most)
        .flatMap((ticket): NextCall[] => {
          const found = day.tickets.get(ticket);
          if (found?.state !== 'waiting') return [];
          const { tier, due } = found;
          return [{ ticket, why: { rule: 'reserved', tier, due, run: 0, over: null } }];
        });
    },
    reserve({ round, counter, clients: reserved }) {
      const since = heard().counters.get(counter)?.since ?? 0;
      const kept = { round, counter, since, tickets: reserved.map(({ ticket }) => ticket), heardAt: officeNow() };
      return inTurn(async () => {
        // Said only when it is on the disk: the office keeps these clients for this tablet then, and no others.
        if (isLeaving || !(await keepReservation(store, owner, kept))) return;
        reservation = kept;
        clients = reserved;
        line()?.say({ type: 'reserved', round });
      });
    },
    letGo() {
      isLeaving = true;
      return inTurn(async () => {
        reservation = null;
        await forgetReservation(store, owner);
      });
    },
    holdAgain(stays) {
      isLeaving = false;
      if (stays) going.sayCaughtUp();
    },
    isAtCounter: () => [...heard().counters.values()].some(({ clerk }) => clerk === person),
    tick() {
      const live = line();
      if (!live) return;
      if (live.link.state === 'live') {
        // The line is there and not everything was answered: once more.
        if (alone || outbox.unsent.length > 0) void going.catchUp();
        else void outbox.tidy();
        if (reservation && officeNow() - heardKeptAt > HEARD_EVERY) {
          heardKeptAt = officeNow();
          void inTurn(async () => {
            if (!reservation) return;
            reservation = { ...reservation, heardAt: heardKeptAt };
            await keepReservation(store, owner, reservation);
          });
        }
        return;
      }
      if (live.unanswered() < TABLET_GOES_ON_MS) return;
      isResumed = false;
      if (alone || !going.isAtCounter()) return;
      if (reservation) reservation = { ...reservation, heardAt: officeNow() - live.unanswered() };
      start(officeNow());
    },
    async perform(command, id) {
      const here = alone;
      const asked = here && worksAlone(command.type) ? asAlone(command, here) : null;
      if (!here || !asked) return { ok: false, refusal: { kind: 'ticket-not-reserved' } };
      const now = officeNow();
      const rules = toRules(asked, here.day);
      const refusal = (rules && here.refusalOf(rules, { now, actor })) ?? (rules && tooLate(rules, here));
      if (refusal) return { ok: false, refusal: { ...refusal } };
      const kept = outbox.add({ id, when: now, command: asked });
      beingKept.add(kept);
      const isKept = await kept;
      beingKept.delete(kept);
      if (!isKept) return { ok: false, refusal: { kind: 'not-kept' } };
      if (rules) here.perform(rules, { now, actor, id });
      if (asked.type === 'SetNote') {
        clients = clients.map((client) => (client.ticket === asked.ticket ? { ...client, note: asked.note } : client));
      }
      onChange();
      return { ok: true };
    },
    async catchUp() {
      const live = line();
      if (!live) return;
      for (;;) {
        if (!(await outbox.send(live))) return;
        if (beingKept.size === 0) break;
        // Somebody pressed while everything was being told: that is told, too, before the office leads again.
        await Promise.all(beingKept);
      }
      alone = null;
      isLeaving = false;
      going.sayCaughtUp();
      onChange();
    },
    sayCaughtUp() {
      const live = line();
      if (!alone) live?.say({ type: 'caught-up', after: heard().seq, told: live.told() });
    },
    dismissNotTaken() {
      notTaken.length = 0;
      onChange();
    },
  };
  if (outbox.unsent.length > 0) replay();
  return going;
}
