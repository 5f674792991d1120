import type { Counter } from '../../../shared/domain/ticket/day.ts';
import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { useDay } from '../../staff/live.ts';
import { NewerVersion } from '../../staff/newer-version.tsx';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { HelpStrip } from '../parts/help-strip.tsx';
import { longestOf, waitingInBuilding } from '../parts/in-building.ts';
import { NotTaken } from '../parts/not-taken.tsx';
import { NowHead } from '../parts/now-head.tsx';
import { QueueRow } from '../parts/queue-row.tsx';
import { Returning } from '../parts/returning.tsx';
import { SystemDown } from '../parts/system-down.tsx';
import { lineFor } from './line.ts';
import { NextCalls } from './next-calls.tsx';
import { Parked } from './parked.tsx';

interface AtCounter {
  id: string;
  counter: Counter;
}

/** Between two clients: who waits, who comes next, whose visit pauses, who may come back. */
export function IdleContext({ id, counter }: AtCounter) {
  const {
    words: { clerk },
  } = useStaff();
  return (
    <>
      <NowHead title={clerk('queue')} />
      <NotTaken />
      <HelpStrip />
      <QueueHere id={id} counter={counter} />
      <NextCalls id={id} counter={counter} />
      <SystemDown />
      <Parked id={id} counter={counter} />
      <Returning />
      <NewerVersion />
    </>
  );
}

/** Who waits for this counter by service, what is to be called by telephone, and everybody else's queue in one line. */
export function QueueHere({ id, counter }: AtCounter) {
  const {
    info,
    words: { clerk, text, formats },
  } = useStaff();
  const day = useDay();
  const now = useSecond();
  const { services, people, callBacks } = lineFor(day, id, counter);
  const own = info.services
    .map((service) => ({ ...service, waiting: people.filter((ticket) => ticket.service === service.id) }))
    .filter(({ waiting }) => waiting.length > 0)
    .sort((a, b) => b.waiting.length - a.waiting.length);
  const others = new Set(info.services.map((service) => service.id).filter((service) => !services.includes(service)));
  const elsewhere = waitingInBuilding(day, others);
  const first = Math.min(...callBacks.map(({ due }) => due));
  return (
    <>
      {own.length === 0 && callBacks.length === 0 && (
        <div class="clerk-empty">
          <Empty title={clerk('empty')}>{clerk('empty-next')}</Empty>
        </div>
      )}
      {(own.length > 0 || callBacks.length > 0 || elsewhere.length > 0) && (
        <ul class="clerk-queue">
          {own.map(({ id: service, name, waiting }) => (
            <QueueRow key={service} count={waiting.length} name={text(name)} longest={longestOf(waiting, now)} />
          ))}
          {callBacks.length > 0 && (
            <QueueRow
              count={callBacks.length}
              name={clerk('call-backs', { n: callBacks.length })}
              value={clerk('first-at', { time: formats.time(first) })}
            />
          )}
          {elsewhere.length > 0 && (
            <QueueRow
              count={elsewhere.length}
              name={clerk('other-counters')}
              longest={longestOf(elsewhere, now)}
              other
            />
          )}
        </ul>
      )}
    </>
  );
}
