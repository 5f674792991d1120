import { BellOff, Clock, Coffee, Hourglass, Phone } from 'lucide';
import type { ComponentChildren } from 'preact';
import { canServe } from '../../../shared/domain/policy/skills.ts';
import type { Counter, OfficeDay } from '../../../shared/domain/ticket/day.ts';
import type { ScreenCommandInput } from '../../../shared/protocol/commands.ts';
import { Badge } from '../../../shared/ui/badge/badge.tsx';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { ActButton } from '../../staff/act-button.tsx';
import { goingOnNow } from '../../staff/going-on.ts';
import { link, useDay } from '../../staff/live.ts';
import { elapsed, useSecond } from '../../staff/second.ts';
import { type Staff, useStaff } from '../../staff/staff-context.ts';
import type { OfficeWords } from '../../staff/words.ts';
import { ColumnFoot } from '../parts/column-foot.tsx';
import type { SheetName } from '../sheets/sheet-name.ts';
import { ColumnSlot } from './column-slot.tsx';
import { type Desk, isCallBack } from './desk.ts';
import { Hero } from './hero.tsx';
import { NeedChips } from './needs.tsx';
import { SecondActions } from './second-actions.tsx';
import { upcoming } from './upcoming.ts';

interface ActionColumnProps {
  id: string;
  counter: Counter;
  desk: Desk;
  newcomer: boolean;
  onSheet: (sheet: SheetName) => void;
}

/** Alone it is the narrow bar beside another system's window. Its parts never change their place. */
export function ActionColumn({ id, counter, desk, newcomer, onSheet }: ActionColumnProps) {
  const { info, session, words } = useStaff();
  const { clerk, staff, text, formats } = words;
  const day = useDay();
  const now = useSecond();
  const { person } = session;
  const primary = primaryOf(id, counter, desk, day, now, info, words);

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
        <Hero id={id} counter={counter} desk={desk} />
      </div>
      <Timer desk={desk} />
      {/* One element in every state: the second half of a double tap is then known for what it is. */}
      <ActButton
        command={primary.command}
        kind="primary"
        shape="large"
        wide
        shortcut="F2"
        disabled={primary.disabled ?? false}
        detail={primary.detail}
      >
        {primary.label}
      </ActButton>
      <SecondActions id={id} desk={desk} onSheet={onSheet} />
      {'ticket' in desk && <NeedChips ticket={desk.ticket.id} />}
      <ColumnSlot id={id} counter={counter} />
      <ColumnFoot counter={id} busy={'ticket' in desk} />
    </aside>
  );
}

interface Primary {
  command: ScreenCommandInput;
  label: string;
  detail?: string;
  disabled?: boolean;
}

function primaryOf(
  counter: string,
  at: Counter,
  desk: Desk,
  day: OfficeDay,
  now: number,
  info: Staff['info'],
  { clerk, text }: OfficeWords,
): Primary {
  switch (desk.state) {
    case 'paused':
      return { command: { type: 'ResumeCounter', counter }, label: clerk('resume') };
    case 'called':
      return {
        command: { type: 'Arrive', counter, ticket: desk.ticket.id },
        label: clerk(isCallBack(desk.ticket) ? 'talking' : 'is-here'),
      };
    case 'interrupted':
      return { command: { type: 'Resume', counter, ticket: desk.ticket.id }, label: clerk('resume-visit') };
    case 'serving': {
      const command = { type: 'Finish', counter, ticket: desk.ticket.id } as const;
      const [matter] = desk.ticket.matters;
      if (matter === undefined) return { command, label: clerk('finish') };
      const known = info.services.find(({ id }) => id === matter);
      const service = known ? text(known.name) : matter;
      const label = clerk('next-matter', { service });
      return canServe(at, matter) ? { command, label } : { command, label, detail: clerk('next-elsewhere') };
    }
    case 'free': {
      const command = { type: 'CallNext', counter } as const;
      const next = day.tickets.get(upcoming(day, counter, now, 1)[0]?.ticket ?? '');
      if (next?.state !== 'waiting') {
        const alone = link.value.state === 'live' ? 'then-when-told' : 'then-by-slip';
        const detail = clerk(goingOnNow()?.alone ? alone : 'nobody-waits');
        return { command, label: clerk('call-next'), detail, disabled: true };
      }
      const { number } = next;
      const detail = clerk(isCallBack(next) ? 'it-will-be-telephone' : 'it-will-be', { number });
      return { command, label: clerk('call-next'), detail };
    }
  }
}

function Timer({ desk }: { desk: Desk }) {
  const {
    words: { clerk, formats },
  } = useStaff();
  const now = useSecond();
  const say = (label: string, ms: number) => (
    <p class="clerk-timer">
      <span>{label}</span> <b class="tn">{elapsed(ms)}</b>
    </p>
  );
  switch (desk.state) {
    case 'free':
    case 'paused':
      return say(clerk(`timer-${desk.state}`), now - desk.since);
    case 'called':
      return say(clerk(isCallBack(desk.ticket) ? 'timer-phone' : 'timer-called'), now - desk.ticket.calledAt);
    case 'serving':
      return say(clerk('timer-serving'), now - desk.ticket.servingSince);
    case 'interrupted': {
      const { backAt, interruptedAt } = desk.ticket;
      const time = formats.time(backAt);
      if (now > backAt) return say(clerk('timer-overrun', { time }), now - backAt);
      // Counted down to zero, so the last second is one and not none; and never from more than was promised.
      return say(clerk('timer-interrupted', { time }), Math.min(backAt - now + 999, backAt - interruptedAt));
    }
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
      return isCallBack(desk.ticket)
        ? say('called', <Icon icon={Phone} size={18} />, clerk('state-telephone'))
        : say('called', null, clerk('state-called'));
    case 'serving':
      return say('serving', <Icon icon={BellOff} size={18} />, clerk('state-serving'));
    case 'interrupted':
      return say('interrupted', <Icon icon={Hourglass} size={18} />, clerk('state-interrupted'));
    case 'paused':
      return say('paused', <Icon icon={Coffee} size={18} />, clerk('state-paused'));
  }
}
