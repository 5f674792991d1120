import { useState } from 'preact/hooks';
import { askApi } from '../../../shared/browser/ask-api.ts';
import { type DeviceList, DeviceListSchema } from '../../../shared/protocol/http/devices.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { TextField } from '../../../shared/ui/field/text-field.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import type { Device } from './device-words.ts';

interface ApproveDeviceProps {
  waiting: readonly Device[];
  onDone: (list: DeviceList) => void;
}

/** The code is read from the device's own screen: whoever approves has seen the device. */
export function ApproveDevice({ waiting, onDone }: ApproveDeviceProps) {
  const {
    info,
    words: { manage, staff, refusal, formats },
  } = useStaff();
  const [code, setCode] = useState(scannedCode);
  const [place, setPlace] = useState('');
  const [busy, setBusy] = useState(false);
  const [missing, setMissing] = useState(false);
  const [problem, setProblem] = useState<string | undefined>(undefined);
  const [scanned] = useState(code !== '');
  const [approved, setApproved] = useState<string | null>(null);

  const send = async (): Promise<void> => {
    if (busy) return;
    setApproved(null);
    if (code.trim() === '' || place.trim() === '') {
      setMissing(true);
      return;
    }
    setBusy(true);
    const path =
      `/api/offices/${encodeURIComponent(info.id)}/devices/${encodeURIComponent(code.trim())}/approve` as const;
    const answer = await askApi(path, { method: 'POST', body: { place: place.trim() }, schema: DeviceListSchema });
    setBusy(false);
    if (answer.kind !== 'ok') {
      setProblem(answer.kind === 'refused' ? refusal(answer.refusal) : staff('unreachable'));
      return;
    }
    setApproved(place.trim());
    setCode('');
    setPlace('');
    onDone(answer.value);
  };

  return (
    <section>
      <h2 class="manage-heading">{manage('approve')}</h2>
      {scanned && approved === null && <p class="devices-waiting">{manage('approve-scanned')}</p>}
      {waiting.length > 0 && (
        <p class="devices-waiting">
          {manage('approve-waiting', {
            n: waiting.length,
            list: formats.list(waiting.map(({ screen }) => manage(`kind-${screen}`))),
          })}
        </p>
      )}
      <form
        class="devices-form"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <TextField
          label={manage('approve-code')}
          hint={manage('approve-code-hint')}
          error={missing && code.trim() === '' ? manage('approve-code-missing') : problem}
          value={code}
          autoComplete="off"
          maxLength={12}
          onValue={(value) => {
            setCode(value);
            setProblem(undefined);
          }}
        />
        <TextField
          label={manage('approve-place')}
          hint={manage('approve-place-hint')}
          error={missing && place.trim() === '' ? manage('approve-place-missing') : undefined}
          value={place}
          autoComplete="off"
          maxLength={60}
          onValue={setPlace}
        />
        <Button kind="primary" type="submit" busy={busy}>
          {manage('approve-do')}
        </Button>
      </form>
      <p role="status">{approved !== null && manage('approved', { place: approved })}</p>
    </section>
  );
}

/** The code in the address: it was scanned from the device's screen. It is used once, so it does not stay there. */
function scannedCode(): string {
  const address = new URL(location.href);
  const code = address.searchParams.get('code') ?? '';
  if (!/^\d{6}$/.test(code)) return '';
  address.searchParams.delete('code');
  history.replaceState(history.state, '', address);
  return code;
}
