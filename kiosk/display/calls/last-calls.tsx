import { ArrowRight } from 'lucide';
import type { BoardCall } from '../../../shared/protocol/board.ts';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { TicketNumber, widthInEms } from '../../../shared/ui/ticket-number/ticket-number.tsx';
import type { DisplayWords } from '../words.ts';

interface LastCallsProps {
  calls: readonly BoardCall[];
  /** Hour that old news is from. */
  at: string | null;
  words: DisplayWords;
}

/** Who looked away finds number and counter here: the last five, newest on top. */
export function LastCalls({ calls, at, words: { t } }: LastCallsProps) {
  return (
    <section class="display-last">
      <h2 class="tn">{at === null ? t('last-called') : t('called-until', { time: at })}</h2>
      {calls.length === 0 ? (
        <p class="display-last-none">{t('last-none')}</p>
      ) : (
        <ol class="display-last-list" style={{ '--last-ems': String(widest(calls)) }}>
          {calls.map(({ id, number, counter }) => (
            <li key={id}>
              <TicketNumber number={number} />
              <Icon icon={ArrowRight} size={52} />
              <span class="num">
                <span class="vh">{t('counter')} </span>
                {counter}
              </span>
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}

/** All rows in one size, the one that the widest number and counter have room in. */
function widest(calls: readonly BoardCall[]): number {
  return Math.max(...calls.map(({ number, counter }) => widthInEms(number) + widthInEms(counter)));
}
