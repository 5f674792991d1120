import { Fragment } from 'preact';
import { TicketNumber } from '../../../shared/ui/ticket-number/ticket-number.tsx';
import { useKiosk, useWords } from '../kiosk-context.ts';
import './at-counters.css';

/** The numbers that were called last, so that one's own can be placed. */
export function AtCounters({ except }: { except: string }) {
  const { office } = useKiosk();
  const { t } = useWords();
  const numbers = (office.value?.atCounters ?? []).filter((number) => number !== except).slice(0, 3);
  return (
    <p class="at-counters">
      <span>{t('at-counters')}</span>{' '}
      <span class="at-counters-numbers">
        {numbers.length === 0
          ? t('at-counters-none')
          : numbers.map((number) => (
              <Fragment key={number}>
                <TicketNumber number={number} />{' '}
              </Fragment>
            ))}
      </span>
    </p>
  );
}
