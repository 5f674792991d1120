import {
  callFigures,
  exceptionsByReason,
  longestWaitToday,
  priorityGuard,
} from '../../../shared/domain/policy/fairness.ts';
import { useDay } from '../../staff/live.ts';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { useCallsOfDay } from '../calls-of-day.ts';
import { GuardWords } from '../now/guard-words.tsx';

/** From fewer calls nothing is concluded. */
const ENOUGH = 20;

/** Whether the order rule did today what it promises: its bound, its exceptions, and those who are not called early. */
export function Order() {
  const {
    words: { manage, formats },
  } = useStaff();
  const day = useDay();
  const now = useSecond();
  const { calls, since } = useCallsOfDay();
  const { calls: count, early, largestRun } = callFigures(calls);
  const longest = longestWaitToday(day, now);
  const guard = priorityGuard(day, calls, now);
  const exceptions = exceptionsByReason(day.outOfTurn);
  const policy = day.rules?.policy;
  const share = (part: number): string => `${formats.number(Math.round((part / Math.max(1, count)) * 100))} %`;
  const rows: [string, string][] = [
    [manage('fairness-calls'), formats.number(count)],
    [
      manage('fairness-early'),
      early === null ? manage('fairness-kept') : manage('fairness-early-value', { n: early, share: share(early) }),
    ],
    [
      manage('fairness-run'),
      largestRun === null
        ? manage('fairness-kept')
        : manage('fairness-run-value', { n: largestRun, limit: policy?.priorityRun ?? 0 }),
    ],
    [
      manage('fairness-longest'),
      longest === null ? '–' : manage(longest.still ? 'fairness-longest-still' : 'minutes', { n: longest.minutes }),
    ],
  ];
  return (
    <>
      <section>
        <h2 class="manage-heading">{manage('fairness')}</h2>
        {since !== null && <p class="day-text">{manage('fairness-since', { time: formats.time(since) })}</p>}
        <List rows={rows} />
        {guard ? (
          <div class="day-guard">
            <h3>{manage('watch-guard')}</h3>
            <GuardWords guard={guard} />
          </div>
        ) : (
          count >= ENOUGH && (
            <p class="day-after muted">{manage('fairness-fine', { n: policy?.longWaitMinutes ?? 0 })}</p>
          )
        )}
      </section>
      <section>
        <h2 class="manage-heading">{manage('exceptions')}</h2>
        {exceptions.length === 0 ? (
          <p>{manage('exceptions-none')}</p>
        ) : (
          <List rows={exceptions.map(({ reason, n }) => [manage(`reason-${reason}`), formats.number(n)])} />
        )}
      </section>
    </>
  );
}

function List({ rows }: { rows: readonly [string, string][] }) {
  return (
    <dl class="day-list">
      {rows.map(([label, value]) => (
        <div class="day-row" key={label}>
          <dt>{label}</dt>
          <dd class="tn">{value}</dd>
        </div>
      ))}
    </dl>
  );
}
