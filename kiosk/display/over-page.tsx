import { localClock } from '../../shared/domain/office/local-time.ts';
import { openingsOn, openState } from '../../shared/domain/office/opening.ts';
import type { OfficeInfo } from '../../shared/protocol/office-info.ts';
import { opening } from './calls/opening.ts';
import type { Display } from './display.ts';
import { DisplayHead } from './display-head.tsx';
import type { DisplayWords } from './words.ts';

interface OverPageProps {
  display: Display;
  info: OfficeInfo;
  words: DisplayWords;
}

/** Nothing is known of today's calls: whose office this is, when it is open, and whom to ask. */
export function OverPage({ display, info, words }: OverPageProps) {
  const { t, formats } = words;
  const now = display.now.value;
  const freshness = display.freshness.value;
  const since = display.board.value && !freshness.fresh ? freshness.asOf : null;
  const today = openingsOn(info, localClock(info.timeZone, now).date);
  const state = openState(info, now);
  return (
    <div class="display display-state">
      <DisplayHead display={display} info={info} words={words} now={now} />
      <main class="display-state-main">
        <h1>{t('over-title')}</h1>
        <p class="display-over-ask">{t('over-text')}</p>
        <div class="display-over-lines tn">
          <p>
            {today.length === 0
              ? t('today-closed')
              : t('today-open', { hours: formats.list(today.map(({ from, until }) => span(from, until, words))) })}
          </p>
          {!state.open && state.opens !== null && <p>{opening(state.opens, now, info.timeZone, words)}</p>}
          <p>{t('closed-phone', { phone: info.phone })}</p>
          {since !== null && <p>{t('over-since', { day: formats.day(since), time: formats.time(since) })}</p>}
        </div>
      </main>
    </div>
  );
}

/** `8:00–17:00`; an office that never closes ends its day at 24:00. */
function span(from: number, until: number, { formats }: DisplayWords): string {
  const end = formats.time(until);
  return `${formats.time(from)}–${/^0?0:00$/.test(end) ? '24:00' : end}`;
}
