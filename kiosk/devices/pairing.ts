import { askApi } from '../../shared/browser/ask-api.ts';
import { type DeviceScreen, type DeviceState, DeviceStateSchema } from '../../shared/protocol/http/devices.ts';
import type { WireRefusal } from '../../shared/protocol/problem.ts';

/** Whether this device belongs to the office. */
export type Pairing =
  | { state: 'asking' }
  /** A manager has to read this code and approve it. `until`: when the code runs out, ms. */
  | { state: 'waiting'; code: string; until: number }
  | { state: 'paired'; place: string }
  | { state: 'unreachable' }
  | { state: 'refused'; refusal: WireRefusal };

export interface PairingOptions {
  office: string;
  screen: DeviceScreen;
  /** Of a sign: the counter that it stands at. */
  counter?: string;
  onChange(pairing: Pairing): void;
}

const POLL = 3_000;
/** After a refusal, for instance too many tries, the office is left in peace for longer. */
const REST = 20_000;

/**
 * Pairs this device with an office as one pairs a television: it shows a code until a manager approves it. Asks who it
 * is, asks to belong if nobody knows it, and goes on asking until it is paired. Returns a function that stops.
 */
export function pairDevice({ office, screen, counter, onChange }: PairingOptions): () => void {
  let stopped = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const devices = `/api/offices/${encodeURIComponent(office)}/devices` as const;

  const ask = async (): Promise<number | null> => {
    const me = await askApi(`${devices}/${screen}/me`, { schema: DeviceStateSchema });
    if (stopped) return null;
    if (me.kind === 'ok') return tell(me.value);
    if (me.kind === 'unreachable') {
      onChange({ state: 'unreachable' });
      return POLL;
    }
    // Whatever the reason that it is not known, the way on is the same: to ask to belong.
    const joined = await askApi(devices, {
      method: 'POST',
      body: { screen, ...(counter === undefined ? {} : { counter }) },
      schema: DeviceStateSchema,
    });
    if (stopped) return null;
    if (joined.kind === 'ok') return tell(joined.value);
    onChange(joined.kind === 'unreachable' ? { state: 'unreachable' } : { state: 'refused', refusal: joined.refusal });
    return joined.kind === 'unreachable' ? POLL : REST;
  };

  const tell = (device: DeviceState): number | null => {
    if (device.state === 'paired') {
      onChange({ state: 'paired', place: device.place });
      return null;
    }
    onChange({ state: 'waiting', code: device.code, until: device.until });
    return POLL;
  };

  const round = (): void => {
    void ask().then((pause) => {
      if (pause !== null && !stopped) timer = setTimeout(round, pause);
    });
  };

  onChange({ state: 'asking' });
  round();
  return () => {
    stopped = true;
    clearTimeout(timer);
  };
}
