import { base32 } from '../../../shared/lib/base32.ts';

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

export async function pinFits(pin: string, stored: PinHash | null): Promise<boolean> {
  const { salt, iterations, hash } = stored ?? NOBODY;
  const derived = await derive(pin, salt, iterations);
  let difference = derived.length ^ hash.length;
  for (let i = 0; i < derived.length; i += 1)
    difference |= derived.charCodeAt(i) ^ hash.charCodeAt(i % (hash.length || 1));
  return stored !== null && difference === 0;
}
