import { describe, expect, test } from 'vitest';
import { createRandom } from '../../../shared/lib/random.ts';
import { verify } from '../../../shared/verify/verify.ts';
import { CUT_TAMPERINGS } from './cut-tamperings.ts';
import { linesOf, randomDay } from './random-day.ts';
import type { CleanDay } from './tampering.ts';
import { TAMPERINGS as CALL_TAMPERINGS } from './tamperings.ts';
import { EDITED, PUBLISHED, REPLAYED } from './unseen.ts';
import { VISIT_TAMPERINGS } from './visit-tamperings.ts';

const TAMPERINGS = { ...CALL_TAMPERINGS, ...VISIT_TAMPERINGS, ...CUT_TAMPERINGS };

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
  test.each([0, 1, 2])(
    'P-2 … P-11 T-2 … T-24 N-12 O-10 O-13 O-14 O-15 O-16: hundred days as the rules make them give no finding (%i)',
    (hundred) => {
      for (let seed = hundred * 100 + 1; seed <= hundred * 100 + 100; seed += 1) {
        const report = verify(cleanDay(seed).lines);
        expect({ seed, findings: report.findings }).toEqual({ seed, findings: [] });
        expect(report.anchored).toBe(true);
        expect(report.passedOver.most).toBeLessThanOrEqual(report.passedOver.bound);
      }
    },
  );

  test('every event comes up in them', () => {
    const seen = new Set<string>();
    for (const { log } of days.values()) for (const { event } of log) seen.add(event.type);
    expect([...seen].sort()).toEqual(
      [
        ...['RulesSet', 'DayOpened', 'DayClosed', 'TicketJoined', 'TicketCheckedIn', 'TicketPostponed'],
        ...['TicketReinstated', 'TicketCalled', 'TicketRecalled', 'CallAnswered', 'ServiceStarted', 'TicketMissed'],
        ...['TicketEnded', 'CallWithdrawn', 'FinishWithdrawn', 'MissWithdrawn', 'CounterOpened', 'CounterPaused'],
        ...['CounterResumed', 'CounterClosed', 'PersonAsked', 'HelpAnswered', 'ServiceInterrupted', 'ServiceResumed'],
        ...['TicketParked', 'TicketUnparked', 'TicketTransferred', 'TransferWithdrawn', 'TicketReturned'],
        ...['MatterAdded', 'MatterStarted', 'MatterWithdrawn', 'IntakeStopped', 'IntakeOpened'],
        ...['NumbersLent', 'NumbersReturned', 'TicketRenumbered', 'TicketFound', 'CounterCutOff', 'CounterBack'],
        'LateNoted',
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

describe('what cannot be seen in the log alone', () => {
  const headOf = (lines: readonly string[]): string => verify(lines).closed.at(-1)?.hash ?? '';

  /** No finding of its own, and one as soon as the published hash is held against it. */
  function onlyByPublished(lines: readonly string[], published: string): void {
    expect(verify(lines).findings).toEqual([]);
    expect(verify(lines, { published: [published] }).findings).toMatchObject([
      { kind: 'published-hash-missing', expected: published },
    ]);
  }

  test('W-11 the published hash fits the day that was closed', () => {
    const published = headOf(PUBLISHED.lines);
    expect(verify(PUBLISHED.lines, { published: [published] }).findings).toEqual([]);
  });

  test.each(Object.entries(REPLAYED))(
    'W-11 a day written anew is given away by the published hash: %s',
    (_, replay) => {
      const forged = replay(PUBLISHED, createRandom(1));
      onlyByPublished(forged?.lines ?? [], headOf(PUBLISHED.lines));
    },
  );

  test.each(Object.entries(EDITED))(
    'W-11 what no rule settles is given away by the published hash: %s',
    (name, tamper) => {
      const random = createRandom(name.length);
      let done = 0;
      for (let seed = 1; done < 10; seed += 1) {
        expect(seed, `${done} of 10 could be made`).toBeLessThan(400);
        const tampered = tamper(cleanDay(seed), random);
        if (!tampered) continue;
        done += 1;
        onlyByPublished(tampered.lines, headOf(cleanDay(seed).lines));
      }
    },
  );
});
