import { Plate } from '../../../shared/ui/plate/plate.tsx';
import { useDay } from '../../staff/live.ts';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { longestOf, waitingInBuilding } from '../parts/in-building.ts';

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
  const people = waitingInBuilding(day, all);
  const longest = longestOf(people, now);
  return (
    <p class="clerk-count">
      <b class="clerk-count-number tn">{people.length}</b>
      <span class="clerk-count-words">
        {clerk('people-wait-here', { n: people.length })}
        {longest !== null && (
          <>
            , <span class="nowrap">{clerk(longest === 0 ? 'longest-short' : 'longest', { n: longest })}</span>
          </>
        )}
      </span>
    </p>
  );
}
