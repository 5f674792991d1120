/** The time of the day that is played, in minutes after opening. The office keeps real time; durations are compressed. */
export interface DayClock {
  now(): number;
  /** Resolves at that minute of the day; at once when it has passed. */
  until(minute: number): Promise<void>;
  /** Marks something as under way: a clock that waits for work to be done waits for it. */
  busy<T>(work: Promise<T>): Promise<T>;
  stop(): void;
}

/** Runs so many times faster than real time. */
export function scaledClock(from: number, speed: number): DayClock {
  const started = performance.now();
  const timers = new Set<ReturnType<typeof setTimeout>>();
  const perMinute = 60_000 / speed;
  return {
    now: () => from + (performance.now() - started) / perMinute,
    until: (minute) =>
      new Promise((resolve) => {
        const sleep = (): void => {
          const left = (minute - from) * perMinute - (performance.now() - started);
          if (left <= 0) {
            resolve();
            return;
          }
          // Rounded up, and looked at again: a timer may ring a little early.
          const timer = setTimeout(() => {
            timers.delete(timer);
            sleep();
          }, Math.ceil(left));
          timers.add(timer);
        };
        sleep();
      }),
    busy: (work) => work,
    stop: () => {
      for (const timer of timers) clearTimeout(timer);
      timers.clear();
    },
  };
}

/** How long nothing has to be under way before time jumps, ms: sockets bring news a little after answers. */
const SETTLED_MS = 4;

/** Jumps to the next thing that somebody waits for, as soon as nothing is under way: the day as fast as the office works. */
export function jumpingClock(from: number): DayClock {
  const sleepers: Array<{ at: number; wake(): void }> = [];
  let now = from;
  let underWay = 0;
  let planned: ReturnType<typeof setTimeout> | null = null;
  let stopped = false;
  const plan = (): void => {
    if (planned !== null) clearTimeout(planned);
    planned = stopped ? null : setTimeout(jump, SETTLED_MS);
  };
  const jump = (): void => {
    planned = null;
    if (underWay > 0) return;
    const next = sleepers.shift();
    if (!next) return;
    now = Math.max(now, next.at);
    next.wake();
    plan();
  };
  return {
    now: () => now,
    until: (minute) =>
      new Promise((wake) => {
        // After those who wait for the same minute already: first come, first woken.
        const place = sleepers.findIndex(({ at }) => at > minute);
        sleepers.splice(place < 0 ? sleepers.length : place, 0, { at: minute, wake });
        plan();
      }),
    busy: async (work) => {
      underWay += 1;
      try {
        return await work;
      } finally {
        underWay -= 1;
        plan();
      }
    },
    stop: () => {
      stopped = true;
      if (planned !== null) clearTimeout(planned);
    },
  };
}
