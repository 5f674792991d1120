import { ArrowRight } from 'lucide';
import { Icon } from '../icon/icon.tsx';
import { TicketNumber, widthInEms } from '../ticket-number/ticket-number.tsx';
import './call-banner.css';

interface CallBannerProps {
  /** "Zapraszamy"; of a stale call the words that say so, with the hour. */
  invite: string;
  number: string;
  spoken?: string;
  /** "okienko" */
  counterWord: string;
  counter: string;
  /** The clerk stands on the sill. Without a clerk the sill stays, empty and thin. */
  badge?: { name: string; surname: string; position?: string };
  /** Last known call of a board that is cut off: no colour, a dashed edge. */
  stale?: boolean;
  /** A call of this moment: the fill changes twice within 3 s, then rests. Give each call its own key. */
  fresh?: boolean;
  /** stack: number over counter, for two calls side by side and for rooms where people sit further away. */
  layout?: 'row' | 'stack';
}

export function CallBanner({
  invite,
  number,
  spoken,
  counterWord,
  counter,
  badge,
  stale = false,
  fresh = false,
  layout = 'row',
}: CallBannerProps) {
  const state = stale ? 'call-stale' : fresh ? 'call-now call-fresh' : 'call-now';
  const ems = { '--call-number': String(widthInEms(number)), '--call-counter': String(widthInEms(counter)) };
  return (
    <div class={`call call-${layout} ${state}`} style={ems}>
      <div class="call-plate">
        <p class="call-part">
          <span class="call-word">{invite}</span> <TicketNumber number={number} spoken={spoken} />
        </p>
        <span class="call-arrow">
          <Icon icon={ArrowRight} stroke={2.4} />
        </span>
        <p class="call-part call-to">
          <span class="call-word">{counterWord}</span> <span class="num">{counter}</span>
        </p>
      </div>
      <p class={badge === undefined ? 'call-sill call-sill-empty' : 'call-sill'}>
        {badge !== undefined && (
          <>
            <span class="call-name">
              {badge.name} {badge.surname}
            </span>
            {badge.position !== undefined && <span class="call-position"> {badge.position}</span>}
          </>
        )}
      </p>
    </div>
  );
}
