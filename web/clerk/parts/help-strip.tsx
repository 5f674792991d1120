import { HandHelping } from 'lucide';
import { MINUTE } from '../../../shared/domain/words.ts';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { ActButton } from '../../staff/act-button.tsx';
import { useDay } from '../../staff/live.ts';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';

/** Somebody at a kiosk has asked for a person. Whoever goes says so, and it leaves every screen. */
export function HelpStrip() {
  const {
    words: { clerk, formats },
  } = useStaff();
  const day = useDay();
  const now = useSecond();
  const since = (at: number): string => {
    const n = Math.floor((now - at) / MINUTE);
    return n < 1 ? clerk('help-now') : clerk('help-since', { time: formats.time(at), n });
  };
  return (
    <div role="status">
      {day.help.map(({ id, place, at }) => (
        <div class="clerk-ask" key={id}>
          <Icon icon={HandHelping} size={28} />
          <p class="clerk-ask-words">
            <b>{clerk('help-asked', { place })}</b> <span class="clerk-ask-note tn">{since(at)}</span>
          </p>
          <ActButton command={{ type: 'AnswerHelp', help: id }}>{clerk('help-going')}</ActButton>
        </div>
      ))}
    </div>
  );
}
