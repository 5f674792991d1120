import { longestWait, peopleWaiting } from '../../../shared/domain/queue/position.ts';
import { Plate } from '../../../shared/ui/plate/plate.tsx';
import { useDay } from '../../staff/live.ts';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';

/** Everybody who waits in the building; for a moment the number that was just given. */
export function HostHero({ issued }: { issued: string | null }) {
  const {
    info,
    words: { clerk },
  } = useStaff();
  const day = useDay();
  const now = useSecond();
  if (issued !== null) return <Plate number={issued} state="waiting" above={clerk('issued')} />;
  const all = new Set(info.services.map(({ id }) => id));
  const longest = longestWait(day, all, now);
  const waiting = peopleWaiting(day, all);
  return (
    <p class="clerk-count">
      <b class="clerk-count-number tn">{waiting}</b>
      <span class="clerk-count-words">
        {clerk('people-wait-here', { n: waiting })}
        {longest !== null && (
          <>
            , <span class="nowrap">{clerk(longest === 0 ? 'longest-short' : 'longest', { n: longest })}</span>
          </>
        )}
      </span>
    </p>
  );
}
