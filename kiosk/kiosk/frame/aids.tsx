import {
  ALargeSmall,
  ArrowDownToLine,
  ArrowUpFromLine,
  ClockPlus,
  Contrast,
  UserRound,
  UserRoundCheck,
  Volume2,
} from 'lucide';
import { HelpBar } from '../../../shared/ui/help-bar/help-bar.tsx';
import { useKiosk, useWords } from '../kiosk-context.ts';
import type { Aids as AidSet } from '../visit/visit.ts';

/** The sill: six kinds of help, in the same place on every step. */
export function Aids() {
  const kiosk = useKiosk();
  const { t } = useWords();
  const { aids, person } = kiosk.visit.value;
  const called = person === 'asking' || person === 'asked';
  return (
    <HelpBar
      label={t('help-bar')}
      items={[
        {
          id: 'lowered',
          label: t(aids.lowered ? 'aid-lower-off' : 'aid-lower'),
          icon: aids.lowered ? ArrowUpFromLine : ArrowDownToLine,
          pressed: aids.lowered,
        },
        { id: 'large', label: t(aids.large ? 'aid-text-off' : 'aid-text'), icon: ALargeSmall, pressed: aids.large },
        {
          id: 'contrast',
          label: t(aids.contrast ? 'aid-contrast-off' : 'aid-contrast'),
          icon: Contrast,
          pressed: aids.contrast,
        },
        { id: 'voice', label: t(aids.voice ? 'aid-voice-off' : 'aid-voice'), icon: Volume2, pressed: aids.voice },
        {
          id: 'person',
          label: t(called ? 'aid-person-off' : 'aid-person'),
          icon: called ? UserRoundCheck : UserRound,
          pressed: called,
          emphasis: true,
        },
        { id: 'time', label: t('aid-time'), icon: ClockPlus },
      ]}
      onPress={(id) => {
        if (id === 'person') kiosk.callPerson();
        else if (id === 'time') kiosk.moreTime();
        else if (isAid(id)) kiosk.toggle(id);
      }}
    />
  );
}

function isAid(id: string): id is keyof AidSet {
  return id === 'lowered' || id === 'large' || id === 'contrast' || id === 'voice';
}
