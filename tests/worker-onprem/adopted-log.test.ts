import { describe, expect, test } from 'vitest';
import { createRandom } from '../../shared/lib/random.ts';
import { readLine } from '../../shared/verify/read-line.ts';
import { OfficeLog } from '../../worker/office/office-log.ts';
import { createMemoryStorage } from '../../worker/office/storage/memory.ts';
import { RULES } from '../helpers/rules.ts';
import { linesOf, Office } from '../shared/verify/random-day.ts';

const DAY = 24 * 60 * 60_000;

/** The log of an office over three days, as it is exported. */
function threeDays(): string[] {
  const office = new Office(RULES, Date.parse('2026-11-18T07:00:00Z'));
  office.pass(0);
  office.pass(DAY);
  office.pass(DAY);
  return [...linesOf(office.log.splice(0), '0'.repeat(64))];
}

function adopt(log: OfficeLog, lines: readonly string[]): void {
  const read = lines.map((line) => {
    const { hash, text, recorded } = readLine(line) ?? expect.unreachable();
    return { recorded, kept: { seq: recorded.seq, command: recorded.command, text, hash } };
  });
  log.adopt(
    read.map(({ recorded }) => recorded),
    read.map(({ kept }) => kept),
  );
}

describe('W-10 W-11 a log that has moved in', () => {
  const lines = threeDays();
  const dates = [...new Set(lines.flatMap((line) => /"type":"DayOpened","date":"([^"]+)"/.exec(line)?.[1] ?? []))];

  test('is the one that was written, wherever it was cut on its way', () => {
    expect(dates).toHaveLength(3);
    const random = createRandom(11);
    const whole = new OfficeLog(createMemoryStorage());
    adopt(whole, lines);
    expect(whole.chainHead?.date).toBe(dates[1]);
    for (let round = 0; round < 20; round += 1) {
      const storage = createMemoryStorage();
      const log = new OfficeLog(storage);
      for (let from = 0; from < lines.length; ) {
        const to = from + random.int(1, 4);
        adopt(log, lines.slice(from, to));
        from = to;
      }
      // As it is now, and as it is after the object has slept.
      for (const seen of [log, new OfficeLog(storage)]) {
        expect([...seen.export(null)].join('')).toBe(`${lines.join('\n')}\n`);
        expect(seen.hash).toBe(whole.hash);
        expect(seen.day).toEqual(whole.day);
        expect(seen.chainHead).toEqual(whole.chainHead);
        for (const date of dates) expect([...seen.export(date)]).toEqual([...whole.export(date)]);
      }
    }
  });
});
