// Crockford's alphabet without I, L, O, U: an id read aloud or typed from paper cannot be mistaken.
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';

/** Bytes as lower-case Crockford base 32, five bits a character, no padding. */
export function base32(bytes: Uint8Array): string {
  let out = '';
  let buffer = 0;
  let bits = 0;
  for (const byte of bytes) {
    buffer = (buffer << 8) | byte;
    bits += 8;
    while (bits >= 5) {
      bits -= 5;
      out += ALPHABET[(buffer >> bits) & 31];
    }
    buffer &= (1 << bits) - 1;
  }
  if (bits > 0) out += ALPHABET[(buffer << (5 - bits)) & 31];
  return out;
}
