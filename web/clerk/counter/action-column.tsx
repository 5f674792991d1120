import { BellOff, Clock, Coffee, Forward, Megaphone, UserRoundX } from 'lucide';
import type { ComponentChildren } from 'preact';
import { nextCall } from '../../../shared/domain/policy/call-next.ts';
import type { Counter, OfficeDay } from '../../../shared/domain/ticket/day.ts';
import type { ScreenCommandInput } from '../../../shared/protocol/commands.ts';
import { Badge } from '../../../shared/ui/badge/badge.tsx';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { ActButton } from '../../staff/act-button.tsx';
import { useDay } from '../../staff/live.ts';
import { elapsed, useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { ColumnFoot } from '../parts/column-foot.tsx';
import { ColumnSlot } from './column-slot.tsx';
import type { Desk } from './desk.ts';
import { Hero } from './hero.tsx';
import { NeedChips } from './needs.tsx';

interface ActionColumnProps {
  id: string;
  counter: Counter;
  desk: Desk;
  newcomer: boolean;
}

/** Alone it is the narrow bar beside another system's window. Its parts never change their place. */
export function ActionColumn({ id, counter, desk, newcomer }: ActionColumnProps) {
  const { session, words } = useStaff();
  const { clerk, staff, text, formats } = words;
  const day = useDay();
  const now = useSecond();
  const { person } = session;
  const primary = primaryOf(id, counter, desk, day, now);

  return (
    <aside class="clerk-column" aria-label={clerk('column')}>
      <Badge
        name={person.name}
        surname={person.surname}
        position={text(person.position)}
        counter={id}
        counterWord={clerk('counter')}
        own
      />
      <div class="clerk-status">
        <Status desk={desk} newcomer={newcomer} />
        <span class="tn">
          <span class="vh">{staff('clock')} </span>
          {formats.time(now)}
        </span>
      </div>
      <div class="clerk-hero">
        <Hero counter={counter} desk={desk} />
      </div>
      <p class="clerk-timer">
        <span>{clerk(`timer-${desk.state}`)}</span> <b class="tn">{elapsed(now - startOf(desk))}</b>
      </p>
      {/* One element in every state: the second half of a double tap is then known for what it is. */}
      <ActButton
        command={primary.command}
        kind="primary"
        shape="large"
        wide
        shortcut="F2"
        disabled={primary.nobody}
        detail={
          primary.next !== null
            ? clerk('it-will-be', { number: primary.next })
            : primary.nobody
              ? clerk('nobody-waits')
              : undefined
        }
      >
        {clerk(primary.label)}
      </ActButton>
      <Secondary id={id} desk={desk} />
      {'ticket' in desk && <NeedChips ticket={desk.ticket.id} />}
      <ColumnSlot id={id} counter={counter} />
      <ColumnFoot counter={id} busy={'ticket' in desk} />
    </aside>
  );
}

interface Primary {
  command: ScreenCommandInput;
  label: 'call-next' | 'is-here' | 'finish' | 'resume';
  next: string | null;
  nobody: boolean;
}

function primaryOf(counter: string, { clerk, skills }: Counter, desk: Desk, day: OfficeDay, now: number): Primary {
  switch (desk.state) {
    case 'paused':
      return { command: { type: 'ResumeCounter', counter }, label: 'resume', next: null, nobody: false };
    case 'called':
      return {
        command: { type: 'Arrive', counter, ticket: desk.ticket.id },
        label: 'is-here',
        next: null,
        nobody: false,
      };
    case 'serving':
      return {
        command: { type: 'Finish', counter, ticket: desk.ticket.id },
        label: 'finish',
        next: null,
        nobody: false,
      };
    case 'free': {
      const next = nextCall(day, clerk, skills, now);
      const number = next ? (day.tickets.get(next.ticket)?.number ?? null) : null;
      return { command: { type: 'CallNext', counter }, label: 'call-next', next: number, nobody: next === null };
    }
  }
}

function startOf(desk: Desk): number {
  switch (desk.state) {
    case 'free':
    case 'paused':
      return desk.since;
    case 'called':
      return desk.ticket.calledAt;
    case 'serving':
      return desk.ticket.servingSince;
  }
}

function Status({ desk, newcomer }: { desk: Desk; newcomer: boolean }) {
  const {
    words: { clerk },
  } = useStaff();
  const say = (look: string, mark: ComponentChildren, label: string) => (
    // Told once when it changes; the timers beside it are not.
    <p class={`clerk-state clerk-state-${look}`} role="status">
      {mark}
      {label}
    </p>
  );
  if (newcomer) return say('newcomer', <Icon icon={Clock} size={18} />, clerk('state-newcomer'));
  switch (desk.state) {
    case 'free':
      return say('free', <span class="clerk-dot" />, clerk('state-free'));
    case 'called':
      return say('called', null, clerk('state-called'));
    case 'serving':
      return say('serving', <Icon icon={BellOff} size={18} />, clerk('state-serving'));
    case 'paused':
      return say('paused', <Icon icon={Coffee} size={18} />, clerk('state-paused'));
  }
}

function Secondary({ id, desk }: { id: string; desk: Desk }) {
  const {
    words: { clerk },
  } = useStaff();
  switch (desk.state) {
    case 'free':
      return (
        <div class="clerk-second">
          <ActButton command={{ type: 'PauseCounter', counter: id }} shape="stack" icon={Coffee} shortcut="F4">
            {clerk('pause')}
          </ActButton>
        </div>
      );
    case 'called':
      return (
        <div class="clerk-second clerk-second-two">
          <ActButton
            command={{ type: 'Recall', counter: id, ticket: desk.ticket.id }}
            shape="stack"
            icon={Megaphone}
            shortcut="F4"
          >
            {clerk('recall')}
          </ActButton>
          <ActButton
            command={{ type: 'MarkMissed', counter: id, ticket: desk.ticket.id }}
            shape="stack"
            icon={UserRoundX}
            shortcut="F8"
          >
            {clerk('not-here')}
          </ActButton>
        </div>
      );
    case 'serving':
      return (
        <div class="clerk-second">
          <ActButton
            command={{ type: 'Finish', counter: id, ticket: desk.ticket.id, outcome: 'referred' }}
            shape="stack"
            icon={Forward}
            shortcut="F8"
          >
            {clerk('referred')}
          </ActButton>
        </div>
      );
    case 'paused':
      return <div class="clerk-second" />;
  }
}
