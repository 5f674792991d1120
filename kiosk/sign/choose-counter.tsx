import { useEffect, useState } from 'preact/hooks';
import type { OfficeInfo } from '../../shared/protocol/office-info.ts';
import { Brand } from '../../shared/ui/brand/brand.tsx';
import { findPageOffice } from '../devices/page-office.ts';
import { type SignWords, signWords } from './words.ts';

const TRY_AGAIN = 3_000;

type Choice =
  | { state: 'loading'; words: SignWords | null }
  | { state: 'unreachable' | 'not-set-up'; words: SignWords }
  | { state: 'ready'; words: SignWords; info: OfficeInfo };

/** For whoever puts the sign up: which counter does it stand at? The choice is kept in the address. */
export function ChooseCounter({ unknown }: { unknown: string | null }) {
  const [choice, setChoice] = useState<Choice>({ state: 'loading', words: null });
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let gone = false;
    const load = async (): Promise<void> => {
      const found = await findPageOffice();
      const words = found.kind === 'ok' ? await signWords.of(found.info) : await signWords.first();
      if (gone) return;
      if (found.kind === 'ok') {
        setChoice({ state: 'ready', words, info: found.info });
        return;
      }
      setChoice({ state: found.kind === 'none' ? 'not-set-up' : 'unreachable', words });
      timer = setTimeout(() => void load(), TRY_AGAIN);
    };
    void signWords.first().then((words) => {
      if (!gone) setChoice((before) => (before.state === 'loading' ? { state: 'loading', words } : before));
    });
    void load();
    return () => {
      gone = true;
      clearTimeout(timer);
    };
  }, []);

  const { words } = choice;
  useEffect(() => {
    if (!words) return;
    document.documentElement.lang = words.language;
    document.title = words.t('choose-title');
  }, [words]);
  if (!words) return null;
  const { t, own } = words;
  return (
    <div class="sign">
      <header class="sign-head">
        <Brand name={choice.state === 'ready' ? own(choice.info.name) : 'Okienko'} />
      </header>
      <main class="sign-main sign-choose">
        {choice.state === 'ready' ? (
          <>
            <h1>{t('choose-title')}</h1>
            {unknown !== null && <p role="status">{t('choose-unknown', { counter: unknown })}</p>}
            <ul class="sign-choices" aria-label={t('choose-list')}>
              {choice.info.counters.map(({ id, place }) => (
                <li key={id}>
                  <a class="sign-choice" href={addressOf(choice.info.id, id)}>
                    <span class="vh">{t('counter')} </span>
                    <span class="sign-choice-number tn">{id}</span> {place && <span>{own(place)}</span>}
                  </a>
                </li>
              ))}
            </ul>
          </>
        ) : (
          <div aria-live="polite">
            <h1>{t(choice.state === 'loading' ? 'starting' : `${choice.state}-title`)}</h1>
            {choice.state !== 'loading' && <p>{t(`${choice.state}-text`)}</p>}
          </div>
        )}
      </main>
    </div>
  );
}

function addressOf(office: string, counter: string): string {
  return `${location.pathname}?${new URLSearchParams({ office, counter })}`;
}
