import { Volume2 } from 'lucide';
import { localClock } from '../../shared/domain/office/local-time.ts';
import type { OfficeInfo } from '../../shared/protocol/office-info.ts';
import { Brand } from '../../shared/ui/brand/brand.tsx';
import { Icon } from '../../shared/ui/icon/icon.tsx';
import type { Display } from './display.ts';
import type { DisplayWords } from './words.ts';

interface HeadProps {
  display: Display;
  info: OfficeInfo;
  words: DisplayWords;
  now: number;
}

/** Whose lobby this is, the day and the hour. */
export function DisplayHead({ display, info, words, now }: HeadProps) {
  const { t, own, formats } = words;
  const silent = !display.soundOn.value;
  const date = formats.fullDay(now);
  return (
    <header class="display-head">
      {/* The hall's name gives way to the button: everybody who could miss it stands in that hall. */}
      <Brand name={own(info.name)} {...(silent ? {} : { place: own(info.place) })} />
      {silent && (
        <button type="button" class="display-sound" onClick={() => display.openSound()}>
          <Icon icon={Volume2} size={36} />
          {t('sound-on')}
        </button>
      )}
      <div class="display-clock">
        <p class="display-date">
          <span class="tn">{date}</span>
          {info.demo && <span class="display-demo">{t('demo')}</span>}
        </p>
        <time class="display-time tn" dateTime={localClock(info.timeZone, now).date}>
          {formats.time(now)}
        </time>
      </div>
    </header>
  );
}
