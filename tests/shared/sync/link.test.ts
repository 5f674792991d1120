import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type Link,
  type LinkEffect,
  type LinkInput,
  QUIET_BEFORE_PING,
  SILENCE_IS_CUT,
  startLink,
  stepLink,
} from '../../../shared/sync/link.ts';

const refusal = { kind: 'version-unknown' } as const;
const connecting: Link = { state: 'connecting', since: 1_000, tries: 2, lastHeard: 500, cutSince: 500 };
const live: Link = { state: 'live', since: 1_000, tries: 0, lastHeard: 1_000, pinged: false };
const cut: Link = { state: 'cut', since: 1_000, tries: 2, retryAt: 5_000, lastHeard: 1_000 };
const refused: Link = { state: 'refused', refusal };
const closed: Link = { state: 'closed' };

type Result = [string, LinkEffect[]] | 'same';
const at = 2_000;

/** Every input in every state: what it becomes and what is done. */
const TABLE: Array<{ input: LinkInput; in: Record<Link['state'], Result> }> = [
  {
    input: { type: 'opened' },
    in: { connecting: ['connecting', ['say-hello']], live: 'same', cut: 'same', refused: 'same', closed: 'same' },
  },
  {
    input: { type: 'lost' },
    in: {
      connecting: ['cut', ['drop-socket']],
      live: ['cut', ['drop-socket']],
      cut: 'same',
      refused: 'same',
      closed: 'same',
    },
  },
  {
    input: { type: 'refused', refusal },
    in: {
      connecting: ['refused', ['drop-socket']],
      live: ['refused', ['drop-socket']],
      cut: ['refused', ['drop-socket']],
      refused: ['refused', ['drop-socket']],
      closed: 'same',
    },
  },
  {
    input: { type: 'network-back' },
    in: { connecting: 'same', live: 'same', cut: ['connecting', ['open-socket']], refused: 'same', closed: 'same' },
  },
  {
    input: { type: 'heard' },
    in: { connecting: 'same', live: ['live', []], cut: 'same', refused: 'same', closed: 'same' },
  },
  {
    input: { type: 'tick' },
    in: { connecting: 'same', live: 'same', cut: 'same', refused: 'same', closed: 'same' },
  },
  {
    input: { type: 'close' },
    in: {
      connecting: ['closed', ['drop-socket']],
      live: ['closed', ['drop-socket']],
      cut: ['closed', ['drop-socket']],
      refused: ['closed', ['drop-socket']],
      closed: 'same',
    },
  },
];

describe('O-4 O-5 O-6 the line of a screen', () => {
  describe.each(TABLE)('$input.type', ({ input, in: results }) => {
    test.each([connecting, live, cut, refused, closed])('while $state', (link) => {
      const [next, effects] = stepLink(link, input, at, 0.5);
      const result = results[link.state];
      if (result === 'same') {
        expect(next).toBe(link);
        expect(effects).toEqual([]);
      } else {
        expect([next.state, effects]).toEqual(result);
      }
    });
  });

  test('begins by opening a socket, and is live once it has been welcomed', () => {
    const [start, effects] = startLink(at);
    expect([start, effects]).toEqual([
      { state: 'connecting', since: at, tries: 0, lastHeard: null, cutSince: null },
      ['open-socket'],
    ]);
    expect(stepLink(start, { type: 'welcomed' }, at + 50, 0)).toEqual([
      { state: 'live', since: at + 50, tries: 0, lastHeard: at + 50, pinged: false },
      [],
    ]);
  });
});

