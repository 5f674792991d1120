import type { OfficeFile, Person } from '../../../shared/domain/office/office-file.ts';
import { refused, type Said, said } from '../said.ts';
import type { OfficeStorage } from '../storage/port.ts';
import { hashPin, type PinHash, pinFits } from './pin.ts';
import { newToken, randomDigits, tokenHash } from './tokens.ts';
import { Tries } from './tries.ts';

/** A working day; a session ends by itself overnight. */
const SESSION_MS = 12 * 60 * 60_000;

export interface StaffSession {
  person: string;
  until: number;
}

/** Who works here and who is signed in. PINs and tokens are kept as hashes only. */
export class People {
  #storage: OfficeStorage;
  #file: () => OfficeFile | null;
  #tries = new Tries(5, 60_000);
  /** As on disk, by the hash of the token: each command asks, and the disk would be read twice for each. */
  #sessions: Map<string, StaffSession>;

  constructor(storage: OfficeStorage, file: () => OfficeFile | null) {
    this.#storage = storage;
    this.#file = file;
    this.#sessions = new Map(storage.list<StaffSession>('session').map(({ key, value }) => [key, value]));
  }

  find(id: string): Person | null {
    return this.#file()?.people.find((person) => person.id === id) ?? null;
  }

  hasPin(person: string): boolean {
    return this.#storage.get<PinHash>('person', person) !== null;
  }

  async setPin(person: string, pin: string): Promise<void> {
    const hash = await hashPin(pin);
    this.#storage.put('person', person, hash);
  }

  /** Gives a new random PIN, said once. Everybody signed in as this person is signed out. */
  async newPin(person: string): Promise<Said<{ person: string; pin: string }>> {
    if (!this.find(person)) return refused({ kind: 'not-found' });
    const pin = randomDigits(6);
    await this.setPin(person, pin);
    for (const [hash, session] of this.#sessions) if (session.person === person) this.signOut(hash);
    return said({ person, pin });
  }

  /** Answers the same, and as slowly, whether the person is unknown or the PIN does not fit. */
  async signIn(person: string, pin: string, now: number): Promise<Said<{ token: string; session: StaffSession }>> {
    const seconds = this.#tries.wait(person, now);
    if (seconds > 0) return refused({ kind: 'too-many-tries', seconds });
    // Counted before the slow hash, so that many guesses sent at once are not all let through.
    this.#tries.failed(person, now);
    const known = this.find(person);
    const fits = await pinFits(pin, known ? this.#storage.get<PinHash>('person', person) : null);
    if (!known || !fits) return refused({ kind: 'wrong-pin' });
    this.#tries.succeeded(person);
    const token = newToken();
    const session: StaffSession = { person, until: now + SESSION_MS };
    this.#storage.put('session', tokenHash(token), session);
    this.#sessions.set(tokenHash(token), session);
    return said({ token, session });
  }

  /** The live session behind a token's hash, or null. */
  session(hash: string | null, now: number): StaffSession | null {
    if (hash === null) return null;
    const session = this.#sessions.get(hash);
    if (!session || session.until <= now || !this.find(session.person)) return null;
    return session;
  }

  signOut(hash: string): void {
    this.#storage.remove('session', hash);
    this.#sessions.delete(hash);
  }

  forgetOldSessions(now: number): void {
    for (const [hash, { until }] of this.#sessions) if (until <= now) this.signOut(hash);
  }
}
