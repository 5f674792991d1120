import { CirclePause, Clock, Forward, type IconNode, ListOrdered, TriangleAlert, UserRoundX } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { useStaleSince } from '../../staff/link-strip.tsx';
import { useDay } from '../../staff/live.ts';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { useCallsOfDay } from '../calls-of-day.ts';
import { GuardWords } from './guard-words.tsx';
import { type Watched, watchList } from './watch-list.ts';

/** Of a long list so many are named. */
const NAMED = 5;

/** What a manager should look at now, each in words with what can be done. Nothing of it happens by itself. */
export function Watch() {
  const {
    words: { manage },
  } = useStaff();
  const { calls } = useCallsOfDay();
  const now = useSecond();
  // Cut off, nothing is known of the time since: nobody's wait is reckoned on.
  const stale = useStaleSince();
  const list = watchList(useDay(), calls, stale ?? now);
  return (
    <section>
      <h2>{manage('watch')}</h2>
      {list.length === 0 ? (
        <p class="now-none">{manage('watch-none')}</p>
      ) : (
        <ul class="now-list">
          {list.map((watched, index) => (
            <WatchedRow key={`${watched.kind}-${index}`} watched={watched} />
          ))}
        </ul>
      )}
    </section>
  );
}

function WatchedRow({ watched }: { watched: Watched }) {
  const {
    info,
    words: { manage, text, formats },
  } = useStaff();
  const nameOf = (id: string): string => {
    const service = info.services.find((one) => one.id === id);
    return service ? text(service.name) : id;
  };
  switch (watched.kind) {
    case 'guard':
      return (
        <Row icon={ListOrdered} title={manage('watch-guard')}>
          <GuardWords guard={watched.guard} />
        </Row>
      );
    case 'unserved': {
      const service = nameOf(watched.service);
      return (
        <Row icon={UserRoundX} title={manage('watch-unserved', { n: watched.people, service })}>
          {manage('watch-unserved-note')}
        </Row>
      );
    }
    case 'long-wait': {
      const { tickets, limit } = watched;
      const more = tickets.length - NAMED;
      return (
        <Row icon={Clock} title={manage('watch-long', { n: tickets.length, limit })}>
          <ul>
            {tickets.slice(0, NAMED).map(({ number, minutes, service }) => (
              <li key={number}>{manage('watch-long-one', { number, minutes, service: nameOf(service) })}</li>
            ))}
          </ul>
          {more > 0 && manage('watch-more', { n: more })}
        </Row>
      );
    }
    case 'passed-on':
      return (
        <Row icon={Forward} title={manage('watch-passed-on', { number: watched.number, n: watched.times })}>
          {manage('watch-passed-on-note', { service: nameOf(watched.service) })}
        </Row>
      );
    case 'parked': {
      const { number, counter, backAt, until } = watched;
      return (
        <Row icon={CirclePause} title={manage('watch-parked', { number, time: formats.time(backAt) })}>
          {manage('watch-parked-note', { counter, until: formats.time(until) })}
        </Row>
      );
    }
    case 'put-aside': {
      const { number, counter, service, until } = watched;
      return (
        <Row icon={CirclePause} title={manage('watch-put-aside', { number, counter })}>
          {manage('watch-put-aside-note', { service: nameOf(service), until: formats.time(until) })}
        </Row>
      );
    }
    case 'alone': {
      const { number, counter, backAt } = watched;
      return (
        <Row icon={TriangleAlert} title={manage('watch-alone', { counter, number, time: formats.time(backAt) })}>
          {manage('watch-alone-note')}
        </Row>
      );
    }
  }
}

function Row({ icon, title, children }: { icon: IconNode; title: string; children: ComponentChildren }) {
  return (
    <li class="now-row now-watch">
      <Icon icon={icon} size={24} stroke={1.75} />
      <div class="tn">
        <b class="now-row-name">{title}</b>
        <div class="now-row-note">{children}</div>
      </div>
    </li>
  );
}
