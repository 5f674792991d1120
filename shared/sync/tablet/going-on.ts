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
import { type KeptReservation, keepReservation, readReservation } from './tablet-store.ts';

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
  /** Looks at the clock: whether it is time to go on alone. */
  tick(): void;
  /** Does it here, and keeps it to be told. */
  perform(command: ScreenCommandInput, id: string): Promise<{ ok: true } | { ok: false; refusal: WireRefusal }>;
  /** The line is there: tells everything, and lets the office lead again. */
  catchUp(): Promise<void>;
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

  const start = (now: number): void => {
    const kept = reservation;
    const until = kept ? kept.heardAt + RESERVATION_LASTS_MS : 0;
    alone = goOnFrom(heard(), kept && { counter: kept.counter, tickets: kept.tickets, until }, now);
    onChange();
  };

  /** What an earlier life of this page did, done once more on the day as it was kept. */
  const replay = (): void => {
    const [first] = outbox.unsent;
    if (!first) return;
    start(first.when);
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

  /** What it means without a line: the next is one of those reserved, and a number is one on paper. */
  const asAlone = (command: ScreenCommandInput, here: TabletDay): ScreenCommandInput | null => {
    if (command.type === 'CallNext') {
      const [ticket] = here.reserved();
      return ticket === undefined ? null : { type: 'CallReserved', counter: command.counter, ticket };
    }
    if (command.type === 'CallTicket') {
      const ticket = here.day.tickets.get(command.ticket);
      if (here.reserved().includes(command.ticket)) {
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
      return alone
        .reserved()
        .slice(0, most)
        .flatMap((ticket): NextCall[] => {
          const found = day.tickets.get(ticket);
          if (found?.state !== 'waiting') return [];
          const { tier, due } = found;
          return [{ ticket, why: { rule: 'reserved', tier, due, run: 0, over: null } }];
        });
    },
    async reserve({ round, counter, clients: reserved }) {
      const kept = { round, counter, tickets: reserved.map(({ ticket }) => ticket), heardAt: officeNow() };
      // Said only when it is on the disk: the office keeps these clients for this tablet then.
      if (!(await keepReservation(store, owner, kept))) return;
      reservation = kept;
      clients = reserved;
      line()?.say({ type: 'reserved', round });
    },
    tick() {
      const live = line();
      if (!live) return;
      if (live.link.state === 'live') {
        // The line is there and not everything was answered: once more.
        if (alone) void going.catchUp();
        if (reservation && officeNow() - heardKeptAt > HEARD_EVERY) {
          heardKeptAt = officeNow();
          reservation = { ...reservation, heardAt: heardKeptAt };
          void keepReservation(store, owner, reservation);
        }
        return;
      }
      const isMine = [...heard().counters.values()].some(({ clerk }) => clerk === person);
      if (alone || !isMine || live.unanswered() < TABLET_GOES_ON_MS) return;
      if (reservation) reservation = { ...reservation, heardAt: officeNow() - live.unanswered() };
      start(officeNow());
    },
    async perform(command, id) {
      const here = alone;
      const asked = here && worksAlone(command.type) ? asAlone(command, here) : null;
      if (!here || !asked) return { ok: false, refusal: { kind: 'ticket-not-reserved' } };
      const now = officeNow();
      const rules = toRules(asked, here.day);
      const refusal = rules && here.refusalOf(rules, { now, actor });
      if (refusal) return { ok: false, refusal: { ...refusal } };
      if (!(await outbox.add({ id, when: now, command: asked }))) return { ok: false, refusal: { kind: 'not-kept' } };
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
      if (!(await outbox.send(live))) return;
      live.say({ type: 'caught-up' });
      alone = null;
      onChange();
    },
    dismissNotTaken() {
      notTaken.length = 0;
      onChange();
    },
  };
  if (outbox.unsent.length > 0) replay();
  return going;
}
