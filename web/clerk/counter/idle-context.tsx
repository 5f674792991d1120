import { longestWait, peopleWaiting } from '../../../shared/domain/queue/position.ts';
import type { Counter } from '../../../shared/domain/ticket/day.ts';
import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { useDay } from '../../staff/live.ts';
import { NewerVersion } from '../../staff/newer-version.tsx';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { HelpStrip } from '../parts/help-strip.tsx';
import { NowHead } from '../parts/now-head.tsx';
import { Returning } from '../parts/returning.tsx';
import { NextCalls } from './next-calls.tsx';

/** Between two clients: who waits, who comes next, who may come back. */
export function IdleContext({ counter }: { counter: Counter }) {
  const {
    words: { clerk },
  } = useStaff();
  return (
    <>
      <NowHead title={clerk('queue')} />
      <HelpStrip />
      <QueueByService skills={counter.skills} />
      <NextCalls counter={counter} />
      <Returning />
      <NewerVersion />
    </>
  );
}

/** Services with people waiting, and everybody else's queue in one line. */
export function QueueByService({ skills }: { skills: readonly string[] }) {
  const {
    info,
    words: { clerk, text },
  } = useStaff();
  const day = useDay();
  const now = useSecond();
  const own = info.services
    .filter(({ id }) => skills.includes(id))
    .map(({ id, name }) => ({ id, name, waiting: peopleWaiting(day, new Set([id])) }))
    .filter(({ waiting }) => waiting > 0)
    .sort((a, b) => b.waiting - a.waiting);
  const others = new Set(info.services.map(({ id }) => id).filter((id) => !skills.includes(id)));
  const elsewhere = peopleWaiting(day, others);
  return (
    <>
      {own.length === 0 && (
        <div class="clerk-empty">
          <Empty title={clerk('empty')}>{clerk('empty-next')}</Empty>
        </div>
      )}
      {(own.length > 0 || elsewhere > 0) && (
        <ul class="clerk-queue">
          {own.map(({ id, name, waiting }) => (
            <QueueRow key={id} count={waiting} name={text(name)} longest={longestWait(day, new Set([id]), now)} />
          ))}
          {elsewhere > 0 && (
            <QueueRow count={elsewhere} name={clerk('other-counters')} longest={longestWait(day, others, now)} other />
          )}
        </ul>
      )}
    </>
  );
}

interface QueueRowProps {
  count: number;
  name: string;
  longest: number | null;
  other?: boolean;
}

function QueueRow({ count, name, longest, other = false }: QueueRowProps) {
  const {
    words: { clerk },
  } = useStaff();
  return (
    <li class={other ? 'clerk-queue-row clerk-queue-other' : 'clerk-queue-row'}>
      <b class="clerk-queue-count tn">{count}</b>
      <span class="clerk-queue-name">{name}</span>
      <span class="clerk-queue-wait tn">
        {longest === null ? '' : clerk(longest === 0 ? 'longest-short' : 'longest', { n: longest })}
      </span>
    </li>
  );
}
