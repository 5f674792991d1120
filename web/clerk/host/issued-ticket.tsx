import { ticketAddress } from '../../../shared/domain/ticket/secret.ts';
import { Qr } from '../../../shared/ui/qr/qr.tsx';
import { useStaff } from '../../staff/staff-context.ts';

/** The number to say aloud, and the way to it for a phone. It leaves the screen with the press of a button. */
export function IssuedTicket({ number, secret }: { number: string; secret: string }) {
  const {
    info,
    words: { clerk },
  } = useStaff();
  return (
    <>
      <h1>{clerk('issued-title', { number })}</h1>
      <p class="clerk-part">{clerk('issued-text')}</p>
      <div class="host-qr">
        <Qr value={`${location.origin}/t/${ticketAddress(info.id, secret)}`} label={clerk('issued-qr')} />
      </div>
    </>
  );
}
