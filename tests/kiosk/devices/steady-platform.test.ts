import { describe, expect, it } from 'vitest';
import { steadyPlatform } from '../../../kiosk/devices/steady-platform.ts';
import type { LivePlatform } from '../../../shared/sync/live-client.ts';
import { type FakePlatform, fakePlatform } from '../../helpers/fake-platform.ts';

const handlers = () => {
  const seen: string[] = [];
  return {
    seen,
    onOpen: () => void seen.push('open'),
    onMessage: (text: string) => void seen.push(text),
    onClose: () => void seen.push('close'),
  };
};

/** The machine without the handles of the test. */
function bare({ openSocket, now, random, every, after, onNetworkBack, newId }: FakePlatform): LivePlatform {
  return { openSocket, now, random, every, after, onNetworkBack, newId };
}

describe('the clock of a lobby screen', () => {
  it('only grows: a machine whose clock is set, forwards or back, neither ages nor freshens what is shown', () => {
    const machine = fakePlatform();
    let skew = 0;
    const wall: LivePlatform = {
      ...bare(machine),
      now: () => machine.now() + skew,
      monotonic: () => machine.now() - 500_000,
    };
    const steady = steadyPlatform(wall);
    const before = steady.now();
    expect(before).toBe(wall.now());
    for (const jump of [600_000, -600_000, 86_400_000]) {
      skew = jump;
      machine.pass(1_000);
    }
    expect(steady.now() - before).toBe(3_000);
  });
});

describe('coming back within three seconds', () => {
  it('a try that hangs is given up after 2.5 s, so that the next one finds the network', () => {
    const machine = fakePlatform();
    const steady = steadyPlatform(bare(machine));
    const first = handlers();
    steady.openSocket('ws://office', first);
    machine.pass(2_499);
    expect(first.seen).toEqual([]);
    machine.pass(1);
    expect([first.seen, machine.socket.closed]).toEqual([['close'], true]);
    // What comes late through a line that was given up is not heard.
    machine.socket.opens();
    machine.socket.says('late');
    machine.socket.breaks();
    expect(first.seen).toEqual(['close']);
  });

  it('every third try has all the time that the line gives it, for a network that is slow', () => {
    const machine = fakePlatform();
    const steady = steadyPlatform(bare(machine));
    const tries = [handlers(), handlers(), handlers()];
    for (const one of tries) {
      steady.openSocket('ws://office', one);
      machine.pass(3_000);
    }
    expect(tries.map(({ seen }) => seen)).toEqual([['close'], ['close'], []]);
    machine.socket.opens();
    machine.pass(60_000);
    expect(tries[2]?.seen).toEqual(['open']);
    expect(machine.timers).toBe(0);
  });

  it('a line that is open is left alone, and closing says nothing', () => {
    const machine = fakePlatform();
    const one = handlers();
    const socket = steadyPlatform(bare(machine)).openSocket('ws://office', one);
    machine.socket.opens();
    machine.pass(60_000);
    socket.send('{"type":"hello"}');
    expect([one.seen, machine.socket.sent]).toEqual([['open'], [{ type: 'hello' }]]);
    socket.close();
    expect([one.seen, machine.socket.closed]).toEqual([['open'], true]);
  });
});
