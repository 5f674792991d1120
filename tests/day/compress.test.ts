import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { PolicySchema } from '../../shared/domain/office/office-file.ts';
import { smallOffice } from '../helpers/office-file.ts';
import { compressed } from './compress.ts';

const { policy } = smallOffice();

describe('rules of a day that runs faster', () => {
  it('have shorter minutes, and as many places, times and calls', () => {
    expect(compressed(policy, 5)).toEqual({
      ...policy,
      remoteGraceMinutes: 1,
      bookedEarlyMinutes: 1,
      bookedLateMinutes: 3,
      returnMinutes: 3,
      missedAfterSeconds: 12,
      parkMinutes: 12,
      longWaitMinutes: 12,
    });
  });

  it('are the same when it does not', () => {
    expect(compressed(policy, 1)).toEqual(policy);
  });

  it.each([60, 1_000, Number.POSITIVE_INFINITY])('are still what an office file may say at %d times', (speed) => {
    const shorter = compressed(policy, speed);
    expect(v.parse(PolicySchema, shorter)).toEqual(shorter);
  });
});
