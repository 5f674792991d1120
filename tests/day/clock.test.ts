import { describe, expect, it } from 'vitest';
import { jumpingClock, scaledClock } from './clock.ts';

describe('the clock of a day that is played', () => {
  it('jumps to the next thing that somebody waits for, in order of time', async () => {
    const clock = jumpingClock(0);
    const heard: string[] = [];
    await Promise.all([
      clock.until(240).then(() => heard.push(`lunch ${clock.now()}`)),
      clock.until(5).then(() => heard.push(`first ${clock.now()}`)),
      clock.until(5).then(() => heard.push(`second ${clock.now()}`)),
    ]);
    expect(heard).toEqual(['first 5', 'second 5', 'lunch 240']);
    clock.stop();
  });

  it('stands still while something is under way', async () => {
    const clock = jumpingClock(10);
    let minute = 0;
    const answered = clock.busy(new Promise((done) => setTimeout(done, 40))).then(() => {
      minute = clock.now();
    });
    await clock.until(60);
    await answered;
    expect(minute).toBe(10);
    expect(clock.now()).toBe(60);
    clock.stop();
  });

  it('runs as many times faster as it is told', async () => {
    const clock = scaledClock(100, 6_000);
    const from = performance.now();
    await clock.until(105);
    expect(performance.now() - from).toBeGreaterThanOrEqual(49);
    expect(clock.now()).toBeGreaterThanOrEqual(105);
    clock.stop();
  });
});
