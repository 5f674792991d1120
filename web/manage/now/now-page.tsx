import { longestWait, peopleWaiting } from '../../../shared/domain/queue/position.ts';
import { useStaleSince } from '../../staff/link-strip.tsx';
import { useDay } from '../../staff/live.ts';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { PageTitle } from '../shell/page-title.tsx';
import { AskedForHelp } from './asked-for-help.tsx';
import { Counters } from './counters.tsx';
import { DevicesNow } from './devices-now.tsx';
import { Intake } from './intake.tsx';
import { MissingBadges } from './missing-badges.tsx';
import { ToReview } from './to-review.tsx';
import { Waits } from './waits.tsx';
import { Watch } from './watch.tsx';
import './now.css';

/** How it is in the office now. Each value is also in words. */
export function NowPage() {
  const {
    words: { manage, staff, formats },
  } = useStaff();
  const now = useSecond();
  const stale = useStaleSince();
  const at = stale ?? now;
  const hour = staff(stale === null ? 'live' : 'as-of', { time: formats.time(at) });
  return (
    <div class="now">
      <div class="now-head">
        <PageTitle title={manage('now-title')} note={`${formats.fullDay(at)}, ${hour}`} />
        <Figures />
      </div>
      <div class="now-main">
        <AskedForHelp />
        <Counters />
        <Waits />
      </div>
      <div class="now-side">
        <Watch />
        <Intake />
        <DevicesNow />
        <MissingBadges />
        <ToReview />
      </div>
    </div>
  );
}

function Figures() {
  const {
    info,
    words: { manage },
  } = useStaff();
  const day = useDay();
  const now = useSecond();
  const services = new Set(info.services.map(({ id }) => id));
  const longest = longestWait(day, services, now);
  const waiting = peopleWaiting(day, services);
  const open = [...day.counters.values()].filter(({ state }) => state === 'open').length;
  const figures: readonly [string, string][] = [
    [String(waiting), manage('figure-waiting', { n: waiting })],
    [longest === null ? '–' : String(longest), manage('figure-longest')],
    [String(open), manage('figure-open', { n: info.counters.length })],
    [String(day.served), manage('figure-served', { n: day.served })],
  ];
  return (
    <ul class="now-figures">
      {figures.map(([figure, words]) => (
        <li class="now-figure" key={words}>
          <b class="now-figure-number tn">{figure}</b> <span class="now-figure-words">{words}</span>
        </li>
      ))}
    </ul>
  );
}
