import { MINUTE } from '../../../shared/domain/words.ts';
import type { Waiter } from '../lobby-book.ts';
import { type Moment, othersWaiting } from './moment.ts';
import type { Predictor } from './predictor.ts';

/** How long the one at the head of the line for the same service has waited so far (HOL: Ibrahim and Whitt 2009). */
export const headOfLine: Predictor = {
  name: 'head of line',
  point: (moment) => longestWait(moment, () => true),
};

/** The same among those who are called by the same right, priority or not. */
export const headOfOwnLine: Predictor = {
  name: 'head of line, own tier',
  point: (moment) => longestWait(moment, ({ tier }) => tier === moment.who.tier),
};

/** Minutes; none when nobody of the kind waits. */
function longestWait(moment: Moment, isOfKind: (waiter: Waiter) => boolean): number {
  const line = othersWaiting(moment, new Set([moment.who.service])).filter(isOfKind);
  const since = Math.min(moment.now, ...line.map((waiter) => waiter.since));
  return (moment.now - since) / MINUTE;
}
