import { base32 } from '../../../shared/lib/base32.ts';
import { sha256Hex } from '../../../shared/lib/sha256.ts';

/** 160 random bits. Shown to its holder once, kept only as a hash. */
export function newToken(): string {
  return base32(crypto.getRandomValues(new Uint8Array(20)));
}

export function tokenHash(token: string): string {
  return sha256Hex(`okienko token\n${token}`);
}

/** `digits` random decimal digits, each equally likely. */
export function randomDigits(digits: number): string {
  let out = '';
  while (out.length < digits) {
    for (const byte of crypto.getRandomValues(new Uint8Array(digits * 2))) {
      // 250 and above would make the low digits likelier.
      if (byte < 250 && out.length < digits) out += String(byte % 10);
    }
  }
  return out;
}

/** Whether two secrets are equal, without telling by the time it takes how much of them was right. */
export function sameSecret(given: string, expected: string): boolean {
  let difference = given.length ^ expected.length;
  for (let i = 0; i < given.length; i += 1) {
    difference |= given.charCodeAt(i) ^ expected.charCodeAt(i % (expected.length || 1));
  }
  return difference === 0;
}
