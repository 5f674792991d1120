import { LiveDot } from '../../../shared/ui/live-dot/live-dot.tsx';
import { useStaleSince } from '../../staff/link-strip.tsx';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';

/** A heading over news, and the hour that they are from. */
export function NowHead({ title }: { title: string }) {
  const {
    words: { staff, formats },
  } = useStaff();
  const now = useSecond();
  const stale = useStaleSince();
  return (
    <header class="clerk-head">
      <h1>{title}</h1>
      {stale === null ? (
        <LiveDot>{staff('live', { time: formats.time(now) })}</LiveDot>
      ) : (
        <LiveDot stale>{staff('as-of', { time: formats.time(stale) })}</LiveDot>
      )}
    </header>
  );
}
