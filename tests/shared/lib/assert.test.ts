import { describe, expect, test } from 'vitest';
import { assert, unreachable } from '../../../shared/lib/assert.ts';

describe('a broken invariant', () => {
  test('stops the work, and says what was broken', () => {
    expect(() => assert(false, 'a counter holds one client')).toThrow('Invariant broken: a counter holds one client');
    expect(() => assert(1, 'holds')).not.toThrow();
    expect(() => unreachable({ type: 'Dance' } as never)).toThrow('Dance');
  });
});
