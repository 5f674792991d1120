import type { ComponentChildren } from 'preact';
import { TicketNumber, widthInEms } from '../ticket-number/ticket-number.tsx';
import './plate.css';

export type PlateState = 'waiting' | 'called' | 'stale';

interface PlateProps {
  number: string;
  state: PlateState;
  /** One line over the number; a heading where it heads the screen. A stale plate says its hour here or below. */
  above?: ComponentChildren;
  below?: ComponentChildren;
  spoken?: string;
}

/** The number in its window, standing on the sill. One per screen. */
export function Plate({ number, state, above, below, spoken }: PlateProps) {
  return (
    <div class={`plate plate-${state}`} style={{ '--plate-ems': String(widthInEms(number)) }}>
      {above !== undefined && <div class="plate-line">{above}</div>}
      <div class="plate-number">
        <TicketNumber number={number} spoken={spoken} />
      </div>
      {below !== undefined && <div class="plate-line">{below}</div>}
    </div>
  );
}
