import { longestWait, peopleWaiting } from '../../../shared/domain/queue/position.ts';
import type { Counter } from '../../../shared/domain/ticket/day.ts';
import { Plate } from '../../../shared/ui/plate/plate.tsx';
import { useStaleSince } from '../../staff/link-strip.tsx';
import { useDay } from '../../staff/live.ts';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import type { Desk } from './desk.ts';

/** The line under the number is kept free, so that the number stays where it is when an answer comes. */
const RESERVED = '\u00a0';

/** The one large number: of the client, else of people who wait. */
export function Hero({ counter, desk }: { counter: Counter; desk: Desk }) {
  const {
    words: { clerk },
  } = useStaff();
  const day = useDay();
  const now = useSecond();
  const stale = useStaleSince() !== null;

  if (desk.state === 'called') {
    const { answer, recalls, number } = desk.ticket;
    const below =
      answer !== null ? clerk(`answer-${answer}`) : recalls > 0 ? clerk('called-again', { n: recalls }) : null;
    return <Plate number={number} state="called" above={clerk('plate-called')} below={below ?? RESERVED} />;
  }
  if (desk.state === 'serving') {
    return <Plate number={desk.ticket.number} state="waiting" above={clerk('plate-serving')} below={RESERVED} />;
  }
  const services = new Set(counter.skills);
  const waiting = peopleWaiting(day, services);
  const longest = longestWait(day, services, now);
  return (
    <p class={stale ? 'clerk-count clerk-count-stale' : 'clerk-count'}>
      <b class="clerk-count-number tn">{waiting}</b>
      <span class="clerk-count-words">
        {clerk('people-wait', { n: waiting })}
        {longest !== null && (
          <>
            , <span class="nowrap">{clerk(longest === 0 ? 'longest-short' : 'longest', { n: longest })}</span>
          </>
        )}
      </span>
    </p>
  );
}
