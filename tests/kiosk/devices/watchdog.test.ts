import { expect, test } from 'vitest';
import { reasonToReload } from '../../../kiosk/devices/watchdog.ts';

const at = (time: string): number => Date.parse(`2026-11-21T${time}:00+01:00`);
const look = { loadedAt: at('00:30'), timeZone: 'Europe/Warsaw', idle: true, newVersion: false };

test('a kiosk starts afresh once in the night, by the clock of its office', () => {
  expect(reasonToReload({ ...look, now: at('02:59') })).toBeNull();
  expect(reasonToReload({ ...look, now: at('03:00') })).toBe('night');
  expect(reasonToReload({ ...look, now: at('03:10'), loadedAt: at('03:00') })).toBeNull();
  expect(reasonToReload({ ...look, now: at('09:00') })).toBeNull();
});

test('a newer version waits until nobody is there', () => {
  expect(reasonToReload({ ...look, now: at('10:00'), newVersion: true, idle: false })).toBeNull();
  expect(reasonToReload({ ...look, now: at('10:00'), newVersion: true })).toBe('new-version');
});
