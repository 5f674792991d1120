import { sha256Bytes } from '../../../shared/lib/sha256.ts';

/** The code in the lobby changes so often. The one before still holds, for somebody who is typing it. */
export const PRESENCE_MS = 5 * 60_000;

/** Six digits that only somebody in the lobby can read: they say that a person who joined from home has come. */
export function presenceCode(secret: string, now: number): { code: string; until: number } {
  const period = Math.floor(now / PRESENCE_MS);
  return { code: codeOf(secret, period), until: (period + 1) * PRESENCE_MS };
}

export function presenceFits(secret: string, code: string, now: number): boolean {
  const period = Math.floor(now / PRESENCE_MS);
  return code === codeOf(secret, period) || code === codeOf(secret, period - 1);
}

function codeOf(secret: string, period: number): string {
  const hash = sha256Bytes(`okienko presence\n${secret}\n${period}`);
  const number = new DataView(hash.buffer, hash.byteOffset).getUint32(0) % 1_000_000;
  return String(number).padStart(6, '0');
}
