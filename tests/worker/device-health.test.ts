import { describe, expect, it } from 'vitest';
import { rulesOf } from '../../shared/domain/office/office-rules.ts';
import { MINUTE } from '../../shared/domain/words.ts';
import type { DeviceList } from '../../shared/protocol/http/devices.ts';
import { Devices } from '../../worker/office/access/devices.ts';
import { tokenHash } from '../../worker/office/access/tokens.ts';
import { DeviceHealth } from '../../worker/office/device-health/device-health.ts';
import { Failures } from '../../worker/office/device-health/failures.ts';
import { createMemoryStorage } from '../../worker/office/storage/memory.ts';
import { smallOffice } from '../helpers/office-file.ts';
import { realHall } from './helpers/real-hall.ts';
import { aHealth } from './helpers/samples.ts';
import { ask, hello, openLine } from './helpers/town-hall.ts';

/** Noon of a Thursday, in Warsaw. */
const NOON = Date.UTC(2026, 10, 19, 11);

/** A lobby with one device, and what the office has heard of its line. */
function lobby(screen: 'kiosk' | 'tablet' = 'kiosk') {
  const file = smallOffice('lobby');
  const day = [{ from: '08:00', to: '16:00' }];
  file.hours = { mon: day, tue: day, wed: day, thu: day, fri: day, sat: [], sun: [] };
  const storage = createMemoryStorage();
  const devices = new Devices(storage);
  const failures = new Failures(storage);
  const heard = new Map<string, number>();
  const rules = rulesOf(file, 1);
  const health = new DeviceHealth({ devices, failures, heard: () => heard, rules: () => rules });
  const asked = devices.ask(screen, null, NOON, { place: 'Lobby' });
  if (!asked.ok) throw new Error('the device was not let in');
  const { id } = asked.value.device;
  return { storage, devices, failures, heard, health, id, hash: tokenHash(asked.value.token) };
}

