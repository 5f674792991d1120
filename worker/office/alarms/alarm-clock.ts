import type { OfficeStorage } from '../storage/port.ts';

/** An object has one alarm; an office has several things to remember. Each has a name and rings once. */
export type TimerName = 'rules' | 'housekeeping' | 'silence';

export interface AlarmClock {
  /** Sets a timer to an instant, ms; null takes it off. */
  set(name: TimerName, at: number | null): void;
  /** Timers that are due, taken off the clock, in order of time. */
  takeDue(now: number): TimerName[];
}

/**
 * Named timers over one alarm. They are kept in the records, so that they survive a crash between setting and ringing;
 * `setAlarm` is asked for the earliest only, and only when that changes.
 */
export function createAlarmClock(storage: OfficeStorage, setAlarm: (at: number | null) => void): AlarmClock {
  const timers = new Map<TimerName, number>(
    storage.list<number>('timer').map(({ key, value }) => [key as TimerName, value]),
  );
  let asked: number | null | undefined;

  const ask = (): void => {
    const next = timers.size === 0 ? null : Math.min(...timers.values());
    if (next === asked) return;
    asked = next;
    setAlarm(next);
  };

  return {
    set(name, at) {
      if ((timers.get(name) ?? null) === at) {
        ask();
        return;
      }
      if (at === null) {
        timers.delete(name);
        storage.remove('timer', name);
      } else {
        timers.set(name, at);
        storage.put('timer', name, at);
      }
      ask();
    },
    takeDue(now) {
      const due = [...timers].filter(([, at]) => at <= now).sort((a, b) => a[1] - b[1]);
      for (const [name] of due) {
        timers.delete(name);
        storage.remove('timer', name);
      }
      asked = undefined;
      ask();
      return due.map(([name]) => name);
    },
  };
}
