import { ticketAddress } from '../../../shared/domain/ticket/secret.ts';
import { Qr } from '../../../shared/ui/qr/qr.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import { parseTime, type Wish } from './wish.ts';

/** The number to say aloud, and the way to it for a phone. It leaves the screen with the press of a button. */
export function IssuedTicket({ number, wish: { kind, secret, time } }: { number: string; wish: Wish }) {
  const {
    info,
    words: { clerk },
  } = useStaff();
  return (
    <>
      <h1>{clerk('issued-title', { number })}</h1>
      {kind !== 'now' && <p class="clerk-part">{clerk(`issued-${kind}`, { time: parseTime(time) ?? time })}</p>}
      {kind !== 'call-back' && (
        <>
          <p class="clerk-part">{clerk('issued-text')}</p>
          <div class="host-qr">
            <Qr value={`${location.origin}/t/${ticketAddress(info.id, secret)}`} label={clerk('issued-qr')} />
          </div>
        </>
      )}
    </>
  );
}
