import { describe, expect, it } from 'vitest';
import type { Actor } from '../../shared/domain/ticket/commands.ts';
import { MINUTE } from '../../shared/domain/words.ts';
import type { ScreenCommand } from '../../shared/protocol/commands.ts';
import { verify } from '../../shared/verify/verify.ts';
import { AuditLog } from '../../worker/office/audit-log.ts';
import { CATEGORIES } from '../../worker/office/data/category.ts';
import { entryOf, RECORDS } from '../../worker/office/data/inventory.ts';
import { OwnData } from '../../worker/office/data/own-data.ts';
import { Retention } from '../../worker/office/data/retention.ts';
import { Desk } from '../../worker/office/desk.ts';
import { OfficeLog } from '../../worker/office/office-log.ts';
import { createMemoryStorage } from '../../worker/office/storage/memory.ts';
import { type OfficeStorage, RECORD_KINDS, type RecordKind } from '../../worker/office/storage/port.ts';
import { smallOffice } from '../helpers/office-file.ts';
import { newId, newSecret } from './helpers/town-hall.ts';

const KIOSK: Actor = { role: 'kiosk', device: 'k1', place: 'Lobby' };
const DAY = 24 * 60 * MINUTE;

/** An office with a clerk and a clock that the test sets; it begins at nine in the morning. */
function anOffice(keep: { logDays?: number; auditDays?: number } = {}) {
  const file = { ...smallOffice('retention'), keep: { logDays: 30, auditDays: 365, ...keep } };
  const storage = createMemoryStorage();
  let now = Date.UTC(2026, 9, 1, 7);
  const desk = new Desk(storage, () => now);
  const retention = new Retention({ desk, storage, after: (_ms, run) => run() });
  desk.onDayClosed = (events) => retention.dayClosed(events);
  desk.install(file, true, { role: 'system' });
  const person = file.people.find(({ id }) => id === 'clerk-1');
  if (!person) throw new Error('Invariant broken: the small office has its people');
  const ask = (command: ScreenCommand) => desk.fromScreen(newId(), command, { kind: 'staff', person });
  const take = () => {
    const secret = newSecret();
    desk.take(newId(), { secret, service: 'service-1', needs: ['forms'], note: 'CANARY' }, 'kiosk', KIOSK);
    return secret;
  };
  /** Some people come, are called and served. */
  const work = (people: number): string[] => {
    const secrets = Array.from({ length: people }, take);
    ask({ type: 'OpenCounter', counter: '1' });
    for (let i = 0; i < people; i += 1) {
      now += 3 * MINUTE;
      ask({ type: 'CallNext', counter: '1' });
      const counter = desk.day.counters.get('1');
      const ticket = (counter?.state === 'open' && counter.ticket) || '';
      ask({ type: 'Arrive', counter: '1', ticket });
      ask({ type: 'Finish', counter: '1', ticket, outcome: 'served' });
    }
    return secrets;
  };
  const pass = (ms: number): void => {
    now += ms;
    desk.passTime();
    retention.look(desk.now());
  };
  /** Only the clock; nobody looks. */
  const leap = (ms: number): void => {
    now += ms;
  };
  return { desk, storage, retention, file, ask, take, work, pass, leap, now: () => now };
}

const lines = (desk: Desk): string[] => [...desk.log.export(null)].map((line) => line.trimEnd());