describe('V-22 the health of the devices', () => {
  it('paper that ran out is a failure from then on, until there is paper again', () => {
    const { health, failures, hash, storage } = lobby();
    health.hear(hash, aHealth(), NOON);
    expect(failures.list()).toEqual([]);
    health.hear(hash, aHealth({ paper: 'out' }), NOON + MINUTE);
    health.hear(hash, aHealth({ paper: 'out' }), NOON + 2 * MINUTE);
    expect(failures.list()).toMatchObject([{ what: 'paper-out', place: 'Lobby', since: NOON + MINUTE, until: null }]);
    // It survives a restart of the office.
    expect(new Failures(storage).list()).toEqual(failures.list());
    health.hear(hash, aHealth(), NOON + 9 * MINUTE);
    expect(failures.list()).toMatchObject([{ since: NOON + MINUTE, until: NOON + 9 * MINUTE }]);
  });

  it.each([
    ['printer-gone', aHealth({ paper: 'gone' })],
    ['storage-full', aHealth({ storage: { used: 95, most: 100, persisted: true } })],
    ['clock-wrong', aHealth({ clock: -121_000 })],
    ['clock-wrong', aHealth({ clock: 121_000 })],
  ] as const)('%s is told apart', (what, said) => {
    const { health, failures, hash } = lobby();
    health.hear(hash, said, NOON);
    expect(failures.list().map((failure) => failure.what)).toEqual([what]);
  });

  it.each([
    aHealth({ clock: 119_000 }),
    aHealth({ storage: { used: 94, most: 100, persisted: false } }),
    aHealth({ paper: 'low', voice: false, cutAt: 5 }),
    aHealth({ storage: { used: 0, most: 0, persisted: false } }),
  ])('what is only to be known is no failure: %j', (said) => {
    const { health, failures, hash } = lobby();
    health.hear(hash, said, NOON);
    expect(failures.list()).toEqual([]);
  });

  it('a screen that was not heard for a minute is silent, since it was last heard and until it is heard again', () => {
    const { health, failures, hash, heard, devices, id } = lobby();
    health.hear(hash, aHealth(), NOON);
    heard.set(id, NOON + 5 * MINUTE);
    const device = () => devices.list()[0] ?? expect.fail('no device');
    expect(health.isSilent(device(), NOON + 6 * MINUTE)).toBe(false);
    expect(health.isSilent(device(), NOON + 6 * MINUTE + 1)).toBe(true);
    health.look(NOON + 8 * MINUTE);
    health.look(NOON + 9 * MINUTE);
    expect(failures.list()).toMatchObject([{ what: 'silent', since: NOON + 5 * MINUTE, until: null }]);
    heard.set(id, NOON + 12 * MINUTE);
    health.look(NOON + 12 * MINUTE);
    expect(failures.list()).toMatchObject([{ until: NOON + 12 * MINUTE }]);
  });

  it('nobody has to come when the lobby is switched off in the evening, or a tablet is put away', () => {
    const kiosk = lobby();
    const evening = NOON + 7 * 60 * MINUTE;
    kiosk.health.hear(kiosk.hash, aHealth(), evening);
    kiosk.health.look(evening + 60 * MINUTE);
    expect(kiosk.failures.list()).toEqual([]);
    const tablet = lobby('tablet');
    tablet.devices.seen(tablet.hash, NOON);
    tablet.health.look(NOON + 60 * MINUTE);
    expect(tablet.failures.list()).toEqual([]);
  });

  it('the newest 200 are kept', () => {
    const { failures, storage } = lobby();
    for (let i = 0; i < 230; i += 1) {
      const at = NOON + i * MINUTE;
      failures.began({ device: 'd', screen: 'kiosk', place: 'Lobby', what: 'paper-out' }, at);
      failures.ended('d', 'paper-out', at + 1);
    }
    expect(failures.list()).toHaveLength(200);
    expect(storage.list('failure')).toHaveLength(200);
    expect(failures.list()[0]?.since).toBe(NOON + 229 * MINUTE);
  });

  it('a manager reads it; a screen of residents cannot say it, and a device that was taken out is not believed', async () => {
    const hall = await realHall(smallOffice('health-office'));
    const kiosk = await hall.device('kiosk');
    const line = await openLine(hall.id, kiosk, hello.kiosk());
    await line.hears('welcome');
    line.say({ type: 'health', health: aHealth({ paper: 'out', build: 'main-Ab12' }) });
    const list = async () =>
      (await ask(`${hall.office}/devices`, { cookie: hall.admin })).body as unknown as DeviceList;
    await expect
      .poll(async () => (await list()).failures)
      .toMatchObject([{ what: 'paper-out', screen: 'kiosk', place: 'kiosk place', until: null }]);
    const [device] = (await list()).devices;
    expect(device).toMatchObject({ connected: true, silent: false, health: { paper: 'out', build: 'main-Ab12' } });

    await ask(`${hall.office}/devices/${device?.id}`, { method: 'DELETE', cookie: hall.admin });
    expect(() => line.say({ type: 'health', health: aHealth() })).toThrow();
    expect((await list()).failures).toMatchObject([{ what: 'paper-out', until: expect.any(Number) }]);
    expect((await list()).devices).toEqual([]);
  });
});

describe('V-8 a device that was taken out', () => {
  it('hears nothing from that moment on, on every socket that its token has opened, and opens no new one', async () => {
    const hall = await realHall(smallOffice('revoked-office'));
    const token = await hall.device('board');
    // The token was copied to a second machine.
    const lines = [
      await openLine(hall.id, token, hello.board()),
      await openLine(hall.id, token, hello.board()),
      await openLine(hall.id, token, null),
    ];
    await lines[0]?.hears('board');
    await lines[1]?.hears('board');
    const from = Date.now();
    const { body } = await ask(`${hall.office}/devices`, { cookie: hall.admin });
    const [{ id } = { id: '' }] = (body as unknown as DeviceList).devices;
    await ask(`${hall.office}/devices/${id}`, { method: 'DELETE', cookie: hall.admin });
    for (const line of lines.slice(0, 2)) {
      await expect.poll(() => line.closed.length, { timeout: 2_000 }).toBe(1);
      expect(line.messages.at(-1)).toEqual({ type: 'refused', refusal: { kind: 'pairing-unknown' } });
    }
    expect(Date.now() - from).toBeLessThan(2_000);
    // One that had not said hello yet, and one that comes later.
    lines[2]?.say(hello.board());
    expect(await lines[2]?.hears('refused')).toMatchObject({ refusal: { kind: 'pairing-unknown' } });
    const late = await openLine(hall.id, token, hello.board());
    expect(await late.hears('refused')).toMatchObject({ refusal: { kind: 'pairing-unknown' } });
    expect((await ask(`${hall.office}/devices/board/me`, { cookie: token })).body.kind).toBe('pairing-unknown');
  });
});
