import { describe, expect, it } from 'vitest';
import type { OfficeEvent } from '../../../shared/domain/ticket/events.ts';
import { emptyBook, type LobbyBook, note } from '../lobby-book.ts';
import { planOf, REFERENCE } from '../plans.ts';
import { quoteDay, train } from './compare.ts';
import { headOfLine, headOfOwnLine } from './head-of-line.ts';
import { history } from './history.ts';
import { lastOfOwnTier, lastOfRivals, lastToEnterService } from './last-to-enter-service.ts';
import { momentOf } from './moment.ts';
import { type Experience, halfHourKey } from './predictor.ts';
import { queueLength, queueLengthOfRivals } from './queue-length.ts';

const experience: Experience = {
  serviceMinutes: new Map([
    ['id-card', 10],
    ['tax', 6],
    ['permits', 30],
  ]),
  waits: new Map([[halfHourKey('id-card', 70), 12]]),
};

/** A book kept from events; the figure is the minute at which one happened. */
function bookOf(...events: Array<[number, OfficeEvent]>): LobbyBook {
  const book = emptyBook();
  for (const [i, [minute, event]] of events.entries()) {
    note(book, { seq: i + 1, at: minute * 60_000, actor: 'system', command: 'test', event });
  }
  return book;
}

const opens = (counter: string, ...skills: string[]): OfficeEvent => ({
  ...{ type: 'CounterOpened', counter, clerk: `clerk-${counter}` },
  ...{ skills, secondarySkills: [] },
});
const comes = (ticket: string, service = 'id-card', tier: 'P' | 'O' = 'O'): OfficeEvent => ({
  type: 'TicketJoined',
  ticket,
  number: 'A001',
  service,
  channel: 'kiosk',
  class: tier === 'P' ? 'early' : 'present',
  place: { tier, due: 0 },
});
const called = (ticket: string, counter: string): OfficeEvent => ({
  type: 'TicketCalled',
  ticket,
  counter,
  clerk: `clerk-${counter}`,
  why: { rule: 'turn', tier: 'O', due: 0, run: 0, over: null },
});

/** Two counters take id-card, one of them tax too, a third permits. Four wait when `me` comes at minute 70. */
const book = bookOf(
  [0, opens('1', 'id-card')],
  [0, opens('2', 'id-card', 'tax')],
  [0, opens('3', 'permits')],
  [1, comes('a')],
  [10, comes('b', 'tax')],
  [21, called('a', '1')],
  [35, called('b', '2')],
  [40, comes('c')],
  [45, comes('d', 'tax')],
  [50, comes('e', 'permits')],
  [60, comes('f', 'id-card', 'P')],
  [70, comes('me')],
);
const moment = momentOf(book, 'me', 70 * 60_000, 70);

describe('simple predictors of the wait', () => {
  it('queue length: those of the same service × its mean, over the counters that take it', () => {
    expect(queueLength.point(moment, experience)).toBe((2 * 10) / 2);
  });

  it('queue length, rivals: everybody whom these counters may call before, with the mean of each service', () => {
    expect(queueLengthOfRivals.point(moment, experience)).toBe((10 + 6 + 10) / 2);
  });

  it('queue length: a counter on a break takes nobody', () => {
    const paused = bookOf([0, opens('1', 'id-card')], [0, opens('2', 'id-card')], [1, comes('a')], [2, comes('me')]);
    note(paused, { seq: 9, at: 0, actor: 'system', command: 'x', event: { type: 'CounterPaused', counter: '2' } });
    expect(queueLength.point(momentOf(paused, 'me', 120_000, 2), experience)).toBe(10);
  });

  it('last to enter service: the wait of whoever was called last, of the same service or of those that compete', () => {
    expect(lastToEnterService.point(moment, experience)).toBe(20);
    expect(lastOfRivals.point(moment, experience)).toBe(25);
    const nobodyCalled = bookOf([0, opens('1', 'id-card')], [3, comes('me')]);
    expect(lastToEnterService.point(momentOf(nobodyCalled, 'me', 180_000, 3), experience)).toBe(0);
  });

  it('last to enter, own tier: what a priority call took says nothing of an ordinary one', () => {
    const mixed = bookOf(
      [0, opens('1', 'id-card')],
      [1, comes('a')],
      [2, comes('p', 'id-card', 'P')],
      [31, called('a', '1')],
      [40, called('p', '1')],
      [41, comes('me')],
    );
    const now = momentOf(mixed, 'me', 41 * 60_000, 41);
    expect(lastToEnterService.point(now, experience)).toBe(38);
    expect(lastOfOwnTier.point(now, experience)).toBe(30);
  });

  it('head of line: how long the first of the same service waits so far', () => {
    expect(headOfLine.point(moment, experience)).toBe(30);
    expect(headOfOwnLine.point(moment, experience)).toBe(30);
    const alone = bookOf([5, comes('p', 'id-card', 'P')], [9, comes('me')]);
    const now = momentOf(alone, 'me', 9 * 60_000, 9);
    expect(headOfLine.point(now, experience)).toBe(4);
    expect(headOfOwnLine.point(now, experience)).toBe(0);
  });

  it('history: the mean of the service and the half hour, and nothing where there is none', () => {
    expect(history.point(moment, experience)).toBe(12);
    expect(history.point({ ...moment, minute: 100 }, experience)).toBeNull();
  });
});

describe('predictors on simulated days', () => {
  const planFor = (seed: number) => planOf({ ...REFERENCE, seed });
  const trained = train([101, 102, 103].map(planFor));

  it('quote everybody who comes, once each, and are compared with what happened', () => {
    const { day, quotes } = quoteDay(trained, planFor(7));
    const came = [...day.visits.values()].filter(({ present }) => present !== null).length;
    for (const { predictor } of trained.filter(({ predictor: { name } }) => name !== 'history')) {
      expect(quotes.get(predictor.name)?.length, predictor.name).toBe(came);
    }
    for (const { p10, p90, beforeClosing } of [...quotes.values()].flat()) {
      expect(p10).toBeGreaterThanOrEqual(0);
      expect(p90).toBeGreaterThanOrEqual(p10);
      expect(beforeClosing).toBeGreaterThanOrEqual(0);
      expect(beforeClosing).toBeLessThanOrEqual(1);
    }
  });

  it('do not look into the day that they quote: the log is that of a day with nobody looking on', () => {
    const quiet = quoteDay([], planFor(7)).day.events;
    expect(quoteDay(trained, planFor(7)).day.events).toEqual(quiet);
  });
});