describe('V-21 what may no longer be kept is erased by itself', () => {
  it('N-14 W-14 days of the log go after the set days, at night; the chain of what stays can still be checked', () => {
    const { desk, work, pass, storage } = anOffice({ logDays: 5 });
    let lastOfFirst = '';
    for (let day = 0; day < 9; day += 1) {
      work(6);
      pass(DAY - 18 * MINUTE);
      lastOfFirst ||= desk.log.chainHead?.hash ?? '';
    }
    expect(desk.log.days().map(({ date }) => date)).toEqual([
      ...['2026-10-05', '2026-10-06', '2026-10-07', '2026-10-08', '2026-10-09', '2026-10-10'],
    ]);
    const kept = lines(desk);
    expect(JSON.parse(kept[0] ?? '')).toEqual({ erased: desk.log.erased });
    expect(storage.read(1, 1)[0]?.seq).toBe((desk.log.erased?.seq ?? 0) + 1);
    const report = verify(kept);
    expect(report.findings).toEqual([]);
    expect(report.erased).toEqual(desk.log.erased);
    expect(report.anchored).toBe(false);
    expect(verify(kept, { before: desk.log.erased?.hash }).anchored).toBe(true);
    // Somebody else's anchor, another line first, or one left out is found.
    expect(verify(kept, { before: lastOfFirst }).findings.map(({ kind }) => kind)).toContain('hash-wrong');
    expect(verify([kept[0] ?? '', ...kept.slice(2)]).findings.map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['hash-wrong', 'seq-wrong']),
    );
    // The office wakes from what is left.
    expect(new OfficeLog(storage).day.seq).toBe(desk.log.seq);
  });

  it('N-14 the last day stays however old it is, and an office without a yesterday erases nothing', () => {
    const { desk, work, retention, now } = anOffice({ logDays: 1 });
    work(2);
    const before = lines(desk);
    retention.eraseDue(now());
    expect(lines(desk)).toEqual(before);
  });

  it('V-26 counts and waits of a day stay, without any ticket, number, person or small group', () => {
    const { desk, work, pass, retention, storage } = anOffice({ logDays: 2 });
    const secrets = work(7);
    const tickets = secrets.map((secret) => desk.ticketOf(secret));
    for (let day = 0; day < 5; day += 1) pass(DAY);
    const [, , , , first] = retention.statistics().days;
    expect(first).toMatchObject({ date: '2026-10-01', tickets: { 'service-1': 7 }, outcomes: { served: 7 } });
    expect(first?.waits.groups).toEqual([{ key: 'service-1', figures: expect.objectContaining({ n: 7 }) }]);
    expect(first?.hours.all?.n).toBe(7);
    const text = JSON.stringify(storage.list('statistics'));
    for (const canary of [...secrets, ...tickets, 'A001', 'clerk-1', 'CANARY']) expect(text).not.toContain(canary);

    const small = anOffice({ logDays: 2 });
    small.work(3);
    small.pass(DAY);
    expect(small.retention.statistics().days[0]).toMatchObject({
      waits: { all: null, groups: [{ key: 'service-1', figures: null }] },
      hours: { all: null },
    });
  });

  it('V-26 a day that closed before statistics were kept has them when it is erased', () => {
    const { desk, work, pass, retention, storage, now } = anOffice({ logDays: 2 });
    work(6);
    for (let day = 0; day < 2; day += 1) pass(DAY);
    storage.remove('statistics', '2026-10-01');
    pass(2 * DAY);
    retention.eraseDue(now());
    expect(desk.log.days()[0]?.date).not.toBe('2026-10-01');
    expect(retention.statistics().days.at(-1)).toMatchObject({ date: '2026-10-01', tickets: { 'service-1': 6 } });
  });

  it('needs and notes go with the visit; whatever a crash has left behind goes at night', () => {
    const { storage, work, take, pass, desk } = anOffice();
    work(2);
    expect(storage.list('client')).toEqual([]);
    storage.put('client', 'nobody', { language: null, needs: ['quiet'], note: 'CANARY' });
    const open = desk.ticketOf(take());
    const again = new Desk(storage, () => Date.UTC(2026, 9, 1, 8));
    new Retention({ desk: again, storage, after: (_ms, run) => run() }).eraseDue(again.now());
    expect(storage.list('client').map(({ key }) => key)).toEqual([open]);
    pass(DAY);
    expect(storage.list('client')).toEqual([]);
  });

  it('acts of the staff go after the set days, and the chain of the others holds', () => {
    const { storage, retention, now } = anOffice({ auditDays: 40 });
    const audit = new AuditLog(storage);
    for (let day = 0; day < 60; day += 1) audit.note('operator', { type: 'first-link-made' }, now() - (60 - day) * DAY);
    retention.eraseDue(now());
    const { entries, intact } = audit.page(null);
    expect(entries.length).toBe(39);
    expect(intact).toBe(true);
    audit.note('operator', { type: 'first-link-made' }, now());
    expect(new AuditLog(storage).page(null)).toMatchObject({ intact: true });
  });

  describe('a clock that leaps', () => {
    /** Six days of work that were kept for five; the next look at night has something to erase. */
    const full = () => {
      const office = anOffice({ logDays: 5 });
      for (let day = 0; day < 5; day += 1) {
        office.work(2);
        office.pass(DAY - 6 * MINUTE);
      }
      return { ...office, days: () => office.desk.log.days().map(({ date }) => date) };
    };

    it('by years, for some minutes, erases nothing; nor does it when it is set right', () => {
      const { days, desk, storage, retention, leap } = full();
      const before = days();
      const audit = new AuditLog(storage);
      audit.note('operator', { type: 'first-link-made' }, desk.now());
      leap(3_000 * DAY);
      desk.passTime();
      for (let minutes = 0; minutes < 30; minutes += 5) {
        leap(5 * MINUTE);
        retention.look(desk.now());
      }
      leap(-3_000 * DAY);
      desk.passTime();
      for (let hours = 0; hours < 48; hours += 1) {
        leap(60 * MINUTE);
        retention.look(desk.now());
        // Somebody restarts the server.
        if (hours % 7 === 0) new Retention({ desk, storage, after: (_ms, run) => run() }).look(desk.now());
      }
      expect(days().slice(0, before.length)).toEqual(before);
      expect(audit.page(null).entries).toHaveLength(1);
    });

    it('and goes on from there for a day is right: then it is erased', () => {
      const { days, pass } = full();
      const before = days();
      pass(10 * DAY);
      pass(DAY - MINUTE);
      expect(days()).toEqual(expect.arrayContaining(before));
      pass(MINUTE);
      expect(days().filter((date) => before.includes(date))).toEqual([]);
    });

    it('by a long weekend is an office that was closed: nothing waits', () => {
      const { days, pass } = full();
      const [first] = days();
      pass(3 * DAY);
      expect(days()).not.toContain(first);
    });

    it('because a backup was put back: what is in it and may no longer be kept goes with the first look', () => {
      const { days, leap, desk, storage } = full();
      leap(20 * DAY);
      storage.put('setting', 'restored', { at: desk.now() - MINUTE });
      const woken = new Retention({ desk, storage, after: (_ms, run) => run() });
      desk.passTime();
      expect(woken.isDue(desk.now())).toBe(true);
      woken.look(desk.now());
      expect(woken.isDue(desk.now())).toBe(false);
      expect(days()).toHaveLength(1);
      expect(storage.get('setting', 'restored')).toBeNull();
      // Put back long ago, or by a clock that was wrong then: it proves nothing.
      const other = full();
      other.storage.put('setting', 'restored', { at: other.desk.now() });
      other.leap(20 * DAY);
      other.desk.passTime();
      other.retention.look(other.desk.now());
      expect(other.days().length).toBeGreaterThan(1);
    });
  });

  /** Values that count from a given moment, for each kind that is kept for a time. */
  const AGED: Partial<Record<RecordKind, (at: number) => { key: string; value: unknown }>> = {
    session: (at) => ({ key: 's', value: { person: 'maria', until: at + 12 * 60 * MINUTE } }),
    device: (at) => ({ key: 'd', value: { state: 'waiting', codeUntil: at + 15 * MINUTE } }),
    browser: (at) => ({ key: 'b', value: { people: ['maria'], seenAt: at } }),
    tries: (at) => ({ key: 'maria unknown', value: { n: 3, at } }),
    link: (at) => ({ key: 'l', value: { purpose: 'invite', person: 'maria', until: at + 7 * DAY } }),
    challenge: (at) => ({ key: 'c', value: { for: 'sign-in', until: at + 3 * MINUTE } }),
    audit: (at) => ({ key: '1', value: { text: JSON.stringify({ seq: 1, at, by: 'system', act: {} }), hash: '' } }),
    failure: (at) => ({ key: 'f', value: { device: 'd', what: 'silent', since: at - DAY, until: at } }),
  };

  const timed = RECORD_KINDS.filter((kind) => RECORDS[kind].some(({ from }) => from));
  it('every kind that is kept for a time is tried here', () => {
    expect(Object.keys(AGED).sort()).toEqual([...timed].sort());
  });

  it.each(timed)('%s: kept until its time is over, and not a moment longer', (kind) => {
    const { storage, retention, now } = anOffice();
    const made = AGED[kind]?.(now());
    if (!made) throw new Error(`no example of ${kind}`);
    const entry = entryOf(kind, made.key);
    const name = typeof entry?.category === 'function' ? entry.category(made.value as never) : entry?.category;
    const keep = CATEGORIES[name ?? 'technical'].keep;
    const ms = keep.until === 'minutes' ? keep.minutes * MINUTE : keep.until === 'days' ? keep.days * DAY : 365 * DAY;
    const left = (storage: OfficeStorage) => storage.list(kind).some(({ key }) => key === made.key);
    storage.put(kind, made.key, made.value);
    retention.eraseDue(now() + ms - 1);
    expect(left(storage)).toBe(true);
    retention.eraseDue(now() + ms);
    expect(left(storage)).toBe(false);
  });
});