describe('O-4 silence', () => {
  test('is broken by one ping, and then taken as a cut', () => {
    let link: Link = live;
    const done: Array<[number, LinkEffect[]]> = [];
    for (let now = 1_000; now <= 12_000; now += 1_000) {
      const [next, effects] = stepLink(link, { type: 'tick' }, now, 0);
      if (effects.length > 0) done.push([now - 1_000, effects]);
      link = next;
      if (link.state === 'cut') break;
    }
    expect(done).toEqual([
      [QUIET_BEFORE_PING, ['ping']],
      [SILENCE_IS_CUT, ['drop-socket']],
    ]);
    // What stands on the screen is as old as the last word from the office, not as the moment of noticing.
    expect(link).toMatchObject({ state: 'cut', since: 1_000, lastHeard: 1_000 });
  });

  test('an answer to the ping starts the silence anew', () => {
    const [pinged] = stepLink(live, { type: 'tick' }, 1_000 + QUIET_BEFORE_PING, 0);
    const [heard] = stepLink(pinged, { type: 'heard' }, 5_500, 0);
    expect(heard).toEqual({ state: 'live', since: 1_000, tries: 0, lastHeard: 5_500, pinged: false });
    expect(stepLink(heard, { type: 'tick' }, 5_500 + SILENCE_IS_CUT - 1, 0)[0].state).toBe('live');
  });

  test('a machine that slept finds its line cut at once', () => {
    expect(stepLink(live, { type: 'tick' }, 3_600_000, 0)[0].state).toBe('cut');
  });

  test('a connection that never opens is given up', () => {
    const fresh: Link = { state: 'connecting', since: 0, tries: 0, lastHeard: null, cutSince: null };
    expect(stepLink(fresh, { type: 'tick' }, 7_999, 0)[0].state).toBe('connecting');
    expect(stepLink(fresh, { type: 'tick' }, 8_000, 0)[0]).toMatchObject({ state: 'cut', tries: 1 });
  });
});

describe('O-5 coming back', () => {
  test('after a live line the first try is soon; each failure makes the next one wait longer', () => {
    let [link] = stepLink(live, { type: 'lost' }, 11_000, 0.999);
    expect(link).toMatchObject({ state: 'cut', tries: 0 });
    const waits: number[] = [];
    let now = 11_000;
    for (let i = 0; i < 8; i += 1) {
      if (link.state !== 'cut') throw new Error('it is cut');
      waits.push(link.retryAt - now);
      expect(stepLink(link, { type: 'tick' }, link.retryAt - 1, 0)[0]).toBe(link);
      now = link.retryAt;
      [link] = stepLink(link, { type: 'tick' }, now, 0);
      expect(link.state).toBe('connecting');
      [link] = stepLink(link, { type: 'lost' }, now, 0.999);
    }
    expect(waits).toEqual([...waits].sort((a, b) => a - b));
    expect(waits[0]).toBeLessThanOrEqual(600);
    expect(waits.at(-1)).toBeGreaterThan(14_000);
    expect(waits.at(-1)).toBeLessThanOrEqual(15_100);
  });

  test('a server that welcomes and drops at once is asked more and more seldom', () => {
    let link: Link = { ...live, since: 10_000, lastHeard: 10_000 };
    const tries: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      [link] = stepLink(link, { type: 'lost' }, 10_100, 0);
      if (link.state !== 'cut') throw new Error('it is cut');
      tries.push(link.tries);
      [link] = stepLink(link, { type: 'network-back' }, 10_200, 0);
      [link] = stepLink(link, { type: 'welcomed' }, 10_300, 0);
    }
    expect(tries).toEqual([1, 2, 3, 4, 5]);
  });

  test('remembers when the office was last heard through every try', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom<LinkInput['type']>('lost', 'tick', 'network-back', 'opened')), (types) => {
        let link: Link = live;
        let now = 1_000;
        for (const type of types) {
          now += 7_000;
          [link] = stepLink(link, { type } as LinkInput, now, 0.5);
          expect('lastHeard' in link ? link.lastHeard : null).toBe(1_000);
        }
      }),
      { seed: 62 },
    );
  });

  test('a cut that lasts is as old as its beginning, however often the line was tried since', () => {
    let [link] = stepLink(live, { type: 'lost' }, 3_000, 0.5);
    [link] = stepLink(link, { type: 'network-back' }, 60_000, 0.5);
    [link] = stepLink(link, { type: 'lost' }, 60_100, 0.5);
    expect(link).toMatchObject({ state: 'cut', since: 1_000 });
  });
});
