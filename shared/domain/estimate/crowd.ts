import type { OfficeDay } from '../ticket/day.ts';
import { HALF_HOUR, halfHourOf, restOfHalfHour } from './half-hours.ts';
import type { Knowledge } from './knowledge.ts';

/** Days differ by a tenth in how many come, standard deviation over mean: what is usual weighs as so many people. */
const USUAL_PEOPLE = 100;

/** How many come today against the days learned from, 1 for as many: a day on which many came stays one. */
export function crowdOf(day: OfficeDay, now: number, { arrivals }: Knowledge): number {
  const { rules } = day;
  if (!rules) return 1;
  const half = halfHourOf(rules, now);
  const part = 1 - restOfHalfHour(rules, now) / HALF_HOUR;
  let usual = 0;
  for (const perHalfHour of Object.values(arrivals)) {
    for (let i = 0; i < half; i += 1) usual += perHalfHour[i] ?? 0;
    usual += part * (perHalfHour[half] ?? 0);
  }
  let came = 0;
  for (const ticket of day.tickets.values()) {
    const isIn = ticket.state === 'ended' ? ticket.came !== null : ticket.state !== 'expected';
    if (isIn && ticket.promised === null) came += 1;
  }
  return (USUAL_PEOPLE + came) / (USUAL_PEOPLE + usual);
}
