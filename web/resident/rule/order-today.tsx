import { CALL_REASONS } from '../../../shared/domain/policy/reasons.ts';
import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import type { OfficeNow } from '../../../shared/protocol/office-now.ts';
import { TicketNumber } from '../../../shared/ui/ticket-number/ticket-number.tsx';
import { useOfficeWords } from '../words/words.ts';
import './order-today.css';

interface OrderTodayProps {
  info: OfficeInfo;
  now: OfficeNow;
  /** What is shown was true at `now.at`, and is not known to be so still. */
  stale: boolean;
}

/** What anybody may see of the order: today's calls out of turn, number and reason (P-20), and the last day's seal (W-11). */
export function OrderToday({ info, now, stale }: OrderTodayProps) {
  const { order, formats, language } = useOfficeWords(info);
  const { outOfTurn, chain } = now;
  const count = outOfTurn.length;
  return (
    <section class="order-today" aria-labelledby="order-today">
      <h2 id="order-today">{order('today-title')}</h2>
      <p>
        {stale && `${order('today-at', { time: formats.time(now.at) })} `}
        {count === 0 ? order('today-none') : order('today-some', { n: count })}
      </p>
      {count > 0 && (
        <ul class="order-reasons">
          {CALL_REASONS.map((reason) => {
            const numbers = outOfTurn.filter((call) => call.reason === reason);
            if (numbers.length === 0) return null;
            return (
              <li key={reason}>
                {order('today-reason', { n: numbers.length, reason: order(`reason-${reason}`) })}{' '}
                {numbers.map(({ number }, index) => (
                  <span class="nowrap" key={`${number}-${index}`}>
                    <TicketNumber number={number} />
                    {index < numbers.length - 1 && ', '}
                  </span>
                ))}
              </li>
            );
          })}
        </ul>
      )}
      <details class="order-check">
        <summary>{order('chain-title')}</summary>
        <p>{order('chain-what')}</p>
        {chain ? (
          <p>
            {order('chain-of', { day: formats.date(chain.date) })}: <code class="order-seal">{chain.hash}</code>
          </p>
        ) : (
          <p>{order('chain-none')}</p>
        )}
        <p>{order('chain-how')}</p>
      </details>
      <a class="order-kept" href={`/api/offices/${info.id}/record?language=${language}`}>
        {order('kept')}
      </a>
    </section>
  );
}
