/** A seeded source of randomness: the same seed gives the same day, on every machine. */
export interface Random {
  /** In [0, 1). */
  next(): number;
  /** Whole number in [from, to]. */
  int(from: number, to: number): number;
  pick<T>(items: readonly T[]): T;
  chance(probability: number): boolean;
  normal(): number;
  /** Lognormal with the given mean and coefficient of variation (standard deviation / mean). */
  lognormal(mean: number, cv: number): number;
  exponential(mean: number): number;
}

/** Mulberry32 (Tommy Ettinger, public domain): 32 bits of state, good enough for simulation, never for secrets. */
export function createRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  // Box–Muller; 1 - next() keeps the logarithm away from zero.
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    int: (from, to) => from + Math.floor(next() * (to - from + 1)),
    pick: (items) => {
      const item = items[Math.floor(next() * items.length)];
      if (item === undefined) throw new Error('Invariant broken: nothing to pick from');
      return item;
    },
    chance: (probability) => next() < probability,
    normal,
    lognormal: (mean, cv) => {
      const variance = Math.log(1 + cv * cv);
      return Math.exp(Math.log(mean) - variance / 2 + Math.sqrt(variance) * normal());
    },
    exponential: (mean) => -mean * Math.log(1 - next()),
  };
}
