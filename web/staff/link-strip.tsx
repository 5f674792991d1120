import { Notice } from '../../shared/ui/notice/notice.tsx';
import { useGoingOn } from './going-on.ts';
import { link } from './live.ts';
import { useStaffTime } from './staff-time.ts';
import { useWords } from './words.ts';

/** Says that the line to the office is lost, since when, and what that means here. Else nothing. */
export function LinkStrip({ meaning }: { meaning: string }) {
  const { staff } = useWords();
  const time = useStaffTime();
  const line = link.value;
  if (!isLost(line)) return null;
  const heard = 'lastHeard' in line ? line.lastHeard : null;
  return (
    <Notice kind="off" title={heard === null ? staff('link-lost') : staff('link-lost-since', { time: time(heard) })}>
      {meaning}
    </Notice>
  );
}

/** A line that is being opened for the first time is not lost; one that is opened again is, until it is back. */
function isLost(line: typeof link.value): boolean {
  return line.state === 'cut' || (line.state === 'connecting' && (line.lastHeard !== null || line.tries > 0));
}

/** The moment that the screen tells of, when it is not now; null while the line is live. */
export function useStaleSince(): number | null {
  const line = link.value;
  if (!isLost(line)) return null;
  return 'lastHeard' in line ? (line.lastHeard ?? line.since) : null;
}

/** True when what a clerk does at the counter counts now: the office hears it, or the tablet goes on alone. */
export function useCanAct(): boolean {
  const going = useGoingOn();
  return link.value.state === 'live' || going?.alone != null;
}

/** True when a command would reach the office now. */
export function useLive(): boolean {
  return link.value.state === 'live';
}
