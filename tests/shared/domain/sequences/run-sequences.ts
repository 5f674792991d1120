import fc from 'fast-check';
import { play, type Reached } from './play.ts';
import { OFFICE, steps, VARIANTS } from './step.ts';

/** Each so manieth sequence is watched: the day is compared before and after each decision. */
const WATCHED = 20;

export interface SequenceRun {
  sequences: number;
  seed: number;
  /** Of a failure that was printed: plays that one only. */
  path?: string;
}

/**
 * Plays random sequences and says what they reached. Throws at the first that breaks a rule, made as short as it can be, with
 * the seed and the path by which it is played again.
 */
export function runSequences({ sequences, seed, path }: SequenceRun): Reached {
  const reached: Reached = new Map();
  fc.assert(
    fc.property(fc.nat(VARIANTS.length - 1), steps, fc.nat(WATCHED - 1), (variant, sequence, watched) => {
      play(VARIANTS[variant] ?? OFFICE, sequence, watched === 0, reached);
    }),
    { numRuns: sequences, seed, ...(path === undefined ? {} : { path }) },
  );
  return reached;
}
