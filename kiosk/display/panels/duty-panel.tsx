import type { Board } from '../../../shared/protocol/board.ts';
import { Badge, CounterSquare } from '../../../shared/ui/badge/badge.tsx';
import { turnAt } from '../turns.ts';
import type { DisplayWords } from '../words.ts';
import { dutyPages } from './duty-pages.ts';

interface DutyPanelProps {
  duty: Board['duty'];
  at: string | null;
  words: DisplayWords;
  now: number;
  /** The office is closed: then nobody is expected to be there. */
  closed: boolean;
}

/** Who serves today, by counter. More than six take turns. */
export function DutyPanel({ duty, at, words: { t, own }, now, closed }: DutyPanelProps) {
  const parts = dutyPages(duty, ({ badge, state }) => ({
    name: badge ? `${badge.name} ${badge.surname}` : '',
    position: badge && state === 'open' ? own(badge.position) : '',
  }));
  const turn = turnAt(now, parts.length);
  const part = parts[turn] ?? [];
  const from = parts.slice(0, turn).reduce((sum, { length }) => sum + length, 0) + 1;
  const several = parts.length > 1;
  const to = from + part.length - 1;
  const params = {
    part: from === to ? `${from}` : `${from}–${to}`,
    n: duty.length,
    ...(at === null ? {} : { time: at }),
  };
  const title = t(at === null ? (several ? 'on-duty-part' : 'on-duty') : several ? 'duty-at-part' : 'duty-at', params);
  return (
    <section class="display-panel">
      <h2 class="tn">{title}</h2>
      {part.length === 0 ? (
        <p class="display-panel-none">
          {t(at === null ? 'duty-none' : 'duty-none-at')}{' '}
          {!closed && <span class="display-panel-next">{t('duty-none-next')}</span>}
        </p>
      ) : (
        <ul class={part.some(({ wide }) => wide) ? 'display-duty display-duty-rows' : 'display-duty'}>
          {part.map(({ item: { counter, badge, state }, wide, size }) => (
            <li key={counter} class={wide ? 'display-duty-wide' : undefined} style={{ '--name-size': `${size}px` }}>
              {badge ? (
                <Badge
                  name={badge.name}
                  surname={badge.surname}
                  position={state === 'paused' ? t('duty-paused') : own(badge.position)}
                  counter={counter}
                  counterWord={t('counter')}
                />
              ) : (
                <div class="badge badge-row">
                  <CounterSquare counter={counter} word={t('counter')} />
                  <p class="badge-words">
                    <span class="badge-note">{t(state === 'paused' ? 'duty-paused' : 'counter-open')}</span>
                  </p>
                </div>
              )}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
