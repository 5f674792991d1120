import { Qr } from '../../../shared/ui/qr/qr.tsx';
import { TicketNumber } from '../../../shared/ui/ticket-number/ticket-number.tsx';
import type { Slip } from './printer.ts';
import './slip-sheet.css';

/** The slip on an 80 mm roll, in black on white: thermal paper knows no grey. */
export function SlipSheet({ slip }: { slip: Slip }) {
  const { lines } = slip;
  return (
    <div class="slip-sheet" lang={slip.language}>
      <p class="slip-office">{lines.office}</p>
      <p class="slip-title">{lines.title}</p>
      <p class="slip-number">
        <TicketNumber number={slip.number} />
      </p>
      <p class="slip-group">{lines.group}</p>
      <p class="slip-place">{lines.place}</p>
      {lines.ahead !== null && <p class="slip-ahead">{lines.ahead}</p>}
      <div class="slip-code">
        <Qr value={slip.url} label={lines.phone} />
      </div>
      <p class="slip-phone">{lines.phone}</p>
      <p class="slip-time">
        {lines.time}, {lines.date}
      </p>
    </div>
  );
}
