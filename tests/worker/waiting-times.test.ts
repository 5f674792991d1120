import { describe, expect, it } from 'vitest';
import type { Actor } from '../../shared/domain/ticket/commands.ts';
import { MINUTE } from '../../shared/domain/words.ts';
import type { ScreenCommand } from '../../shared/protocol/commands.ts';
import { Desk } from '../../worker/office/desk.ts';
import { WaitingTimes } from '../../worker/office/estimates/waiting-times.ts';
import { createMemoryStorage } from '../../worker/office/storage/memory.ts';
import { smallOffice } from '../helpers/office-file.ts';
import { newId, newSecret } from './helpers/town-hall.ts';

const KIOSK: Actor = { role: 'kiosk', device: 'k1', place: 'Lobby' };

/** An office that closes at four, with one clerk and its waiting times, and a clock that the test sets. */
function openedAt(hour: number, minute: number) {
  const file = smallOffice('estimates');
  const day = [{ from: '08:00', to: '16:00' }];
  file.hours = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: day, sun: day };
  const storage = createMemoryStorage();
  // Warsaw is an hour ahead of UTC in November.
  let now = Date.UTC(2026, 10, 19, hour - 1, minute);
  const desk = new Desk(storage, () => now);
  const planned: Array<() => void> = [];
  const times = new WaitingTimes({
    desk,
    storage,
    after: (_ms, run) => planned.push(run),
    onForecast: () => {},
    runs: 30,
  });
  desk.onEvents = (events) => times.changed(events);
  desk.onDayClosed = (events) => times.dayClosed(events);
  desk.install(file, true, { role: 'system' });
  const clerk = file.people.find(({ id }) => id === 'clerk-1');
  const manager = file.people.find(({ id }) => id === 'maria');
  if (!clerk || !manager) throw new Error('Invariant broken: the small office has its people');
  const ask = (command: ScreenCommand, person = clerk) => desk.fromScreen(newId(), command, { kind: 'staff', person });
  return {
    desk,
    times,
    ask,
    manager,
    pass: (minutes: number) => {
      now += minutes * MINUTE;
    },
    take: () => desk.take(newId(), { secret: newSecret(), service: 'service-1', needs: [] }, 'kiosk', KIOSK),
    /** Lets everything that was put off happen, estimate after estimate, until nothing is left to do. */
    settle: () => {
      for (let i = 0; i < 20_000; i += 1) {
        const run = planned.shift();
        if (!run) return i;
        run();
      }
      throw new Error('it never ends');
    },
  };
}

describe('E-9 T-32 intake', () => {
  it('is stopped when two estimates in a row see no time left, and opened when there is time again', () => {
    const { desk, ask, take, settle, times, pass } = openedAt(14, 30);
    ask({ type: 'OpenCounter', counter: '1' });
    for (let i = 0; i < 25; i += 1) take();
    settle();
    times.refresh();
    settle();
    expect(desk.day.stopped.has('service-1')).toBe(true);
    expect(take()).toMatchObject({ ok: false, refusal: { kind: 'no-time-today' } });
    expect(desk.log.today().at(-1)).toMatchObject({ actor: 'system', event: { type: 'IntakeStopped' } });
    // Most of them give up.
    const waiting = [...desk.day.tickets.values()].filter(({ state }) => state === 'waiting');
    for (const { id } of waiting.slice(2)) desk.fromHolder(newId(), id, { type: 'Cancel' });
    pass(1);
    settle();
    times.refresh();
    settle();
    times.refresh();
    settle();
    expect(desk.day.stopped.size).toBe(0);
    expect(take().ok).toBe(true);
  });

  it('stays as a manager left it', () => {
    const { desk, ask, manager, take, settle, times } = openedAt(14, 30);
    ask({ type: 'OpenCounter', counter: '1' });
    ask({ type: 'SetIntake', service: 'service-1', open: false }, manager);
    ask({ type: 'SetIntake', service: 'service-1', open: true }, manager);
    for (let i = 0; i < 25; i += 1) expect(take().ok).toBe(true);
    for (let i = 0; i < 3; i += 1) {
      settle();
      times.refresh();
    }
    settle();
    expect(desk.forecast.chanceForNewcomer('service-1')).toBeLessThan(0.2);
    expect(desk.day.stopped.has('service-1')).toBe(false);
    // Nobody has decided anything about the others.
    expect(desk.day.stopped.has('service-2')).toBe(true);
  });

  it('E-2 is not stopped because nothing is known: nobody has opened a counter yet', () => {
    const { desk, take, settle, times } = openedAt(15, 20);
    for (let i = 0; i < 10; i += 1) expect(take().ok).toBe(true);
    settle();
    times.refresh();
    settle();
    expect(desk.forecast.rangeForNewcomer('service-1', desk.now())).toBeNull();
    expect(desk.day.stopped.size).toBe(0);
  });
});

describe('E-11 an estimate', () => {
  it('begins after the command has been answered, and comes in many slices', () => {
    const { desk, ask, take, settle } = openedAt(9, 0);
    ask({ type: 'OpenCounter', counter: '1' });
    settle();
    for (let i = 0; i < 30; i += 1) take();
    expect(desk.forecast.rangeFor([...desk.day.tickets.values()][29] as never, desk.now())).not.toBeNull();
    expect(settle()).toBeGreaterThan(30);
  });

  it('E-10 what was said is shorter when it is read later', () => {
    const { desk, ask, take, settle, pass } = openedAt(9, 0);
    ask({ type: 'OpenCounter', counter: '1' });
    for (let i = 0; i < 12; i += 1) take();
    settle();
    const before = desk.forecast.rangeForNewcomer('service-1', desk.now());
    pass(20);
    const after = desk.forecast.rangeForNewcomer('service-1', desk.now());
    expect(after?.to).toBeLessThan(before?.to ?? 0);
  });
});
