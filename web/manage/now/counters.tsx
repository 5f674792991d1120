import { CirclePause, Coffee, DoorClosed, DoorOpen, type IconNode, Megaphone, UserRound } from 'lucide';
import type { OfficeDay } from '../../../shared/domain/ticket/day.ts';
import { StaffBadgesSchema } from '../../../shared/protocol/http/session.ts';
import { Badge } from '../../../shared/ui/badge/badge.tsx';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { TicketNumber } from '../../../shared/ui/ticket-number/ticket-number.tsx';
import { freeSince } from '../../staff/free-since.ts';
import { useDay } from '../../staff/live.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { useAsked } from '../../staff/use-asked.ts';
import { LeftOpen } from './left-open.tsx';

/** In order of their numbers, never of speed: this is about the lobby, not about people. */
export function Counters() {
  const { info, words } = useStaff();
  const { manage, text } = words;
  const day = useDay();
  const { asked } = useAsked(`/api/offices/${encodeURIComponent(info.id)}/badges`, StaffBadgesSchema);
  const people = asked.state === 'read' ? asked.value.people : [];
  // Also one that is no longer in the office file, for as long as somebody is there.
  const open = [...day.counters.keys()].sort((a, b) => Number(a) - Number(b));
  const closed = info.counters.filter(({ id }) => !day.counters.has(id));
  return (
    <section>
      <h2>{manage('counters')}</h2>
      <ul class="now-counters">
        {open.map((id) => {
          const clerk = day.counters.get(id)?.clerk;
          const person = people.find((one) => one.id === clerk);
          return (
            <li class="now-counter" key={id}>
              <Badge
                name={person?.name ?? ''}
                surname={person?.surname ?? ''}
                position={person ? text(person.position) : undefined}
                counter={id}
                counterWord={manage('counter')}
              />
              <CounterState day={day} id={id} />
            </li>
          );
        })}
      </ul>
      <LeftOpen day={day} counters={open} />
      {closed.length > 0 && (
        <p class="now-closed muted">
          <Icon icon={DoorClosed} size={20} />
          {manage('counters-closed', { n: closed.length, list: words.formats.list(closed.map(({ id }) => id)) })}
        </p>
      )}
    </section>
  );
}

function CounterState({ day, id }: { day: OfficeDay; id: string }) {
  const {
    words: { manage, formats },
  } = useStaff();
  const counter = day.counters.get(id);
  if (!counter) return null;
  const ticket = counter.state === 'open' && counter.ticket !== null ? day.tickets.get(counter.ticket) : undefined;
  const state: { icon: IconNode; word: string; since: number; number?: string; free?: true } =
    counter.state === 'paused'
      ? { icon: Coffee, word: manage('is-paused'), since: counter.since }
      : ticket?.state === 'serving'
        ? { icon: UserRound, word: manage('is-serving'), since: ticket.servingSince, number: ticket.number }
        : ticket?.state === 'interrupted'
          ? { icon: CirclePause, word: manage('is-interrupted'), since: ticket.interruptedAt, number: ticket.number }
          : ticket?.state === 'called'
            ? { icon: Megaphone, word: manage('is-calling'), since: ticket.calledAt, number: ticket.number }
            : {
                icon: DoorOpen,
                word: manage('is-free'),
                since: freeSince(day, id, counter),
                free: true,
              };
  return (
    <p class="now-state">
      <b class={state.free ? 'now-state-word now-state-free' : 'now-state-word'}>
        <Icon icon={state.icon} size={18} />
        {state.word}
        {state.number !== undefined && (
          <>
            {' '}
            <TicketNumber number={state.number} />
          </>
        )}
      </b>{' '}
      <span class="tn">{manage('since', { time: formats.time(state.since) })}</span>
    </p>
  );
}
