import type { Counter } from '../../../shared/domain/ticket/day.ts';
import { Plate } from '../../../shared/ui/plate/plate.tsx';
import { useStaleSince } from '../../staff/link-strip.tsx';
import { useDay } from '../../staff/live.ts';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { longestOf } from '../parts/in-building.ts';
import { type Desk, isCallBack } from './desk.ts';
import { lineFor } from './line.ts';

/** The line under the number is kept free, so that the number stays where it is when an answer comes. */
const RESERVED = '\u00a0';

interface HeroProps {
  id: string;
  counter: Counter;
  desk: Desk;
}

/** The one large number: of the client, else of people who wait. */
export function Hero({ id, counter, desk }: HeroProps) {
  switch (desk.state) {
    case 'free':
    case 'paused':
      return <PeopleWaiting id={id} counter={counter} />;
    default:
      return <ClientPlate desk={desk} />;
  }
}

function ClientPlate({ desk }: { desk: Extract<Desk, { ticket: object }> }) {
  const {
    words: { clerk },
  } = useStaff();
  const { number } = desk.ticket;
  if (desk.state !== 'called') {
    const above = clerk(desk.state === 'serving' ? 'plate-serving' : 'plate-interrupted');
    return <Plate number={number} state="waiting" above={above} below={RESERVED} />;
  }
  const { answer, recalls } = desk.ticket;
  const again = recalls > 0 ? clerk('called-again', { n: recalls }) : RESERVED;
  // Yellow says "you are called" to somebody in the lobby; to a telephone nobody is called.
  if (isCallBack(desk.ticket)) {
    return <Plate number={number} state="waiting" above={clerk('plate-telephone')} below={again} />;
  }
  const below = answer !== null ? clerk(`answer-${answer}`) : again;
  return <Plate number={number} state="called" above={clerk('plate-called')} below={below} />;
}

function PeopleWaiting({ id, counter }: { id: string; counter: Counter }) {
  const {
    words: { clerk },
  } = useStaff();
  const day = useDay();
  const now = useSecond();
  const stale = useStaleSince() !== null;
  const { people } = lineFor(day, id, counter);
  const longest = longestOf(people, now);
  return (
    <p class={stale ? 'clerk-count clerk-count-stale' : 'clerk-count'}>
      <b class="clerk-count-number tn">{people.length}</b>
      <span class="clerk-count-words">
        {clerk('people-wait', { n: people.length })}
        {longest !== null && (
          <>
            , <span class="nowrap">{clerk(longest === 0 ? 'longest-short' : 'longest', { n: longest })}</span>
          </>
        )}
      </span>
    </p>
  );
}
