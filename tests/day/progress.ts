import type { Story } from './town.ts';

const PLAIN_EVERY_MINUTES = 15;

/** Shows how the day goes: one line that changes in a terminal, a line now and then elsewhere. */
export function createProgress(out: NodeJS.WriteStream): {
  show(minute: number, stories: readonly Story[]): void;
  end(): void;
} {
  let next = 0;
  return {
    show(minute, stories) {
      const line = lineOf(minute, stories);
      if (out.isTTY) {
        out.write(`\r\u001b[K${line}`);
      } else if (minute >= next) {
        next = (Math.floor(minute / PLAIN_EVERY_MINUTES) + 1) * PLAIN_EVERY_MINUTES;
        out.write(`${line}\n`);
      }
    },
    end() {
      if (out.isTTY) out.write('\r\u001b[K');
    },
  };
}

export function lineOf(minute: number, stories: readonly Story[]): string {
  const clock = 8 * 60 + Math.floor(minute);
  const time = `${String(Math.floor(clock / 60)).padStart(2, '0')}:${String(clock % 60).padStart(2, '0')}`;
  const count = (fits: (story: Story) => boolean): number => stories.filter(fits).length;
  const joined = count(({ number }) => number !== null);
  const waiting = count(({ presentAt, calledAt, end }) => presentAt !== null && calledAt === null && end === null);
  const served = count(({ end }) => end === 'served');
  const missed = count(({ end }) => end === 'no-show');
  return `${time}  ${joined} tickets, ${waiting} waiting, ${served} served, ${missed} not there`;
}
