import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { base32 } from '../../../shared/lib/base32.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

/** RFC 4648 says what the bits are; Crockford's alphabet only names them otherwise. */
function byTheBook(data: Uint8Array): string {
  const bits = [...data].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  return (bits.match(/.{1,5}/g) ?? [])
    .map((five) => '0123456789abcdefghjkmnpqrstvwxyz'.charAt(Number.parseInt(five.padEnd(5, '0'), 2)))
    .join('');
}

describe('V-4 base 32', () => {
  // RFC 4648 test vectors, in Crockford's letters and without padding.
  test.each([
    ['', ''],
    ['f', 'cr'],
    ['fo', 'csqg'],
    ['foo', 'csqpy'],
    ['foob', 'csqpyrg'],
    ['fooba', 'csqpyrk1'],
    ['foobar', 'csqpyrk1e8'],
  ])('%j is %j', (text, code) => {
    expect(base32(bytes(text))).toBe(code);
  });

  test('any bytes, by the book', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (data) => {
        expect(base32(data)).toBe(byTheBook(data));
      }),
      { seed: 51 },
    );
  });

  test('no letter that can be mistaken for another', () => {
    expect(base32(Uint8Array.from({ length: 256 }, (_, i) => i))).not.toMatch(/[ilouA-Z]/);
  });
});
