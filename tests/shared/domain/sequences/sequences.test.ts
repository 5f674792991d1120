import { describe, expect, test } from 'vitest';
import { OfficeEventSchema } from '../../../../shared/protocol/recorded-event.ts';
import { TOLD_LATE } from './late.ts';
import { runSequences } from './run-sequences.ts';
import { ASKS } from './step.ts';

// The long form is long-run.ts. What is held after each step, and where:
//   ../../../helpers/invariants  T-6, T-9, T-11, T-13, T-14, T-25, T-29, T-31, N-2, P-2, P-9, P-12, P-15, P-20, O-12, O-13, O-15
//   visits                       T-1, T-3, T-8, T-13, T-19, T-20, T-25, T-29, T-32, N-2, N-12, P-12
//   calls                        P-3 to P-7, P-10, P-11, P-16 to P-20, T-16, T-29, O-13, O-16
//   counters                     T-6, T-8, T-10, T-13, T-19, T-27, T-29
//   taking-back                  T-15 to T-18, T-30, T-31
//   hall                         T-21, T-22, T-26
//   late                         N-12, O-10, O-13, O-14, O-16
//   play                         T-22, T-25, W-3

describe('whatever is asked, by whomever, in whatever order', () => {
  test('T-1 T-9 T-22 T-25 T-26 P-10 P-12 P-15 O-12 … O-16: every rule holds after every step, and the log folds to the same day', () => {
    const reached = runSequences({ sequences: 2_000, seed: 20_261_119 });
    // Sequences that never get anywhere would hold every rule.
    const wanted = [
      ...Object.keys(ASKS).map((type) => `accepted ${type}`),
      ...OfficeEventSchema.options.map(({ entries }) => `event ${entries.type.literal}`),
    ];
    expect(wanted.filter((what) => (reached.get(what) ?? 0) < 5)).toEqual([]);
    const told = TOLD_LATE.flatMap((type) => [`told ${type}`, `noted ${type}`]);
    expect(told.filter((what) => (reached.get(what) ?? 0) < 5)).toEqual([]);
  }, 120_000);
});
