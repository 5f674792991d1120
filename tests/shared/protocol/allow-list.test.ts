import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { CLASSES } from '../../../shared/domain/policy/classes.ts';
import { BoardSchema } from '../../../shared/protocol/board.ts';
import { OfficeEventSchema } from '../../../shared/protocol/recorded-event.ts';
import { SignSchema } from '../../../shared/protocol/sign.ts';
import { BOARD, SIGN } from './examples.ts';

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
    'answer',
    'by',
    'class',
    'channel',
    'clerk',
    'counter',
    'date',
    'due',
    'help',
    'number',
    'order',
    'outcome',
    'place',
    'places',
    'returnUntil',
    'rules',
    'service',
    'skills',
    'ticket',
    'tier',
    'type',
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

  test('V-2 the log says early, never why: waiting that is hard and a booked time are one class', () => {
    const joined = OfficeEventSchema.options.find((option) => option.entries.type.literal === 'TicketJoined');
    expect(Object.keys(joined?.entries ?? {}).sort()).toEqual([
      'channel',
      'class',
      'number',
      'place',
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
    expect(Object.keys(why ?? {}).sort()).toEqual(['due', 'over', 'rule', 'run', 'tier']);
    expect(Object.keys(why?.over.wrapped.entries ?? {}).sort()).toEqual(['due', 'ticket', 'tier']);
  });
});
