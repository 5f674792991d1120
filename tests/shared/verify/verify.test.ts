import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../shared/lib/random.ts';
import { verify } from '../../../shared/verify/verify.ts';
import { linesOf, randomDay } from './random-day.ts';
import type { CleanDay } from './tampering.ts';
import { TAMPERINGS } from './tamperings.ts';

const days = new Map<number, CleanDay>();
function cleanDay(seed: number): CleanDay {
  let day = days.get(seed);
  if (!day) {
    const log = randomDay(seed);
    day = { log, lines: linesOf(log) };
    days.set(seed, day);
  }
  return day;
}

describe('an honest log', () => {
  test.each([0, 1, 2])('P-2 … P-11 T-2 … T-24: hundred days as the rules make them give no finding (%i)', (hundred) => {
    for (let seed = hundred * 100 + 1; seed <= hundred * 100 + 100; seed += 1) {
      const report = verify(cleanDay(seed).lines);
      expect({ seed, findings: report.findings }).toEqual({ seed, findings: [] });
      expect(report).toMatchObject({ exceptions: 0, anchored: true });
      expect(report.passedOver.most).toBeLessThanOrEqual(report.passedOver.bound);
    }
  });

  test('every event comes up in them', () => {
    const seen = new Set<string>();
    for (const { log } of days.values()) for (const { event } of log) seen.add(event.type);
    expect([...seen].sort()).toEqual(
      [
        ...['RulesSet', 'DayOpened', 'DayClosed', 'TicketJoined', 'TicketCheckedIn', 'TicketPostponed'],
        ...['TicketReinstated', 'TicketCalled', 'TicketRecalled', 'CallAnswered', 'ServiceStarted', 'TicketMissed'],
        ...['TicketEnded', 'CallWithdrawn', 'FinishWithdrawn', 'MissWithdrawn', 'CounterOpened', 'CounterPaused'],
        ...['CounterResumed', 'CounterClosed', 'PersonAsked', 'HelpAnswered'],
      ].sort(),
    );
  });
});

describe('a log that somebody changed', () => {
  const EACH = 20;

  test.each(Object.entries(TAMPERINGS))('%s', (name, tamper) => {
    const random = createRandom([...name].reduce((sum, letter) => sum * 31 + letter.charCodeAt(0), 7));
    let done = 0;
    for (let seed = 1; done < EACH; seed += 1) {
      // A day without a place for this tampering is passed over; without enough such days the test does not hold.
      expect(seed, `${done} of ${EACH} tamperings could be made`).toBeLessThan(400);
      const tampered = tamper(cleanDay(seed), random);
      if (!tampered) continue;
      done += 1;
      const kinds = verify(tampered.lines).findings.map(({ kind }) => kind);
      expect({ seed, kinds, caught: kinds.some((kind) => tampered.expect.includes(kind)) }).toMatchObject({
        caught: true,
      });
      if (!tampered.expect.includes('hash-wrong') && !tampered.expect.includes('unreadable')) {
        expect({ seed, kinds }).not.toMatchObject({ kinds: expect.arrayContaining(['hash-wrong']) });
      }
    }
  });

  test('they are a thousand at least', () => {
    expect(Object.keys(TAMPERINGS).length * EACH).toBeGreaterThanOrEqual(1_000);
  });
});
