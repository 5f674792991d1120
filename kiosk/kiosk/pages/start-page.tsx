import { ArrowRight, Headphones, TicketCheck, UserRound } from 'lucide';
import { LANGUAGE_NAMES } from '../../../shared/i18n/languages.ts';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { acceptPress } from '../../../shared/ui/press/press.ts';
import { Page } from '../frame/page.tsx';
import { useKiosk, useWords } from '../kiosk-context.ts';
import './start-page.css';

/** Greeting first, then the language, each named in itself. */
export function StartPage() {
  const kiosk = useKiosk();
  const { t, language } = useWords();
  const all = [...kiosk.words.values()];
  const other = all.find((words) => words.language !== language);
  const office = kiosk.office.value;
  const hears = kiosk.voice.canSpeak(language);
  return (
    <Page
      name="start"
      title={t('greeting')}
      look="greeting"
      lead={<p>{t(other ? 'start-lead' : 'start-lead-one')}</p>}
      controls={
        <>
          <ul class={`start-languages${all.length <= 3 ? ' start-languages-few' : ''}`} aria-label={t('languages')}>
            {all.map((words, i) => (
              <li key={words.language}>
                <button
                  type="button"
                  lang={words.language}
                  class={`start-language${i === 0 ? ' start-language-own' : ''}`}
                  onClick={(event) => {
                    if (!acceptPress(event)) return;
                    kiosk.send({ type: 'language', language: words.language });
                    kiosk.send({ type: 'begin' });
                  }}
                >
                  <span class="start-name">{other ? LANGUAGE_NAMES[words.language] : words.t('take-number')}</span>
                  <span class="start-greeting">
                    {other && words.t('greeting')}
                    <Icon icon={ArrowRight} size={48} />
                  </span>
                </button>
              </li>
            ))}
          </ul>
          <button
            type="button"
            class="start-have"
            onClick={(event) => acceptPress(event) && kiosk.send({ type: 'have-number' })}
          >
            <Icon icon={TicketCheck} size={72} stroke={1.75} />
            <span class="start-have-words">
              {t('have-number')}
              {other && (
                <span class="start-have-other" lang={other.language}>
                  {' '}
                  {other.t('have-number')}
                </span>
              )}
            </span>
            <Icon icon={ArrowRight} size={48} />
          </button>
          <p class="start-hint">
            <Icon icon={hears ? Headphones : UserRound} size={64} stroke={1.75} />
            {t(hears ? 'voice-hint' : 'person-hint')}
          </p>
        </>
      }
    >
      {office && office.openCounters === 0 && (
        <div class="start-notice">
          <Notice title={t('nobody-on-duty')}>{t('nobody-on-duty-next')}</Notice>
        </div>
      )}
    </Page>
  );
}
