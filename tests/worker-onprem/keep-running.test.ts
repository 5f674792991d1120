import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { keepRunning } from '../../worker/onprem/keep-running.ts';
import { watchHealth } from '../../worker/onprem/watch-health.ts';
import type { RunningServer } from '../../worker/onprem/workerd.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A server whose end the test decides. */
function fakeServer(pid: number): RunningServer & { end(code: number): void } {
  const { promise, resolve } = Promise.withResolvers<number>();
  let running = true;
  return {
    pid,
    ended: promise,
    runs: () => running,
    stop: () => {},
    kill: () => {},
    lastWords: () => ['the last words'],
    end(code) {
      running = false;
      resolve(code);
    },
  };
}

function kept() {
  const started: Array<ReturnType<typeof fakeServer>> = [];
  const said: string[] = [];
  const server = keepRunning({
    start: () => {
      const next = fakeServer(started.length + 1);
      started.push(next);
      return next;
    },
    say: (...lines) => said.push(...lines),
  });
  let over: number | null = null;
  void server.over.then((code) => {
    over = code;
  });
  return { server, started, said, over: () => over, last: () => started[started.length - 1] };
}

describe('a server that ends by itself', () => {
  test('is started again after pauses that grow to half a minute, and its last words are said', async () => {
    const { server, started, said, last } = kept();
    server.wasReady();
    const pauses: number[] = [];
    for (let i = 0; i < 9; i += 1) {
      last()?.end(139);
      await vi.advanceTimersByTimeAsync(0);
      const before = started.length;
      let waited = 0;
      for (; started.length === before; waited += 500) await vi.advanceTimersByTimeAsync(500);
      pauses.push(waited / 1_000);
    }
    expect(pauses).toEqual([0.5, 1, 2, 4, 8, 16, 30, 30, 30]);
    expect(said[0]).toBe('  server: the last words');
    expect(said[1]).toMatch(/code 139.*in 0\.5 s/);
  });

  test('after it was well for long, is started again soon', async () => {
    const { server, last, said } = kept();
    server.wasReady();
    for (let i = 0; i < 4; i += 1) {
      last()?.end(1);
      await vi.advanceTimersByTimeAsync(10_000);
    }
    await vi.advanceTimersByTimeAsync(120_000);
    last()?.end(1);
    await vi.advanceTimersByTimeAsync(0);
    expect(said.at(-1)).toMatch(/in 0\.5 s/);
  });

  test('before it was ever ready, is not: what is wrong then stays wrong', async () => {
    const { last, over, started } = kept();
    last()?.end(1);
    await vi.advanceTimersByTimeAsync(60_000);
    expect(over()).toBe(1);
    expect(started).toHaveLength(1);
  });

  test('is let go when somebody asks for the end, also during a pause', async () => {
    const first = kept();
    first.server.wasReady();
    first.server.letEnd();
    first.last()?.end(137);
    await vi.advanceTimersByTimeAsync(0);
    expect(first.over()).toBe(137);

    const second = kept();
    second.server.wasReady();
    second.last()?.end(1);
    await vi.advanceTimersByTimeAsync(100);
    second.server.letEnd();
    await vi.advanceTimersByTimeAsync(0);
    expect(second.over()).toBe(1);
    expect(second.started).toHaveLength(1);
  });

  test('by the signal that is about to reach us too, is not spoken of', async () => {
    const { server, last, over, said } = kept();
    server.wasReady();
    last()?.end(128 + 15);
    await vi.advanceTimersByTimeAsync(100);
    server.letEnd();
    await vi.advanceTimersByTimeAsync(0);
    expect(over()).toBe(143);
    expect(said).toEqual([]);
  });
});

describe('a server that runs and answers nobody', () => {
  test('is noticed after a minute, not after a busy moment', async () => {
    const answers = [true, false, false, false, false, false, true, false, false, false, false, false, false];
    let silent = 0;
    watchHealth(
      async () => answers.shift() ?? true,
      () => {
        silent += 1;
      },
      10_000,
    );
    await vi.advanceTimersByTimeAsync(120_500);
    expect(silent).toBe(0);
    await vi.advanceTimersByTimeAsync(10_000);
    expect(silent).toBe(1);
    await vi.advanceTimersByTimeAsync(300_000);
    expect(silent).toBe(1);
  });
});
