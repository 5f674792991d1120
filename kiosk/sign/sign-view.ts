import type { Badge } from '../../shared/protocol/common.ts';
import type { Sign } from '../../shared/protocol/sign.ts';
import type { Freshness } from '../devices/freshness.ts';

/** What stands on the sign: this counter and its client, and nothing of anybody else (N-06, N-07). */
export type SignView =
  | { kind: 'number'; number: string; plate: 'called' | 'waiting' | 'stale'; line: NumberLine; badge: Badge | null }
  | { kind: 'free'; badge: Badge | null }
  /** Why the clerk is away is nobody's business (N-08). `backAt`: the promised return, ms, when a client waits for it. */
  | { kind: 'moment'; number: string | null; backAt: number | null; badge: Badge | null }
  | { kind: 'closed' };

export type NumberLine = 'called' | 'serving' | 'called-at' | 'serving-at';

export function signView({ state, number, backAt, badge }: Sign, { fresh }: Freshness): SignView {
  if (state === 'closed') return { kind: 'closed' };
  if (state === 'paused' || state === 'interrupted') return { kind: 'moment', number, backAt, badge };
  if (number === null || state === 'free') return { kind: 'free', badge };
  // Yellow says "you are called now": old news cannot say that (N-24).
  if (!fresh) return { kind: 'number', number, plate: 'stale', line: `${state}-at`, badge };
  return { kind: 'number', number, plate: state === 'called' ? 'called' : 'waiting', line: state, badge };
}
