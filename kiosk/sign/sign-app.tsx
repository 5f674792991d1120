import './sign.css';
import { useEffect, useErrorBoundary, useMemo } from 'preact/hooks';
import { ChooseCounter } from './choose-counter.tsx';
import { type SignScreen, startSign } from './sign.ts';
import { SignPage } from './sign-page.tsx';
import { SignStatePage } from './sign-state-page.tsx';

const COUNTER = /^[1-9]\d?$/;
const AFTER_FAULT = 5_000;

/** The small second screen in front of a counter: `/sign?counter=4`. */
export default function SignApp() {
  const counter = new URLSearchParams(location.search).get('counter');
  if (counter === null || !COUNTER.test(counter)) return <ChooseCounter unknown={counter} />;
  return <AtCounter counter={counter} />;
}

function AtCounter({ counter }: { counter: string }) {
  const screen = useMemo(() => startSign(counter), [counter]);
  useEffect(() => screen.close, [screen]);
  const words = screen.words.value;
  useEffect(() => {
    if (!words) return;
    document.documentElement.lang = words.language;
    document.title = words.t('title', { counter });
  }, [words, counter]);
  const info = screen.info.value;
  if (info && !info.counters.some(({ id }) => id === counter)) return <ChooseCounter unknown={counter} />;
  return <Guarded screen={screen} counter={counter} />;
}

/** A fault in drawing one message must not leave a dead screen: the next one, or a moment, starts afresh. */
function Guarded({ screen, counter }: { screen: SignScreen; counter: string }) {
  const [fault, tryAgain] = useErrorBoundary();
  useEffect(() => {
    if (!fault) return;
    const timer = setTimeout(tryAgain, AFTER_FAULT);
    return () => clearTimeout(timer);
  }, [fault, tryAgain]);
  const words = screen.words.value;
  if (!words) return null;
  if (fault) {
    return (
      <SignStatePage counter={counter} words={words} title={words.t('broken-title')} text={words.t('broken-text')} />
    );
  }
  return <Screen screen={screen} counter={counter} />;
}

function Screen({ screen, counter }: { screen: SignScreen; counter: string }) {
  const words = screen.words.value;
  const phase = screen.phase.value;
  const info = screen.info.value;
  const sign = screen.sign.value;
  if (!words) return null;
  const { t } = words;
  const at = { counter, words };
  switch (phase.phase) {
    case 'starting':
      return <SignStatePage {...at} title={t('starting')} />;
    case 'unreachable':
      return <SignStatePage {...at} title={t('unreachable-title')} text={t('unreachable-text')} />;
    case 'not-set-up':
      return <SignStatePage {...at} title={t('not-set-up-title')} text={t('not-set-up-text')} />;
    case 'old':
      return <SignStatePage {...at} title={t('old-title')} text={t('old-text')} />;
    case 'pairing': {
      const { pairing } = phase;
      if (pairing.state === 'waiting') {
        return (
          <SignStatePage
            {...at}
            title={t('pairing-title')}
            text={t('pairing-text')}
            code={{
              office: info?.id ?? '',
              label: t('pairing-code'),
              leadsTo: t('pairing-text'),
              code: pairing.code,
            }}
          />
        );
      }
      if (pairing.state === 'asking') return <SignStatePage {...at} title={t('starting')} />;
      return <SignStatePage {...at} title={t('unreachable-title')} text={t('unreachable-text')} />;
    }
    case 'on':
      if (screen.starting.value && (!sign || screen.over.value)) return <SignStatePage {...at} title={t('starting')} />;
      if (!info || !sign) return <SignStatePage {...at} title={t('unreachable-title')} text={t('unreachable-text')} />;
      if (screen.over.value) return <SignStatePage {...at} title={t('over-title')} text={t('over-text')} />;
      return (
        <SignPage sign={sign} info={info} words={words} freshness={screen.freshness.value} now={screen.now.value} />
      );
  }
}
