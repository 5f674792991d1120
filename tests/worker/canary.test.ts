import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { BoardChangeSchema, BoardSchema } from '../../shared/protocol/board.ts';
import { OfficeNowSchema } from '../../shared/protocol/office-now.ts';
import { SignSchema } from '../../shared/protocol/sign.ts';
import { smallOffice } from '../helpers/office-file.ts';
import { ask, hello, openLine, pairDevice, townHall } from './helpers/town-hall.ts';

/** Every key that a value holds, with its path; list positions are not part of it. */
function paths(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((entry) => paths(entry, `${at}[]`));
  if (typeof value !== 'object' || value === null) return [at];
  return Object.entries(value).flatMap(([key, entry]) => paths(entry, `${at}.${key}`));
}

const LANGUAGES = ['pl', 'lt', 'lv', 'en', 'uk'];
const localised = (path: string): string[] => LANGUAGES.map((language) => `${path}.${language}`);

/** Everything that may stand on a public screen. What is not here may not be there (N-01, N-02, N-03). */
const BOARD = new Set([
  '.at',
  '.seq',
  '.open.open',
  '.open.since',
  '.open.until',
  '.open.opens',
  '.calls',
  '.calls[].id',
  '.calls[].number',
  '.calls[].counter',
  '.calls[].badge',
  '.calls[].badge.name',
  '.calls[].badge.surname',
  ...localised('.calls[].badge.position'),
  '.calls[].at',
  '.calls[].state',
  '.calls[].languages[]',
  '.duty[].counter',
  '.duty[].badge',
  '.duty[].badge.name',
  '.duty[].badge.surname',
  ...localised('.duty[].badge.position'),
  '.duty[].state',
  '.waits[].series',
  '.waits[].people',
  '.waits[].range',
  '.waits[].range.from',
  '.waits[].range.to',
  '.presence.code',
  '.presence.until',
]);
const SIGN = new Set([
  '.at',
  '.seq',
  '.counter',
  '.state',
  '.number',
  '.badge',
  '.badge.name',
  '.badge.surname',
  ...localised('.badge.position'),
  '.languages[]',
  '.hearingLoop',
  '.stepFree',
  '.backAt',
]);

describe('V-3 what a public screen may hold', () => {
  it('is what its allow-list names, with canaries planted in every private field', async () => {
    const file = smallOffice('canary-office');
    file.email = 'canary@example.test';
    const person = file.people[0];
    if (person)
      Object.assign(person, {
        id: 'clerk-1',
        unit: { pl: 'CANARY-UNIT', en: 'CANARY-UNIT' },
        employedSince: '2026-01-01',
      });
    const draft = file.people[1];
    if (draft) Object.assign(draft, { name: 'CANARY-DRAFT', surname: 'CANARY-DRAFT' });
    const hall = await townHall(file);
    const board = await openLine(hall.id, await pairDevice(hall.id, 'board'), hello.board());
    const signs = [
      await openLine(hall.id, await pairDevice(hall.id, 'sign'), hello.sign('1')),
      await openLine(hall.id, await pairDevice(hall.id, 'sign'), hello.sign('2')),
    ];
    const kiosk = await openLine(hall.id, hall.kiosk, hello.kiosk());
    await board.hears('board');
    const clerks = [await hall.signIn('clerk-1'), await hall.signIn('clerk-2')];
    const secrets: string[] = [];
    const needs = ['space', 'fetch', 'sign', 'write', 'plain', 'forms', 'quiet', 'short'];
    for (let i = 0; i < 8; i += 1) {
      const taken = await hall.take(`service-${(i % 3) + 1}`, {
        needs: [needs[i] ?? 'space'],
        ...(i % 2 ? { language: 'en' } : {}),
      });
      secrets.push(taken.secret);
    }
    for (const [i, clerk] of clerks.entries()) {
      await hall.send(clerk, { type: 'OpenCounter', counter: String(i + 1) });
      await hall.send(clerk, { type: 'CallNext', counter: String(i + 1) });
    }
    await hall.send(hall.kiosk, { type: 'AskForPerson' });
    await board.hears('board', ({ board: { calls } }) => calls.length === 2);

    const log = await hall.log();
    const tickets = log.flatMap(({ event }) => (event.type === 'TicketJoined' ? [String(event.ticket)] : []));
    const canaries = [
      'CANARY',
      'canary',
      ...secrets,
      ...tickets,
      'clerk-1',
      'clerk-2',
      'service-',
      '"early"',
      '"tier"',
      '"needs"',
      '1234',
    ];
    const boards = board.messages.flatMap((message) => (message.type === 'board' ? [message.board] : []));
    const shown = signs.flatMap(({ messages }) =>
      messages.flatMap((message) => (message.type === 'sign' ? [message.sign] : [])),
    );
    expect(boards.length).toBeGreaterThan(2);
    expect(shown.length).toBeGreaterThan(2);
    for (const one of boards) {
      expect(v.is(BoardSchema, one)).toBe(true);
      expect(paths(one).filter((path) => !BOARD.has(path))).toEqual([]);
    }
    for (const one of shown) {
      expect(v.is(SignSchema, one)).toBe(true);
      expect(paths(one).filter((path) => !SIGN.has(path))).toEqual([]);
    }
    // The changes too, as they go over the wire.
    const changes = board.messages.flatMap((message) => (message.type === 'board-change' ? [message.change] : []));
    expect(changes.length).toBeGreaterThan(1);
    for (const change of changes) {
      expect(v.is(BoardChangeSchema, change)).toBe(true);
      expect(
        paths(change).filter(
          (path) => !BOARD.has(path) && !['.from', '.gone', '.gone[]', '.calls', '.duty', '.waits'].includes(path),
        ),
      ).toEqual([]);
    }
    const text = JSON.stringify([boards, shown, changes]);
    for (const canary of canaries) expect(text, canary).not.toContain(canary);

    const nows = kiosk.messages.flatMap((message) => (message.type === 'now' ? [message.now] : []));
    const publicNow = (await ask(`/api/offices/${hall.id}/now`)).body;
    for (const now of [...nows, publicNow]) {
      expect(v.is(OfficeNowSchema, now)).toBe(true);
      for (const canary of [...secrets, ...tickets, 'CANARY', '"early"', '"needs"'])
        expect(JSON.stringify(now)).not.toContain(canary);
    }
    const info = JSON.stringify((await ask(`/api/offices/${hall.id}`)).body);
    for (const canary of [...secrets, ...tickets, 'CANARY', 'clerk-1', 'skills', 'roles', 'employedSince', '1234']) {
      expect(info, canary).not.toContain(canary);
    }
  });

  it('V-3 is the same for tickets that differ only in the help that was asked for', async () => {
    const shownFor = async (needs: string[]): Promise<unknown> => {
      const hall = await townHall();
      const board = await openLine(hall.id, await pairDevice(hall.id, 'board'), hello.board());
      const clerk = await hall.signIn('clerk-1');
      await hall.take('service-1', { needs });
      await hall.send(clerk, { type: 'OpenCounter', counter: '1' });
      await hall.send(clerk, { type: 'CallNext', counter: '1' });
      const { board: shown } = await board.hears('board', ({ board: { calls } }) => calls.length > 0);
      const { at: _at, presence: _presence, ...rest } = shown;
      return { ...rest, calls: shown.calls.map(({ at: _callAt, ...call }) => call) };
    };
    expect(await shownFor(['short', 'sign'])).toEqual(await shownFor([]));
  });
});
