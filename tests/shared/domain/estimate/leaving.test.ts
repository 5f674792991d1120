import { describe, expect, test } from 'vitest';
import { emptyKnowledge, type Mean } from '../../../../shared/domain/estimate/knowledge.ts';
import { leavingOf, withWait } from '../../../../shared/domain/estimate/leaving.ts';
import { MINUTE } from '../../../../shared/domain/words.ts';

/** A thousand people have waited for an hour each, but for every twentieth, who gave up after ten minutes. */
function seen(): Mean[] {
  let leaving: Mean[] = [];
  for (let i = 0; i < 1_000; i += 1) {
    const isGivenUp = i % 20 === 0;
    leaving = withWait(leaving, (isGivenUp ? 10 : 60) * MINUTE, isGivenUp);
  }
  return leaving;
}

describe('E-14 whoever may give up before the call', () => {
  test('nobody is taken to give up until the office has seen it', () => {
    const leaving = leavingOf(emptyKnowledge());
    expect(leaving(0, 0, 300 * MINUTE)).toBe(0);
  });

  test('as many as were seen, and those who have just come sooner than those who have waited long', () => {
    const leaving = leavingOf({ ...emptyKnowledge(), leaving: seen() });
    expect(leaving(0, 0, 60 * MINUTE)).toBeGreaterThan(0.04);
    expect(leaving(0, 0, 60 * MINUTE)).toBeLessThan(0.06);
    expect(leaving(0, 20 * MINUTE, 60 * MINUTE)).toBe(0);
    expect(leaving(0, 0, 5 * MINUTE)).toBeLessThan(leaving(0, 0, 10 * MINUTE));
  });

  test('a chance, however long the wait', () => {
    const leaving = leavingOf({ ...emptyKnowledge(), leaving: withWait([], 60 * MINUTE, true) });
    expect(leaving(0, 0, 1e9)).toBeLessThanOrEqual(1);
    expect(leaving(0, 5 * MINUTE, 5 * MINUTE)).toBe(0);
  });
});
