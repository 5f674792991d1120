import { HandHelping } from 'lucide';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { ActButton } from '../../staff/act-button.tsx';
import { useDay } from '../../staff/live.ts';
import { useStaff } from '../../staff/staff-context.ts';

/** Somebody at a kiosk has asked for a person and nobody has said yet that they go. */
export function AskedForHelp() {
  const {
    words: { manage, formats },
  } = useStaff();
  const day = useDay();
  return (
    <div role="status">
      {day.help.map(({ id, place, at }) => (
        <div class="now-ask" key={id}>
          <Icon icon={HandHelping} size={24} />
          <p class="now-ask-words">{manage('help-asked', { place, time: formats.time(at) })}</p>
          <ActButton command={{ type: 'AnswerHelp', help: id }}>{manage('help-going')}</ActButton>
        </div>
      ))}
    </div>
  );
}
