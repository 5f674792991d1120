import { base32 } from '../../../shared/lib/base32.ts';
import { sameSecret } from './tokens.ts';

/** The most that the platform allows; a guess costs tens of milliseconds. */
const ITERATIONS = 100_000;

export interface PinHash {
  salt: string;
  iterations: number;
  hash: string;
}

async function derive(pin: string, salt: string, iterations: number): Promise<string> {
  const encode = new TextEncoder();
  const key = await crypto.subtle.importKey('raw', encode.encode(pin), 'PBKDF2', false, ['deriveBits']);
  const bits = await crypto.subtle.deriveBits(
    { name: 'PBKDF2', hash: 'SHA-256', salt: encode.encode(salt), iterations },
    key,
    256,
  );
  return base32(new Uint8Array(bits));
}

export async function hashPin(pin: string): Promise<PinHash> {
  const salt = base32(crypto.getRandomValues(new Uint8Array(16)));
  return { salt, iterations: ITERATIONS, hash: await derive(pin, salt, ITERATIONS) };
}

/** For somebody who does not exist, so that a wrong name takes as long as a wrong PIN. */
const NOBODY: PinHash = { salt: 'nobody', iterations: ITERATIONS, hash: '' };

/** As slow for somebody who has no PIN, or does not exist, as for somebody who has one. */
export async function pinFits(pin: string, stored: PinHash | null): Promise<boolean> {
  const { salt, iterations, hash } = stored ?? NOBODY;
  const fits = sameSecret(await derive(pin, salt, iterations), hash);
  return stored !== null && fits;
}

const LEAST_CHOSEN = 6;

/** A PIN that somebody chose: long enough, and not one that everybody tries first. */
export function isEasyPin(pin: string): boolean {
  if (pin.length < LEAST_CHOSEN) return true;
  const steps = new Set([...pin].slice(1).map((digit, i) => Number(digit) - Number(pin[i])));
  // 111111, 123456, 987654, and 121212 or 123123, which repeat a shorter one.
  const isRow = steps.size === 1 && [...steps].every((step) => Math.abs(step) <= 1);
  return isRow || /^(\d{1,3})\1+$/.test(pin);
}
