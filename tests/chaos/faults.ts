import type { Random } from '../../shared/lib/random.ts';

/** Something that goes wrong at a moment of the run. Devices are named: `clerk 1`, `kiosk 2`, `display`, `phone 3`, `all`. */
export type Fault = { readonly at: number; readonly device: string } & (
  | { readonly kind: 'cut'; readonly ms: number }
  | { readonly kind: 'silence'; readonly direction: 'up' | 'down' | 'both'; readonly ms: number }
  /** What is on its way arrives late. */
  | { readonly kind: 'slow'; readonly by: number; readonly ms: number }
  /** The office hears, and its answers are lost: silent one way, then reset. */
  | { readonly kind: 'answers-lost'; readonly ms: number; readonly cut: number }
  /** What was sent on the line arrives after the device has come back on another one. */
  | { readonly kind: 'stale'; readonly ms: number }
  | { readonly kind: 'reload' }
  | { readonly kind: 'clock'; readonly minutes: number }
  | { readonly kind: 'disk-full'; readonly ms: number }
  | { readonly kind: 'closed-by-manager' }
  | { readonly kind: 'revoked' }
);

/** What goes wrong in a run of so many ms, in order of time. The same seed gives the same. */
export function planFaults(random: Random, devices: readonly string[], ms: number): Fault[] {
  const faults: Fault[] = [];
  const count = random.int(9, 16);
  const long = (): number => (random.chance(0.55) ? random.int(13_000, 24_000) : random.int(300, 12_000));
  const ofKind = (kind: string): string[] => devices.filter((name) => name.startsWith(kind));
  for (let i = 0; i < count; i += 1) {
    const at = random.int(1_000, Math.max(2_000, ms - 4_000));
    const device = random.chance(0.12) ? 'all' : random.pick(devices);
    const worker = random.pick([...ofKind('clerk'), ...ofKind('kiosk')]);
    const luck = random.next();
    if (luck < 0.24) faults.push({ at, device, kind: 'cut', ms: long() });
    else if (luck < 0.48) {
      faults.push({ at, device, kind: 'silence', direction: random.pick(['up', 'down', 'both', 'both']), ms: long() });
    } else if (luck < 0.54) faults.push({ at, device, kind: 'slow', by: random.int(50, 900), ms: long() });
    else if (luck < 0.64) {
      faults.push({ at, device, kind: 'answers-lost', ms: random.int(200, 3_000), cut: random.int(200, 16_000) });
    } else if (luck < 0.72) faults.push({ at, device: worker, kind: 'stale', ms: random.int(300, 9_000) });
    else if (luck < 0.84) faults.push({ at, device: random.pick(devices), kind: 'reload' });
    else if (luck < 0.9) faults.push({ at, device: random.pick(devices), kind: 'clock', minutes: random.int(-10, 10) });
    else if (luck < 0.94) faults.push({ at, device: worker, kind: 'disk-full', ms: random.int(1_000, 12_000) });
    else if (luck < 0.97) {
      faults.push(...cutAnd(random, random.pick(ofKind('clerk')), at, { kind: 'closed-by-manager' }));
    } else faults.push(...cutAnd(random, random.pick(ofKind('kiosk')), at, { kind: 'revoked' }));
  }
  return faults.sort((a, b) => a.at - b.at);
}

/** Somebody does something to a device while it is cut off. */
function cutAnd(
  random: Random,
  device: string,
  at: number,
  then: { kind: 'closed-by-manager' } | { kind: 'revoked' },
): Fault[] {
  const ms = random.int(12_000, 24_000);
  return [
    { at, device, kind: random.chance(0.5) ? 'cut' : 'silence', direction: 'both', ms } as Fault,
    { at: at + random.int(1_000, ms - 2_000), device, ...then },
  ];
}

export function faultInWords(fault: Fault): string {
  const { at, device, kind, ...rest } = fault;
  const how = Object.values(rest).join(' ');
  return `${(at / 1_000).toFixed(1)} s ${device}: ${kind}${how === '' ? '' : ` ${how}`}`;
}
