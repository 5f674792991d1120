import * as v from 'valibot';
import { localClock } from '../../../shared/domain/office/local-time.ts';
import { ticketIdOf } from '../../../shared/domain/ticket/ticket-id.ts';
import type { ScreenCommandInput } from '../../../shared/protocol/commands.ts';
import { InstantSchema, TicketNumberSchema } from '../../../shared/protocol/common.ts';
import { type LeaseMessage, LeaseMessageSchema } from '../../../shared/protocol/down.ts';
import type { WireRefusal } from '../../../shared/protocol/problem.ts';
import { type GivenNumber, giveFromLease } from '../../../shared/sync/kiosk-day.ts';
import type { LiveClient } from '../../../shared/sync/live-client.ts';
import { createOutbox, type NotTakenOver, type Outbox } from '../../../shared/sync/outbox.ts';
import type { Change, Store } from '../../../shared/sync/store/store.ts';
import type { IssuedTicket, TicketWish } from './issue-ticket.ts';

const GivenSchema = v.object({ number: TicketNumberSchema, ticket: v.string(), at: InstantSchema });
const LeaseSchema = v.object({ message: LeaseMessageSchema, offset: v.number() });

export type Given =
  | { kind: 'given'; ticket: IssuedTicket }
  | { kind: 'refused'; refusal: WireRefusal }
  | { kind: 'none' };

/** The numbers that this kiosk gives by itself, and what it has still to tell the office (N-12, O-9 to O-11 in SPEC). */
export interface OwnNumbers {
  readonly outbox: Outbox;
  /** What the office lent; null before it was ever heard. */
  readonly lease: LeaseMessage | null;
  /** How far this machine's clock is behind the office's, as last known, ms. */
  readonly offset: number;
  /** The office has said what it lends. */
  hear(lease: LeaseMessage, offset: number): void;
  /** The number that an earlier life of this page gave for the same tap, if it did. */
  givenFor(wish: Pick<TicketWish, 'secret'>): IssuedTicket | null;
  /** Gives a number, once it is on the disk that it was given; for the same tap the same one. `now`: office time, ms. */
  give(wish: TicketWish, now: number): Promise<Given>;
  /** Somebody from home, or who missed the call, is here; told when there is a line. */
  noteHere(id: string, number: string, now: number): Promise<boolean>;
  /** Tells the office what was done without it. */
  send(line: Pick<LiveClient, 'tellLate'>): Promise<boolean>;
}

export interface OwnNumbersOptions {
  office: string;
  store: Store;
  onChange(): void;
  onNotTaken(not: NotTakenOver): void;
}

/** As the device has kept it from an earlier life of this page. */
export async function openOwnNumbers({ office, store, onChange, onNotTaken }: OwnNumbersOptions): Promise<OwnNumbers> {
  const outbox = createOutbox({ store, owner: `kiosk ${office}`, onChange, onNotTaken });
  const kept = await store.read('lease', office, LeaseSchema);
  let lease: LeaseMessage | null = kept?.value.message ?? null;
  let offset = kept?.value.offset ?? 0;
  let given: GivenNumber[] = [];
  await outbox.load();
  for (const { key, value } of await store.readAll('given', GivenSchema)) {
    if (key.startsWith(`${office} `)) given.push(value);
  }

  /** Numbers of days that are over are given again: what was kept of them may go. */
  const forgetOld = (now: number, timeZone: string): Change[] => {
    const today = localClock(timeZone, now).date;
    const isOld = ({ at }: GivenNumber): boolean => localClock(timeZone, at).date < today;
    const old = given.filter(isOld);
    given = given.filter((one) => !isOld(one));
    return old.map((one) => ({ drawer: 'given', key: keyOf(one) }));
  };
  const keyOf = ({ at, number }: GivenNumber): string => `${office} ${at} ${number}`;

  const givenFor = ({ secret }: Pick<TicketWish, 'secret'>): IssuedTicket | null => {
    const ticket = ticketIdOf(office, secret);
    const found = given.find((one) => one.ticket === ticket);
    return found ? { number: found.number, joinedAt: found.at, range: null, ahead: null } : null;
  };

  return {
    outbox,
    givenFor,
    get lease() {
      return lease;
    },
    get offset() {
      return offset;
    },
    hear(message, now) {
      lease = message;
      offset = now;
      void store.keep('lease', office, { message, offset }, Date.now());
    },
    async give(wish, now) {
      const before = givenFor(wish);
      if (before) return { kind: 'given', ticket: before };
      const { secret, service, language, needs } = wish;
      const joining = { ticket: ticketIdOf(office, secret), service, hard: needs.includes('short') };
      const found = giveFromLease(lease, given, joining, now);
      if (found.kind === 'no-numbers') return { kind: 'none' };
      if (found.kind === 'refused') return found;
      const { number } = found.given;
      const others = given;
      // Taken before the disk is asked: a second wish in between gets the next one.
      given = [...given, found.given];
      const command: ScreenCommandInput = { type: 'TakeTicket', secret, service, language, needs: [...needs], number };
      const changes: Change[] = [
        { drawer: 'given', key: keyOf(found.given), value: found.given, at: now },
        ...forgetOld(now, lease?.rules.timeZone ?? 'UTC'),
      ];
      if (!(await outbox.add({ id: wish.id, when: now, command }, changes))) {
        given = others;
        return { kind: 'none' };
      }
      return { kind: 'given', ticket: { number, joinedAt: now, range: null, ahead: null } };
    },
    noteHere: (id, number, now) => outbox.add({ id, when: now, command: { type: 'CheckInNumber', number } }),
    send: (line) => outbox.send(line),
  };
}
