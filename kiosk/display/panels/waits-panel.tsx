import type { Board } from '../../../shared/protocol/board.ts';
import { pages, turnAt } from '../turns.ts';
import type { DisplayWords } from '../words.ts';

interface WaitsPanelProps {
  waits: Board['waits'];
  at: string | null;
  words: DisplayWords;
  now: number;
  /** The office is closed. */
  closed: boolean;
}

const MOST = 3;

/** How long it may take, by neutral group: a range, or that we do not know. Never one minute (N-24). */
export function WaitsPanel({ waits, at, words: { t, formats }, now, closed }: WaitsPanelProps) {
  const parts = pages(waits, MOST);
  const part = parts[turnAt(now, parts.length)] ?? [];
  const nobody = closed && waits.every(({ people }) => people === 0);
  return (
    <section class="display-panel">
      <h2 class="tn">{at === null ? t('waits-now') : t('waits-at', { time: at })}</h2>
      {part.length === 0 || nobody ? (
        <p class="display-panel-none">{t(!nobody ? 'waits-none' : at === null ? 'waits-nobody' : 'waits-nobody-at')}</p>
      ) : (
        <ul class="display-waits">
          {part.map(({ series, people, range }) => (
            <li key={series}>
              <span class="display-waits-series">{series}</span>
              {range ? (
                <span class="display-waits-range tn">{t('minutes', { range: formats.range(range) })}</span>
              ) : (
                <span class="display-waits-unknown">{t('not-known-yet')}</span>
              )}
              <span class="display-waits-people tn">{t('people', { n: people })}</span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
