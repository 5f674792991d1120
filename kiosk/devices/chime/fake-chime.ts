import type { Chime } from './chime.ts';

/** A chime for tests: counts how often it was heard. */
export function createFakeChime(): Chime & { played: number } {
  return {
    played: 0,
    play() {
      this.played += 1;
    },
  };
}
