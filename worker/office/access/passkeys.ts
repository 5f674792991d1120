import { sha256Hex } from '../../../shared/lib/sha256.ts';
import type { PasskeyOptions, PasskeyResponse } from '../../../shared/protocol/http/passkey.ts';
import type { Agent } from '../../../shared/protocol/http/session.ts';
import { refused, type Said, said } from '../said.ts';
import type { OfficeStorage } from '../storage/port.ts';

/** Time to touch the sensor. */
export const CHALLENGE_MS = 3 * 60_000;
const MOST_CHALLENGES = 500;
const MOST_PASSKEYS = 10;

/** The page that asks: a passkey belongs to a host, and its answer names the page's origin. */
export interface Site {
  host: string;
  origin: string;
}

export interface Passkey {
  person: string;
  publicKey: string;
  counter: number;
  since: number;
  usedAt: number | null;
  agent: Agent;
}

/** What a challenge was given for: it opens nothing else. */
type For = { for: 'sign-in' } | { for: 'new'; person: string };
export type Challenge = For & { until: number };

// Large, and needed a few times a day: it is read when somebody first uses a passkey.
const library = () => import('@simplewebauthn/server');

/** Passkeys of the staff. Only public keys are kept here; a challenge is good once and for minutes. */
export class Passkeys {
  #storage: OfficeStorage;
  #passkeys: Map<string, Passkey>;

  constructor(storage: OfficeStorage) {
    this.#storage = storage;
    this.#passkeys = new Map(storage.list<Passkey>('passkey').map(({ key, value }) => [key, value]));
  }

