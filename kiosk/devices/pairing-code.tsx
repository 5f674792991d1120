import { Qr } from '../../shared/ui/qr/qr.tsx';
import './pairing-code.css';

export interface PairingCodeProps {
  office: string;
  code: string;
  /** What the code is, and what the drawn one leads to. */
  label: string;
  leadsTo: string;
}

/** The code of a device that asks to be let in: to read, and to scan with a manager's telephone. */
export function PairingCode({ office, code, label, leadsTo }: PairingCodeProps) {
  return (
    <div class="pairing-code">
      <div class="pairing-code-qr">
        <Qr value={approveAddress(office, code)} label={leadsTo} />
      </div>
      <p class="pairing-code-text">
        <span class="pairing-code-label">{label}</span> <span class="pairing-code-digits tn">{code}</span>
      </p>
    </div>
  );
}

/** The manager's page of devices, with this code filled in. */
export function approveAddress(office: string, code: string, origin: string = location.origin): string {
  return `${origin}/manage/devices?office=${encodeURIComponent(office)}&code=${encodeURIComponent(code)}`;
}
