import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CommandType } from '../../../../shared/domain/ticket/commands.ts';
import { OfficeEventSchema } from '../../../../shared/protocol/recorded-event.ts';
import { play, type Reached } from './play.ts';
import { ASKS, OFFICE, steps, VARIANTS } from './step.ts';

// The long form: OKIENKO_SEQUENCES=20000. A failing sequence is printed with its seed and path; OKIENKO_SEED plays others.
const SEQUENCES = Number(process.env.OKIENKO_SEQUENCES ?? 2_000);
const SEED = Number(process.env.OKIENKO_SEED ?? 20_261_119);

describe('whatever is asked, by whomever, in whatever order', () => {
  test(
    'T-1 T-9 T-22 T-25 T-26 P-10 P-12 P-15: every rule holds after every step, and the log folds to the same day again',
    () => {
      const reached: Reached = new Map();
      fc.assert(
        fc.property(fc.nat(VARIANTS.length - 1), steps, fc.nat(19), (variant, sequence, twentieth) => {
          play(VARIANTS[variant] ?? OFFICE, sequence, twentieth === 0, reached);
        }),
        { numRuns: SEQUENCES, seed: SEED },
      );
      if (process.env.OKIENKO_SEQUENCES) console.log(Object.fromEntries([...reached].sort()));
      expectEverythingReached(reached);
    },
    SEQUENCES * 60 + 20_000,
  );
});

/** Sequences that never get anywhere would hold every rule. */
function expectEverythingReached(reached: Reached): void {
  const wanted = [
    ...(Object.keys(ASKS) as CommandType[]).flatMap((type) => [`accepted ${type}`]),
    ...OfficeEventSchema.options.map(({ entries }) => `event ${entries.type.literal}`),
  ];
  expect(wanted.filter((what) => (reached.get(what) ?? 0) < 5)).toEqual([]);
}