describe('V-27 one’s own data', () => {
  it('is everything about the ticket, and nothing of the staff, of other tickets or of how it was called', () => {
    const { desk, storage, take, ask } = anOffice();
    const [mine, other] = [take(), take()];
    ask({ type: 'OpenCounter', counter: '1' });
    ask({ type: 'CallNext', counter: '1' });
    const own = new OwnData(desk, storage, () => null);
    const said = own.of(mine);
    if (!said.ok) throw new Error(said.refusal.kind);
    expect(said.value).toMatchObject({
      number: 'A001',
      told: { needs: ['forms'], note: 'CANARY' },
      until: '2026-10-31',
      log: [
        { type: 'TicketJoined', number: 'A001', service: 'service-1' },
        { type: 'TicketCalled', counter: '1', why: { rule: 'turn' } },
      ],
    });
    const text = JSON.stringify(said.value);
    for (const canary of ['clerk-1', 'person:', mine, other, desk.ticketOf(other), desk.ticketOf(mine)]) {
      expect(text).not.toContain(canary);
    }
  });

  it('is there as long as the log has the day, and then as if it had never been', () => {
    const { desk, storage, work, pass } = anOffice({ logDays: 3 });
    const [secret = ''] = work(1);
    const own = new OwnData(desk, storage, () => null);
    pass(2 * DAY);
    expect(own.of(secret)).toMatchObject({ ok: true, value: { number: 'A001', told: null } });
    pass(3 * DAY);
    expect(own.of(secret)).toEqual(own.of(newSecret()));
  });

  it('looking up other days is limited, because it reads the whole log', () => {
    const { desk, storage, take } = anOffice();
    const own = new OwnData(desk, storage, () => null);
    for (let i = 0; i < 30; i += 1) own.of(newSecret());
    expect(own.of(newSecret())).toMatchObject({ ok: false, refusal: { kind: 'too-many-tries' } });
    // Whoever asks from elsewhere may, until too many do; a number of today is found without reading.
    const today = take();
    for (let i = 0; i < 270; i += 1) {
      expect(own.of(newSecret(), `address ${i}`)).toMatchObject({ refusal: { kind: 'ticket-unknown' } });
    }
    expect(own.of(newSecret(), 'one more')).toMatchObject({ ok: false, refusal: { kind: 'too-many-tries' } });
    expect(own.of(today, 'one more').ok).toBe(true);
  });
});
