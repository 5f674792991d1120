import { describe, expect, it } from 'vitest';
import { createRandom } from '../../shared/lib/random.ts';
import { createAgenda } from './agenda.ts';

describe('the agenda of a day', () => {
  it('gives steps by time, those of one moment in the order in which they were entered', () => {
    const random = createRandom(3);
    const agenda = createAgenda();
    const entered = Array.from({ length: 500 }, (_, order) => ({ at: random.int(0, 60), order }));
    const taken: typeof entered = [];
    for (const step of entered) agenda.at(step.at, () => taken.push(step));
    while (agenda.next() !== null) {
      const next = agenda.next();
      agenda.take()?.();
      expect(taken.at(-1)?.at).toBe(next);
    }
    expect(taken).toEqual(entered.toSorted((a, b) => a.at - b.at || a.order - b.order));
    expect(agenda.take()).toBeUndefined();
  });
});
