import {
  Bookmark,
  CirclePause,
  Coffee,
  Forward,
  type IconNode,
  Keyboard,
  Megaphone,
  PhoneCall,
  PhoneOff,
  UserRound,
  UserRoundX,
} from 'lucide';
import type { ComponentChildren } from 'preact';
import { tooEarlyToMiss } from '../../../shared/domain/ticket/calling.ts';
import type { CalledTicket } from '../../../shared/domain/ticket/ticket.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { ActButton } from '../../staff/act-button.tsx';
import { useCanAct } from '../../staff/link-strip.tsx';
import { useDay } from '../../staff/live.ts';
import { elapsed, useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import type { SheetName } from '../sheets/sheet-name.ts';
import { type Desk, isCallBack } from './desk.ts';

interface SecondActionsProps {
  id: string;
  desk: Desk;
  onSheet: (sheet: SheetName) => void;
}

/** Under the large button: what this moment may need besides, at most three. */
export function SecondActions({ id, desk, onSheet }: SecondActionsProps) {
  const {
    words: { clerk },
  } = useStaff();
  const opens = (sheet: SheetName, icon: IconNode, key: string, label: string) => (
    <OpensSheet icon={icon} shortcut={key} onPress={() => onSheet(sheet)}>
      {label}
    </OpensSheet>
  );
  switch (desk.state) {
    case 'free':
      return (
        <div class="clerk-second clerk-second-three">
          {opens('by-number', Keyboard, 'F4', clerk('by-number'))}
          {opens('no-number', UserRound, 'F7', clerk('no-number'))}
          <ActButton command={{ type: 'PauseCounter', counter: id }} shape="stack" icon={Coffee} shortcut="F8">
            {clerk('pause')}
          </ActButton>
        </div>
      );
    case 'called':
      return <WhileCalled id={id} ticket={desk.ticket} />;
    case 'serving':
      return (
        <div class="clerk-second clerk-second-three">
          {opens('interrupt', CirclePause, 'F4', clerk('interrupt'))}
          {opens('pass-on', Forward, 'F7', clerk('pass-on'))}
          {opens('park', Bookmark, 'F8', clerk('park'))}
        </div>
      );
    case 'interrupted':
    case 'paused':
      return <div class="clerk-second" />;
  }
}

/** "Not here" is there from the first moment, and says what it still lacks (T-27). */
function WhileCalled({ id, ticket }: { id: string; ticket: CalledTicket }) {
  const {
    words: { clerk },
  } = useStaff();
  const day = useDay();
  const now = useSecond();
  const early = day.rules && tooEarlyToMiss(ticket, day.rules.policy, now);
  const at = { counter: id, ticket: ticket.id };
  const phone = isCallBack(ticket);
  return (
    <div class="clerk-second clerk-second-two clerk-second-tall">
      <ActButton command={{ type: 'Recall', ...at }} shape="stack" icon={phone ? PhoneCall : Megaphone} shortcut="F4">
        {clerk(phone ? 'dial-again' : 'recall')}
      </ActButton>
      <ActButton
        command={{ type: 'MarkMissed', ...at }}
        shape="stack"
        icon={phone ? PhoneOff : UserRoundX}
        shortcut="F8"
        disabled={early !== null}
        detail={<Lacking early={early} ticket={ticket} />}
      >
        {clerk(phone ? 'no-answer' : 'not-here')}
      </ActButton>
    </div>
  );
}

function Lacking({ early, ticket }: { early: ReturnType<typeof tooEarlyToMiss>; ticket: CalledTicket }) {
  const {
    words: { clerk, formats },
  } = useStaff();
  const now = useSecond();
  switch (early?.kind) {
    case 'call-again-first':
      return <>{clerk(isCallBack(ticket) ? 'dial-first' : 'call-first', { n: early.calls - ticket.recalls - 1 })}</>;
    case 'wait-a-little':
      // A reader that is on the button is told the moment, not each second.
      return (
        <>
          <span class="vh">{clerk('possible-from', { time: formats.time(early.from) })}</span>
          <span class="tn" aria-hidden="true">
            {clerk('possible-in', { time: elapsed(early.from - now + 999) })}
          </span>
        </>
      );
    default:
      return null;
  }
}

interface OpensSheetProps {
  icon: IconNode;
  shortcut: string;
  onPress: () => void;
  children: ComponentChildren;
}

function OpensSheet({ icon, shortcut, onPress, children }: OpensSheetProps) {
  const live = useCanAct();
  return (
    <Button
      shape="stack"
      icon={icon}
      disabled={!live}
      aria-haspopup="dialog"
      aria-keyshortcuts={shortcut}
      data-shortcut={shortcut}
      onPress={onPress}
    >
      {children}
    </Button>
  );
}
