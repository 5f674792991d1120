import './calls/calls.css';
import './panels/panels.css';
// Last: its rules for narrow screens undo columns of the parts.
import './display.css';
import { useEffect, useErrorBoundary, useMemo } from 'preact/hooks';
import { BoardPage } from './board-page.tsx';
import { type Display, startDisplay } from './display.ts';
import { OverPage } from './over-page.tsx';
import { StatePage } from './state-page.tsx';

const AFTER_FAULT = 5_000;

/** The lobby display. `?layout=far` for halls in which people sit further away. */
export default function DisplayApp() {
  const display = useMemo(startDisplay, []);
  const far = new URLSearchParams(location.search).get('layout') === 'far';
  useEffect(() => display.close, [display]);
  useEffect(() => openSoundByAnyTouch(display), [display]);

  const words = display.words.value;
  useEffect(() => {
    if (!words) return;
    document.documentElement.lang = words.language;
    const office = display.info.value;
    document.title = office ? `${words.t('title')} – ${words.own(office.name)}` : words.t('title');
  }, [words]);
  if (!words) return null;
  return <Guarded display={display} far={far} />;
}

/** A fault in drawing one board must not leave a dead screen in the hall: the next board, or a reload, starts afresh. */
function Guarded({ display, far }: { display: Display; far: boolean }) {
  const [fault, tryAgain] = useErrorBoundary();
  const words = display.words.value;
  useEffect(() => {
    if (!fault) return;
    const timer = setTimeout(tryAgain, AFTER_FAULT);
    return () => clearTimeout(timer);
  }, [fault]);
  if (!words) return null;
  if (fault) return <StatePage words={words} title={words.t('broken-title')} text={words.t('broken-text')} />;
  return <Screen display={display} far={far} />;
}

function Screen({ display, far }: { display: Display; far: boolean }) {
  const words = display.words.value;
  const phase = display.phase.value;
  const info = display.info.value;
  if (!words) return null;
  const { t } = words;
  const office = info ? words.own(info.name) : undefined;
  switch (phase.phase) {
    case 'starting':
      return <StatePage words={words} office={office} title={t('starting')} />;
    case 'unreachable':
      if (info) return <OverPage display={display} info={info} words={words} />;
      return <StatePage words={words} title={t('unreachable-title')} text={t('unreachable-text')} />;
    case 'not-set-up':
      return <StatePage words={words} title={t('not-set-up-title')} text={t('not-set-up-text')} />;
    case 'old':
      return <StatePage words={words} office={office} title={t('old-title')} text={t('old-text')} />;
    case 'pairing': {
      const { pairing } = phase;
      if (pairing.state === 'waiting') {
        return (
          <StatePage
            words={words}
            office={office}
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
      if (pairing.state === 'asking') return <StatePage words={words} office={office} title={t('starting')} />;
      return <StatePage words={words} office={office} title={t('unreachable-title')} text={t('unreachable-text')} />;
    }
    case 'on':
      if (!info) return <StatePage words={words} title={t('starting')} />;
      if (display.board.value && !display.over.value) {
        return <BoardPage display={display} info={info} board={display.board.value} words={words} far={far} />;
      }
      // A board that is over is no reason to keep people waiting for another one.
      if (display.starting.value) return <StatePage words={words} office={office} title={t('starting')} />;
      return <OverPage display={display} info={info} words={words} />;
  }
}

/** Browsers let a page sound only after a touch or a key: any will do. */
function openSoundByAnyTouch(display: Display): () => void {
  const open = (): void => display.openSound();
  document.addEventListener('pointerup', open);
  document.addEventListener('keydown', open);
  return () => {
    document.removeEventListener('pointerup', open);
    document.removeEventListener('keydown', open);
  };
}
