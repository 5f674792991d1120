import { localClock } from '../domain/office/local-time.ts';
import type { Joining } from '../domain/ticket/commands.ts';
import { initialDay, type OfficeDay } from '../domain/ticket/day.ts';
import { decide } from '../domain/ticket/decide.ts';
import type { OfficeEvent } from '../domain/ticket/events.ts';
import { evolve } from '../domain/ticket/evolve.ts';
import { nextLentNumber } from '../domain/ticket/lent-numbers.ts';
import type { TicketNumber } from '../domain/ticket/number.ts';
import type { Refusal } from '../domain/ticket/refusal.ts';
import type { LeaseMessage } from '../protocol/down.ts';

/** A number that this kiosk has given by itself, today or before. */
export interface GivenNumber {
  number: TicketNumber;
  ticket: string;
  /** Office time, ms. */
  at: number;
}

/** What a kiosk without a line says to a wish: the number that it gives, or why it gives none. */
export type FromLease =
  | { kind: 'given'; given: GivenNumber }
  | { kind: 'refused'; refusal: Refusal }
  /** No numbers were lent, none is left, or the loan is over: a person has to help. */
  | { kind: 'no-numbers' };

/**
 * Gives the next of the kiosk's own numbers, by the rules of the office (N-12, O-10): the same `decide`, over a day that knows the
 * rules, what was lent and what this kiosk has given today.
 */
export function giveFromLease(
  kept: LeaseMessage | null,
  given: readonly GivenNumber[],
  joining: Joining,
  now: number,
): FromLease {
  if (!kept?.lease) return { kind: 'no-numbers' };
  const { rules, device, place } = kept;
  const { date } = localClock(rules.timeZone, now);
  const day = lobbyDay(kept, date, now);
  for (const { number, ticket, at } of given) {
    if (localClock(rules.timeZone, at).date === date) day.byNumber.set(number, ticket);
  }
  const service = rules.services.find(({ id }) => id === joining.service);
  const number = service ? nextLentNumber(day, device, service.series, date) : null;
  if (service && number === null) return { kind: 'no-numbers' };
  const decision = decide(
    day,
    { type: 'Join', ...joining, channel: 'kiosk', ...(number === null ? {} : { number }) },
    { now, actor: { role: 'kiosk', device, place } },
  );
  if (!decision.ok) return { kind: 'refused', refusal: decision.refusal };
  return { kind: 'given', given: { number: number ?? '', ticket: joining.ticket, at: now } };
}

/** Numbers of a series that the kiosk can still give on the day of `now`. */
export function numbersLeft(
  kept: LeaseMessage | null,
  given: readonly GivenNumber[],
  series: string,
  now: number,
): number {
  if (!kept?.lease) return 0;
  const { lease, rules } = kept;
  const { date } = localClock(rules.timeZone, now);
  if (date > lease.until) return 0;
  const used = given.filter(
    ({ number, at }) => number.startsWith(series) && localClock(rules.timeZone, at).date === date,
  );
  return lease.to - lease.from + 1 - used.length;
}

function lobbyDay({ rules, lease, stopped }: LeaseMessage, date: string, now: number): OfficeDay {
  const day = initialDay();
  const events: OfficeEvent[] = [
    { type: 'DayOpened', date, rules, lent: lease ? [lease] : [] },
    ...stopped.map((service) => ({ type: 'IntakeStopped', service }) as const),
  ];
  for (const [i, event] of events.entries())
    evolve(day, { seq: i + 1, at: now, actor: 'system', command: 'lease', event });
  return day;
}
