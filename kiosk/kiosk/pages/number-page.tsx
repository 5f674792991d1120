import { ArrowLeft, Delete } from 'lucide';
import { useEffect } from 'preact/hooks';
import { parseNumber } from '../../../shared/domain/ticket/number.ts';
import { LANGUAGE_NAMES } from '../../../shared/i18n/languages.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { Plate } from '../../../shared/ui/plate/plate.tsx';
import { Page } from '../frame/page.tsx';
import { useKiosk, useWords } from '../kiosk-context.ts';
import type { NumberAnswer } from '../visit/visit.ts';
import { isRefusalKey } from '../words/refusal-key.ts';
import './number-page.css';

interface NumberPageProps {
  typed: string;
  answer: NumberAnswer;
}

const DIGITS = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'];

/** "I already have a number": for those who joined from home, or who come back. */
export function NumberPage({ typed, answer }: NumberPageProps) {
  const kiosk = useKiosk();
  const { t, language } = useWords();
  const letters = kiosk.info.value.series.map(({ letter }) => letter);
  const write = (next: string): void => kiosk.send({ type: 'number-text', typed: next });
  const letter = typed.slice(0, 1);
  const setLetter = (next: string): void => write(next + typed.slice(1));
  const addDigit = (digit: string): void => {
    if (letter !== '' && typed.length < 4) write(typed + digit);
  };

  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const { at } = kiosk.visit.value;
      if (at.step !== 'number' || event.ctrlKey || event.altKey || event.metaKey) return;
      const key = event.key.toUpperCase();
      if (event.key === 'Backspace') write(at.typed.slice(0, -1));
      else if (/^[A-Z]$/.test(key) && letters.includes(key)) write(key + at.typed.slice(1));
      else if (/^\d$/.test(key) && at.typed !== '' && at.typed.length < 4) write(at.typed + key);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [kiosk]);

  return (
    <Page
      name="number"
      title={t('number-title')}
      lead={<p>{t('number-lead')}</p>}
      controls={
        <div class="number">
          <fieldset class="number-letters" aria-label={t('number-letters')}>
            {letters.map((one) => (
              <Button key={one} rapid aria-pressed={one === letter} onPress={() => setLetter(one)}>
                {one}
              </Button>
            ))}
          </fieldset>
          <fieldset class="number-digits" aria-label={t('number-digits')}>
            {DIGITS.map((digit) => (
              <Button key={digit} rapid onPress={() => addDigit(digit)}>
                {digit}
              </Button>
            ))}
            <div class="number-delete">
              <Button rapid wide icon={Delete} onPress={() => write(typed.slice(0, -1))}>
                {t('delete-sign')}
              </Button>
            </div>
          </fieldset>
        </div>
      }
      actions={
        <>
          <Button icon={ArrowLeft} onPress={() => kiosk.send({ type: 'back' })}>
            {t('back')}
          </Button>
          {[...kiosk.words.keys()]
            .filter((other) => other !== language)
            .slice(0, 1)
            .map((other) => (
              <Button key={other} lang={other} onPress={() => kiosk.send({ type: 'language', language: other })}>
                {LANGUAGE_NAMES[other]}
              </Button>
            ))}
          <div class="page-grow">
            <Button
              kind="primary"
              wide
              busy={answer === 'asking'}
              disabled={parseNumber(typed) === null}
              onPress={() => kiosk.checkIn()}
            >
              {t('confirm')}
            </Button>
          </div>
        </>
      }
    >
      <div class="number-plate" role="status">
        <Plate number={typed === '' ? '–' : typed} state={typed === '' ? 'stale' : 'waiting'} spoken={spokenSoFar()} />
      </div>
      <div class="number-answer">
        <NumberAnswerNotice answer={answer} />
      </div>
    </Page>
  );

  function spokenSoFar(): string {
    return typed === '' ? t('number-nothing') : t('number-typed', { number: typed });
  }
}

function NumberAnswerNotice({ answer }: { answer: NumberAnswer }) {
  const { t, refusal } = useWords();
  if (answer === 'none' || answer === 'asking') return null;
  if (answer === 'no-answer') return <Notice title={t('number-no-answer')} announce />;
  const { refused } = answer;
  const words = refused === 'ticket-unknown' || !isRefusalKey(refused) ? t('number-unknown') : refusal(refused);
  return <Notice title={words} announce />;
}
