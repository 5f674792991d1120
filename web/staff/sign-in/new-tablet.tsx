import { useEffect, useState } from 'preact/hooks';
import { askApi } from '../../../shared/browser/ask-api.ts';
import { type DeviceState, DeviceStateSchema } from '../../../shared/protocol/http/devices.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { useWords } from '../words.ts';

const LOOK_EVERY = 3_000;

/** A tablet asks to belong to the office: it shows a code, and goes on by itself once a manager has let it in. */
export function NewTablet({ office, onIn }: { office: string; onIn: () => void }) {
  const { staff, refusal } = useWords();
  const [device, setDevice] = useState<DeviceState | null>(null);
  const [said, setSaid] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const path = `/api/offices/${encodeURIComponent(office)}/devices` as const;
  const waits = device?.state === 'waiting';

  // A tablet that showed its code before, and was loaded anew.
  useEffect(() => {
    void askApi(`${path}/tablet/me`, { schema: DeviceStateSchema }).then((answer) => {
      if (answer.kind === 'ok' && answer.value.state === 'waiting' && answer.value.until > Date.now()) {
        setDevice(answer.value);
      }
    });
  }, [path]);
  useEffect(() => {
    if (!waits) return;
    const timer = setInterval(async () => {
      const answer = await askApi(`${path}/tablet/me`, { schema: DeviceStateSchema });
      if (answer.kind === 'refused') setDevice(null);
      else if (answer.kind === 'ok' && answer.value.state === 'paired') onIn();
    }, LOOK_EVERY);
    return () => clearInterval(timer);
  }, [path, waits, onIn]);

  const ask = async (): Promise<void> => {
    setBusy(true);
    const answer = await askApi(path, { method: 'POST', body: { screen: 'tablet' }, schema: DeviceStateSchema });
    setBusy(false);
    if (answer.kind === 'ok') setDevice(answer.value);
    setSaid(answer.kind === 'ok' ? null : answer.kind === 'refused' ? refusal(answer.refusal) : staff('unreachable'));
  };

  return (
    <section class="sign-in-tablet">
      <h2>{staff('tablet-new')}</h2>
      <p>{staff('tablet-new-text')}</p>
      {device?.state === 'waiting' ? (
        <Notice
          title={
            <>
              {staff('tablet-code')} <b class="sign-in-code tn">{device.code}</b>
            </>
          }
          announce
        >
          {staff('tablet-code-text')}
        </Notice>
      ) : (
        <Button busy={busy} onPress={() => void ask()}>
          {staff('tablet-ask')}
        </Button>
      )}
      {said !== null && <Notice title={said} announce />}
    </section>
  );
}
