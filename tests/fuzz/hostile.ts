import fc, { type Arbitrary } from 'fast-check';

/** Bytes of the largest thing that is sent in a body of a usual request. */
const HUGE = 40_000;

const deep = (depth: number): unknown => {
  let value: unknown = 'bottom';
  for (let i = 0; i < depth; i += 1) value = i % 2 ? [value] : { a: value };
  return value;
};

/** Things that nobody sends who means well. */
export const hostileValue: Arbitrary<unknown> = fc.oneof(
  fc.constantFrom<unknown>(null, true, false, 0, -1, 1e308, -1e308, 1.5, '', ' ', [], {}, [[]], [null]),
  fc.constantFrom<unknown>(2 ** 53, -(2 ** 53), Number.MAX_SAFE_INTEGER, 8.64e15, 8.64e15 + 1, -8.64e15),
  fc.constant('x'.repeat(HUGE)),
  fc.constant(deep(400)),
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '\u0000',
    '\ud800',
    '\u202e\u2066',
    '😀'.repeat(50),
    'İıßŁ',
    '’; DROP TABLE log; --',
    '%00',
    '../../etc/passwd',
  ),
  fc.constantFrom('__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf'),
  fc.constant(JSON.parse('{"__proto__": {"role": "manager"}, "constructor": {"prototype": {"ok": true}}}')),
  fc.jsonValue({ maxDepth: 4 }),
);

/** One thing in it is not what it should be. */
export function spoiled(fits: Arbitrary<unknown>): Arbitrary<unknown> {
  return fc.tuple(fits, fc.nat(), hostileValue, fc.constantFrom('replace', 'remove', 'add', 'repeat')).map(spoil);
}

function spoil([value, place, hostile, how]: [unknown, number, unknown, string]): unknown {
  const copy: unknown = structuredClone(value);
  const holders: object[] = [];
  const walk = (part: unknown): void => {
    if (typeof part !== 'object' || part === null) return;
    holders.push(part);
    for (const inner of Object.values(part)) walk(inner);
  };
  walk(copy);
  const holder = holders[place % Math.max(1, holders.length)] as Record<string, unknown> | undefined;
  const keys = Object.keys(holder ?? {});
  const key = keys[place % Math.max(1, keys.length)];
  if (!holder || (key === undefined && how !== 'add')) return hostile;
  if (how === 'add')
    Object.defineProperty(holder, '__proto__', { value: hostile, enumerable: true, configurable: true });
  else if (how === 'remove') delete holder[key ?? ''];
  else if (how === 'repeat') holder[key ?? ''] = Array.from({ length: 200 }, () => holder[key ?? '']);
  else holder[key ?? ''] = hostile;
  return copy;
}

/** A text that is sent as JSON and mostly is none. */
export const brokenText: Arbitrary<string> = fc.oneof(
  fc.constantFrom('', '{', '[', '"', 'null', 'NaN', '{"a":1}}', '\u0000', '{"a":', 'undefined', '{"id":"a","id":"b"}'),
  fc.constantFrom('['.repeat(60_000), '{"a":'.repeat(12_000), `"${'\\u0000'.repeat(8_000)}"`),
  fc.string({ maxLength: 200 }),
);

/** What stands in an address in place of a name. */
export const addressPart: Arbitrary<string> = fc.oneof(
  fc.stringMatching(/^[a-z0-9-]{1,40}$/),
  fc.stringMatching(/^[a-z0-9-]{1,12}\.[0-9a-z]{26}$/),
  fc.constantFrom(
    '%00',
    '%',
    '%zz',
    '..',
    '.',
    '%2e%2e%2f',
    '__proto__',
    'x'.repeat(5_000),
    '%F0%9F%98%80',
    '%ED%A0%80',
    '*',
    ':office',
  ),
  fc.string({ maxLength: 30 }).map(encodeURIComponent),
);
