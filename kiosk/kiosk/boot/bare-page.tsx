import { Monitor, Phone, RefreshCw, WifiOff } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { CATALOGUE_LANGUAGES, chooseLanguage, offeredLanguages } from '../../../shared/i18n/languages.ts';
import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import { Brand } from '../../../shared/ui/brand/brand.tsx';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { Loading } from '../../../shared/ui/spinner/loading.tsx';
import { PairingCode } from '../../devices/pairing-code.tsx';
import { loadWords, type Words } from '../words/words.ts';
import type { KioskState } from './run-kiosk.ts';
import '../frame/frame.css';
import './bare-page.css';

/** The kiosk before it works: starting, waiting for approval, cut off, too old. Each says where a person can be found. */
export function BarePage({ state }: { state: Exclude<KioskState, { state: 'running' }> }) {
  const info = 'info' in state ? state.info : null;
  const words = useEarlyWords(info);
  if (!words) return null;
  const { t, own } = words;
  return (
    <div class="frame" lang={words.language}>
      <header class="frame-head">
        <Brand name={info ? own(info.name) : 'Okienko'} />
      </header>
      <main class="bare">
        <Content state={state} words={words} />
        {info && (
          <p class="bare-line">
            <Icon icon={Phone} size={48} />
            {t('phone-line', { phone: info.phone })}
          </p>
        )}
      </main>
    </div>
  );
}

function Content({ state, words }: { state: Exclude<KioskState, { state: 'running' }>; words: Words }) {
  const { t, refusal } = words;
  switch (state.state) {
    case 'loading':
      return (
        <>
          <h1 class="vh">Okienko</h1>
          <Loading label={t('loading')} />
        </>
      );
    case 'unreachable':
      return (
        <Said icon={WifiOff} title={t('unreachable-title')}>
          {t('unreachable-text')}
        </Said>
      );
    case 'not-set-up':
      return (
        <Said icon={Monitor} title={t('not-set-up-title')}>
          {t('not-set-up-text')}
        </Said>
      );
    case 'too-old':
      return (
        <Said icon={RefreshCw} title={t('old-title')}>
          {t('old-text')}
        </Said>
      );
    case 'pairing':
      return (
        <Said icon={Monitor} title={t('pairing-title')}>
          {state.pairing.state === 'refused' ? (
            refusal(state.pairing.refusal.kind)
          ) : (
            <>
              {t('pairing-text')}
              <PairingCode
                office={state.info.id}
                code={state.pairing.code}
                label={t('pairing-code')}
                leadsTo={t('pairing-text')}
              />
              {t('pairing-residents')}
            </>
          )}
        </Said>
      );
  }
}

function Said({ icon, title, children }: { icon: typeof Phone; title: string; children: ComponentChildren }) {
  return (
    <>
      <Icon icon={icon} size={120} stroke={1.75} />
      <h1>{title}</h1>
      <div class="bare-text" role="status">
        {children}
      </div>
    </>
  );
}

/** Words before the office is known, in the language of the machine; then in the office's own. */
function useEarlyWords(info: OfficeInfo | null): Words | null {
  const [words, setWords] = useState<Words | null>(null);
  useEffect(() => {
    const languages = info ? offeredLanguages(info.languages) : [...CATALOGUE_LANGUAGES];
    const language = info ? (languages[0] ?? 'en') : chooseLanguage(navigator.languages, languages);
    let gone = false;
    void loadWords([language], info?.timeZone ?? 'UTC', info?.languages ?? languages).then((book) => {
      if (gone) return;
      document.documentElement.lang = language;
      setWords(book.get(language) ?? null);
    });
    return () => {
      gone = true;
    };
  }, [info]);
  return words;
}
