import fc, { type Arbitrary } from 'fast-check';
import type * as v from 'valibot';

/** As much of a schema as has to be known to make something that fits it. */
interface Described {
  type: string;
  entries?: Record<string, Described>;
  options?: unknown;
  wrapped?: Described;
  item?: Described;
  key?: Described;
  value?: Described;
  literal?: unknown;
  pipe?: Array<{ type: string; requirement?: unknown }>;
}

/**
 * What there is in the office of these tests, so that something comes of a part of what is sent. No PIN: whoever changed it would
 * keep the others out.
 */
const KNOWN = [
  ...['fuzz-office', 'service-1', 'service-2', 'service-3', '1', '2', 'clerk-1', 'clerk-3', 'A001', 'A002', 'A004'],
  ...['00000000000000000000000100', '00000000000000000000000300', 'fuzz-office.00000000000000000000000200'],
];

/** Values that fit a schema, or nearly: rules that a schema has in code are left to chance. */
export function fitting(schema: v.GenericSchema): Arbitrary<unknown> {
  return arbitraryOf(schema as unknown as Described);
}

function arbitraryOf(schema: Described): Arbitrary<unknown> {
  switch (schema.type) {
    case 'object':
    case 'strict_object':
    case 'loose_object':
      return objectOf(schema.entries ?? {});
    case 'variant':
    case 'union':
      return fc.oneof(...(schema.options as Described[]).map(arbitraryOf));
    case 'optional':
      return fc.option(arbitraryOf(schema.wrapped ?? { type: 'unknown' }), { nil: undefined, freq: 2 });
    case 'nullable':
      return fc.option(arbitraryOf(schema.wrapped ?? { type: 'unknown' }), { freq: 2 });
    case 'array':
      return fc.array(arbitraryOf(schema.item ?? { type: 'unknown' }), { maxLength: 4 });
    case 'record':
      return fc.dictionary(fc.string({ maxLength: 8 }), arbitraryOf(schema.value ?? { type: 'unknown' }), {
        maxKeys: 4,
      });
    case 'picklist':
      return fc.constantFrom(...(schema.options as unknown[]));
    case 'literal':
      return fc.constant(schema.literal);
    case 'string':
      return textOf(schema.pipe ?? []);
    case 'number':
      return numberOf(schema.pipe ?? []);
    case 'boolean':
      return fc.boolean();
    default:
      return fc.jsonValue({ maxDepth: 3 });
  }
}

function objectOf(entries: Record<string, Described>): Arbitrary<unknown> {
  return fc.record(Object.fromEntries(Object.entries(entries).map(([name, entry]) => [name, arbitraryOf(entry)])));
}

type Rules = NonNullable<Described['pipe']>;
const bound = (rules: Rules, type: string): unknown => rules.find((rule) => rule.type === type)?.requirement;

function textOf(rules: Rules): Arbitrary<string> {
  const pattern = bound(rules, 'regex');
  if (pattern instanceof RegExp) {
    const known = KNOWN.filter((text) => pattern.test(text));
    const any = fc.stringMatching(pattern);
    return known.length === 0 ? any : fc.oneof(any, fc.constantFrom(...known));
  }
  const most = Number(bound(rules, 'max_length') ?? 40);
  return fc.string({
    minLength: rules.some(({ type }) => type === 'non_empty') ? 1 : 0,
    maxLength: Math.min(most, 300),
  });
}

function numberOf(rules: Rules): Arbitrary<number> {
  const min = Number(bound(rules, 'min_value') ?? -1e15);
  const max = Number(bound(rules, 'max_value') ?? 1e15);
  return rules.some(({ type }) => type === 'integer')
    ? fc.integer({ min: Math.max(min, -(2 ** 31)), max: Math.min(max, 2 ** 31 - 1) })
    : fc.double({ min, max, noNaN: true });
}
