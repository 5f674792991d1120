import { sha256Bytes } from '../../../shared/lib/sha256.ts';
import { type Said, said } from '../said.ts';
import { sameSecret } from './tokens.ts';

/** The code in the lobby changes so often. The one before still holds, for somebody who is typing it. */
export const PRESENCE_MS = 5 * 60_000;

/** How many codes may be tried from where somebody asks. */
export interface CodeLimit {
  may(): Said<null>;
  /** The code was right: it was no guess. */
  right(): void;
}

/** Where nobody knows from where it comes. */
export const NO_LIMIT: CodeLimit = { may: () => said(null), right: () => undefined };

/** Six digits that only somebody in the lobby can read: they say that a person who joined from home has come. */
export function presenceCode(secret: string, now: number): { code: string; until: number } {
  const period = Math.floor(now / PRESENCE_MS);
  return { code: codeOf(secret, period), until: (period + 1) * PRESENCE_MS };
}

export function presenceFits(secret: string, code: string, now: number): boolean {
  const period = Math.floor(now / PRESENCE_MS);
  const fits = [period, period - 1].map((one) => sameSecret(code, codeOf(secret, one)));
  return fits.includes(true);
}

function codeOf(secret: string, period: number): string {
  const hash = sha256Bytes(`okienko presence\n${secret}\n${period}`);
  const number = new DataView(hash.buffer, hash.byteOffset).getUint32(0) % 1_000_000;
  return String(number).padStart(6, '0');
}
