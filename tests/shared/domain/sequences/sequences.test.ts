import { describe, expect, test } from 'vitest';
import { OfficeEventSchema } from '../../../../shared/protocol/recorded-event.ts';
import { runSequences } from './run-sequences.ts';
import { ASKS } from './step.ts';

// The long form is long-run.ts.

describe('whatever is asked, by whomever, in whatever order', () => {
  test('T-1 T-9 T-22 T-25 T-26 P-10 P-12 P-15: every rule holds after every step, and the log folds to the same day', () => {
    const reached = runSequences({ sequences: 2_000, seed: 20_261_119 });
    // Sequences that never get anywhere would hold every rule.
    const wanted = [
      ...Object.keys(ASKS).map((type) => `accepted ${type}`),
      ...OfficeEventSchema.options.map(({ entries }) => `event ${entries.type.literal}`),
    ];
    expect(wanted.filter((what) => (reached.get(what) ?? 0) < 5)).toEqual([]);
  }, 120_000);
});
