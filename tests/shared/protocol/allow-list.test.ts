import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { CLASSES } from '../../../shared/domain/policy/classes.ts';
import { CALL_REASONS } from '../../../shared/domain/policy/reasons.ts';
import { BoardSchema } from '../../../shared/protocol/board.ts';
import { OfficeEventSchema } from '../../../shared/protocol/recorded-event.ts';
import { SignSchema } from '../../../shared/protocol/sign.ts';
import { BOARD, EVENTS, SIGN } from './examples.ts';

/** Paths of every object inside `value`. */
function objects(value: unknown, path: Array<string | number> = []): Array<Array<string | number>> {
  if (typeof value !== 'object' || value === null) return [];
  const here = Array.isArray(value) ? [] : [path];
  return [...here, ...Object.entries(value).flatMap(([key, part]) => objects(part, [...path, key]))];
}

function withExtra(value: object, path: Array<string | number>): unknown {
  const copy = structuredClone(value);
  let part = copy as Record<string | number, unknown>;
  for (const key of path) part = part[key] as Record<string | number, unknown>;
  part.extra = 'what was not named';
  return copy;
}

const places = <T extends object>(example: T) =>
  objects(example).map((path) => [path.length === 0 ? 'the whole' : path.join('.'), path] as const);

describe('V-3 public screens show what their list names and nothing else', () => {
  test('the examples fit', () => {
    expect(v.parse(BoardSchema, BOARD)).toEqual(BOARD);
    expect(v.parse(SignSchema, SIGN)).toEqual(SIGN);
  });

  test.each(places(BOARD))('a board with one word more is refused: %s', (_, path) => {
    expect(v.safeParse(BoardSchema, withExtra(BOARD, path)).success).toBe(false);
  });

  test.each(places(SIGN))('a sign with one word more is refused: %s', (_, path) => {
    expect(v.safeParse(SignSchema, withExtra(SIGN, path)).success).toBe(false);
  });

  test('neither names a ticket’s id, a service, a need, a tier or a class', () => {
    const keys = JSON.stringify([BOARD, SIGN]).match(/"\w+":/g) ?? [];
    for (const key of [
      'ticket',
      'service',
      'need',
      'needs',
      'tier',
      'class',
      'due',
      'hard',
      'person',
      'clerk',
      'secret',
    ]) {
      expect(keys).not.toContain(`"${key}":`);
    }
  });
});

describe('V-1 nothing that must be forgotten stands in an event', () => {
  /** Every key that an event may have. A new one is added here after asking: may it stay for years? */
  const MAY_STAY = [
    // What was told late: a ticket, a number or a counter, and which rule it met.
    'about',
    'because',
    'step',
    // Which counters or clerks fit, and never why (V-13).
    'aim',
    'announced',
    'answer',
    'backAt',
    'by',
    'class',
    'channel',
    'clerk',
    'counter',
    'date',
    // A kiosk, and the numbers that it gives by itself.
    'device',
    'from',
    'lent',
    'to',
    'due',
    // Tickets that are kept for a counter.
    'held',
    'help',
    'is',
    'matters',
    'number',
    'order',
    'outcome',
    'place',
    'places',
    // A booked time or that of a call-back (V-13).
    'promised',
    // One of a list, and none of it says anything about a person: of a pause here, of a call inside `why`.
    'reason',
    'returnUntil',
    'rules',
    'secondarySkills',
    'service',
    'skills',
    'ticket',
    'tier',
    'type',
    'until',
    'why',
  ];

  test('the keys of events are those that were decided', () => {
    const keys = new Set(OfficeEventSchema.options.flatMap((option) => Object.keys(option.entries)));
    expect([...keys].sort()).toEqual([...MAY_STAY].sort());
  });

  test('needs, notes, names, languages and secrets are dropped from an event that carries them', () => {
    const event = {
      type: 'TicketJoined',
      ticket: '0'.repeat(26),
      number: 'A001',
      service: 'id-card',
      channel: 'kiosk',
      class: 'present',
      place: { tier: 'O', due: 1 },
    };
    const more = { needs: ['sign'], note: 'x', name: 'x', language: 'uk', secret: 'x', phone: 'x' };
    expect(v.parse(OfficeEventSchema, { ...event, ...more })).toEqual(event);
  });

  test('V-2 the log says early, never that waiting is hard', () => {
    const joined = OfficeEventSchema.options.find((option) => option.entries.type.literal === 'TicketJoined');
    expect(Object.keys(joined?.entries ?? {}).sort()).toEqual([
      'aim',
      'channel',
      'class',
      'matters',
      'number',
      'place',
      'promised',
      'service',
      'ticket',
      'type',
    ]);
    expect(CLASSES).toEqual(['early', 'present', 'remote', 'desk']);
  });
});

describe('V-5 the reason of a call', () => {
  test('names tickets, tiers and times, and nobody’s need', () => {
    const called = OfficeEventSchema.options.find((option) => option.entries.type.literal === 'TicketCalled');
    const why = called && 'why' in called.entries ? called.entries.why.entries : undefined;
    expect(Object.keys(why ?? {}).sort()).toEqual(['due', 'over', 'reason', 'rule', 'run', 'tier']);
    expect(Object.keys(why?.over.wrapped.entries ?? {}).sort()).toEqual(['due', 'ticket', 'tier']);
  });

  test('is one of a list when the call is out of turn, and no free text', () => {
    const call = (reason: unknown) => ({ ...EVENTS.TicketCalled, why: { ...EVENTS.TicketCalled.why, reason } });
    for (const reason of CALL_REASONS) expect(v.safeParse(OfficeEventSchema, call(reason)).success).toBe(true);
    for (const reason of ['pregnant', 'the mayor’s cousin', '', null]) {
      expect(v.safeParse(OfficeEventSchema, call(reason)).success).toBe(false);
    }
  });
});

describe('V-13 an aim', () => {
  test('names counters and clerks, and never why they fit', () => {
    const { aim } = EVENTS.TicketJoined;
    const more = { ...EVENTS.TicketJoined, aim: { ...aim, because: 'space', needs: ['sign'] } };
    expect(v.parse(OfficeEventSchema, more)).toEqual(EVENTS.TicketJoined);
    const passedOn = { ...EVENTS.TicketTransferred, aim: { ...aim, note: 'x' }, note: 'x' };
    expect(v.parse(OfficeEventSchema, passedOn)).toEqual(EVENTS.TicketTransferred);
  });
});
