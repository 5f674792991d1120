import { Undo2 } from 'lucide';
import type { Counter } from '../../../shared/domain/ticket/day.ts';
import { undoable } from '../../../shared/domain/ticket/undo.ts';
import { ActButton } from '../../staff/act-button.tsx';
import { step } from '../../staff/commands.ts';
import { useGoingOn } from '../../staff/going-on.ts';
import { LinkStrip, useStaleSince } from '../../staff/link-strip.tsx';
import { link, useDay } from '../../staff/live.ts';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { StepNotice } from '../../staff/step-notice.tsx';
import { AloneStrip } from '../parts/alone-strip.tsx';

/** One place under the buttons for what needs saying, the most important first; nothing else moves for it. */
export function ColumnSlot({ id, counter }: { id: string; counter: Counter }) {
  const {
    words: { clerk },
  } = useStaff();
  const day = useDay();
  const now = useSecond();
  const cut = useStaleSince() !== null;
  const last = undoable(day, counter, now);
  const said = step.value;
  const alone = useGoingOn()?.alone != null;
  // It passes within seconds, and until then nothing else can be done.
  const telling = alone && link.value.state === 'live';
  const undoing = said?.state === 'asking' && said.key.includes('"Undo"');

  return (
    <div class="clerk-slot">
      {cut && !alone ? (
        <LinkStrip meaning={clerk('link-lost')} />
      ) : said?.state === 'refused' || said?.state === 'unanswered' ? (
        <StepNotice />
      ) : telling ? (
        <AloneStrip />
      ) : (
        ((last || undoing) && (
          <ActButton command={{ type: 'Undo', counter: id }} icon={Undo2} shortcut="F9" wide>
            {last ? clerk(`undo-${last.step}`, { number: day.tickets.get(last.ticket)?.number ?? '' }) : clerk('undo')}
          </ActButton>
        )) ||
        (alone && <AloneStrip />)
      )}
    </div>
  );
}
