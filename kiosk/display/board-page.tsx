import { ListOrdered } from 'lucide';
import type { Board } from '../../shared/protocol/board.ts';
import type { OfficeInfo } from '../../shared/protocol/office-info.ts';
import { Icon } from '../../shared/ui/icon/icon.tsx';
import { Notice } from '../../shared/ui/notice/notice.tsx';
import { boardView } from './board-view.ts';
import { CallArea } from './calls/call-area.tsx';
import { LastCalls } from './calls/last-calls.tsx';
import type { Display } from './display.ts';
import { DisplayHead } from './display-head.tsx';
import { DutyPanel } from './panels/duty-panel.tsx';
import { InfoPanel } from './panels/info-panel.tsx';
import { WaitsPanel } from './panels/waits-panel.tsx';
import type { DisplayWords } from './words.ts';

interface BoardPageProps {
  display: Display;
  info: OfficeInfo;
  board: Board;
  words: DisplayWords;
  far: boolean;
}

export function BoardPage({ display, info, board, words, far }: BoardPageProps) {
  const { t } = words;
  const now = display.now.value;
  const view = boardView(board, display.queue.value, display.freshness.value, now);
  const at = view.asOf === null ? null : words.formats.time(view.asOf);
  return (
    <div class={`display${far ? ' display-far' : ''}${at === null ? '' : ' display-lost'}`}>
      <DisplayHead display={display} info={info} words={words} now={now} />
      {at !== null && (
        <Notice kind="off" title={<span class="tn">{t('lost', { time: at })}</span>}>
          {t('lost-next')}
        </Notice>
      )}
      <main class="display-main">
        <h1 class="vh">{t('calls')}</h1>
        <CallArea view={view} info={info} words={words} far={far} now={now} sound={display.soundOn.value} />
        <LastCalls calls={view.last} at={at} words={words} />
      </main>
      {!far && (
        <aside class="display-low" aria-label={t('information')}>
          <DutyPanel duty={board.duty} at={at} words={words} now={now} closed={!board.open.open} />
          <WaitsPanel waits={board.waits} at={at} words={words} now={now} closed={!board.open.open} />
          <InfoPanel info={info} presence={at === null ? board.presence : null} words={words} now={now} />
        </aside>
      )}
      <footer class="display-rule">
        <Icon icon={ListOrdered} />
        <p>{t('rule')}</p>
      </footer>
      <div class="vh" aria-live="assertive">
        {display.said.value.map(({ language, text }) => (
          <p key={language} lang={language}>
            {text}
          </p>
        ))}
      </div>
    </div>
  );
}