  of(person: string): Array<[string, Passkey]> {
    return [...this.#passkeys].filter(([, passkey]) => passkey.person === person);
  }

  hasAny(): boolean {
    return this.#passkeys.size > 0;
  }

  remove(id: string, person: string): boolean {
    if (this.#passkeys.get(id)?.person !== person) return false;
    this.#storage.remove('passkey', id);
    return this.#passkeys.delete(id);
  }

  removeAllOf(person: string): void {
    for (const [id] of this.of(person)) this.remove(id, person);
  }

  /** For signing in: nobody is named, the browser knows which passkeys it has for this host. */
  async signInOptions({ host }: Site, now: number): Promise<Said<PasskeyOptions>> {
    const { generateAuthenticationOptions } = await library();
    const options = await generateAuthenticationOptions({
      rpID: host,
      userVerification: 'required',
      timeout: CHALLENGE_MS,
    });
    return this.#keep(options, { for: 'sign-in' }, now);
  }

  async newOptions(
    person: { id: string; name: string; surname: string },
    office: string,
    { host }: Site,
    now: number,
  ): Promise<Said<PasskeyOptions>> {
    const { generateRegistrationOptions } = await library();
    const options = await generateRegistrationOptions({
      rpID: host,
      rpName: office,
      userID: Uint8Array.from(new TextEncoder().encode(person.id)),
      userName: person.id,
      userDisplayName: `${person.name} ${person.surname}`,
      timeout: CHALLENGE_MS,
      attestationType: 'none',
      excludeCredentials: this.of(person.id).map(([id]) => ({ id })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    });
    return this.#keep(options, { for: 'new', person: person.id }, now);
  }

  #keep<T extends { challenge: string }>(options: T, purpose: For, now: number): Said<PasskeyOptions> {
    const open = this.#storage.list<Challenge>('challenge');
    for (const { key, value } of open) if (value.until <= now) this.#storage.remove('challenge', key);
    if (open.filter(({ value }) => value.until > now).length >= MOST_CHALLENGES) {
      return refused({ kind: 'too-many-tries', seconds: 60 });
    }
    const challenge: Challenge = { ...purpose, until: now + CHALLENGE_MS };
    this.#storage.put('challenge', keyOf(options.challenge), challenge);
    return said({ ...options });
  }

  /** Takes the challenge that an answer names out of the store, so that the answer is good once. */
  #takeChallenge(response: PasskeyResponse, now: number): { text: string; kept: Challenge } | null {
    const text = challengeIn(response);
    if (text === null) return null;
    const kept = this.#storage.get<Challenge>('challenge', keyOf(text));
    if (!kept) return null;
    this.#storage.remove('challenge', keyOf(text));
    return kept.until > now ? { text, kept } : null;
  }

  /** Who signs in with this answer. Unknown, wrong and too late are the same. */
  async signIn(response: PasskeyResponse, site: Site, now: number): Promise<Said<{ person: string }>> {
    const challenge = this.#takeChallenge(response, now);
    const passkey = this.#passkeys.get(response.id);
    if (challenge?.kept.for !== 'sign-in' || !passkey) return refused({ kind: 'passkey-unknown' });
    const { verifyAuthenticationResponse } = await library();
    try {
      const { verified, authenticationInfo } = await verifyAuthenticationResponse({
        // Its inner parts are checked by the library itself.
        response: response as unknown as Parameters<typeof verifyAuthenticationResponse>[0]['response'],
        expectedChallenge: challenge.text,
        expectedOrigin: site.origin,
        expectedRPID: site.host,
        credential: { id: response.id, publicKey: fromBase64Url(passkey.publicKey), counter: passkey.counter },
        requireUserVerification: true,
      });
      // It may have been taken away while its signature was checked.
      if (!verified || !this.#passkeys.has(response.id)) return refused({ kind: 'passkey-unknown' });
      this.#put(response.id, { ...passkey, counter: authenticationInfo.newCounter, usedAt: now });
      return said({ person: passkey.person });
    } catch {
      return refused({ kind: 'passkey-unknown' });
    }
  }

  /** Checks the answer to `newOptions`; `keep` then stores it. */
  async check(
    person: string,
    response: PasskeyResponse,
    agent: Agent,
    site: Site,
    now: number,
  ): Promise<Said<{ keep: (owner: string) => void }>> {
    const challenge = this.#takeChallenge(response, now);
    if (challenge?.kept.for !== 'new' || challenge.kept.person !== person) return refused({ kind: 'passkey-unknown' });
    if (this.of(person).length >= MOST_PASSKEYS) return refused({ kind: 'not-allowed' });
    const { verifyRegistrationResponse } = await library();
    try {
      const { verified, registrationInfo } = await verifyRegistrationResponse({
        response: response as unknown as Parameters<typeof verifyRegistrationResponse>[0]['response'],
        expectedChallenge: challenge.text,
        expectedOrigin: site.origin,
        expectedRPID: site.host,
        requireUserVerification: true,
      });
      if (!verified || this.#passkeys.has(registrationInfo.credential.id)) return refused({ kind: 'passkey-unknown' });
      const { id, publicKey, counter } = registrationInfo.credential;
      const made = { publicKey: toBase64Url(publicKey), counter, since: now, usedAt: null, agent };
      return said({ keep: (owner) => this.#put(id, { person: owner, ...made }) });
    } catch {
      return refused({ kind: 'passkey-unknown' });
    }
  }

  #put(id: string, passkey: Passkey): void {
    this.#storage.put('passkey', id, passkey);
    this.#passkeys.set(id, passkey);
  }
}

function keyOf(challenge: string): string {
  return sha256Hex(`okienko challenge\n${challenge}`);
}

function challengeIn({ response }: PasskeyResponse): string | null {
  try {
    const text = new TextDecoder().decode(fromBase64Url(response.clientDataJSON));
    const { challenge } = JSON.parse(text) as { challenge?: unknown };
    return typeof challenge === 'string' ? challenge : null;
  } catch {
    return null;
  }
}

function toBase64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}

function fromBase64Url(text: string): Uint8Array<ArrayBuffer> {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return Uint8Array.from(binary, (character) => character.charCodeAt(0));
}
