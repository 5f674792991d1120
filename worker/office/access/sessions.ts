import type { Agent, SignInWay } from '../../../shared/protocol/http/session.ts';
import type { OfficeStorage } from '../storage/port.ts';
import { newToken, tokenHash } from './tokens.ts';

/** A working day; a session ends by itself overnight. */
export const SESSION_MS = 12 * 60 * 60_000;
/** How exactly the disk knows when a session was last used. */
const SEEN_MS = 60_000;
/** A screen locks itself after its minutes. A session of which the office has heard nothing for thrice that counts as locked. */
const SILENT_TIMES = 3;

export interface StaffSession {
  person: string;
  until: number;
  since: number;
  seenAt: number;
  locked: boolean;
  way: SignInWay;
  agent: Agent;
  /** Hash of the token of the office's tablet that it is on; null on somebody's own device. */
  tablet: string | null;
  /** Hash of the token of the browser that it is on. */
  browser: string | null;
}

const UNKNOWN: Agent = { system: 'other', browser: 'other' };

/** Who is signed in where. Tokens are kept as hashes only. */
export class Sessions {
  #storage: OfficeStorage;
  #lockMs: () => number;
  /** As on disk, by the hash of the token: each command asks, and the disk would be read twice for each. */
  #sessions: Map<string, StaffSession>;
  /** When the disk last heard of it. */
  #saved = new Map<string, number>();

  constructor(storage: OfficeStorage, lockMs: () => number) {
    this.#storage = storage;
    this.#lockMs = lockMs;
    this.#sessions = new Map(
      storage.list<StaffSession>('session').map(({ key, value }) => {
        const { until } = value;
        const since = until - SESSION_MS;
        const rest = {
          since,
          seenAt: since,
          locked: false,
          way: 'pin',
          agent: UNKNOWN,
          tablet: null,
          browser: null,
        } as const;
        return [key, { ...rest, ...value }];
      }),
    );
  }

  open(
    person: string,
    on: Pick<StaffSession, 'way' | 'agent' | 'tablet' | 'browser'>,
    now: number,
  ): { token: string; session: StaffSession } {
    const token = newToken();
    const session = { person, until: now + SESSION_MS, since: now, seenAt: now, locked: false, ...on };
    this.#keep(tokenHash(token), session);
    return { token, session };
  }

  #keep(hash: string, session: StaffSession): void {
    this.#storage.put('session', hash, session);
    this.#sessions.set(hash, session);
    this.#saved.set(hash, session.seenAt);
  }

  /** The session behind a token's hash, locked or not, or null. */
  find(hash: string | null, now: number): StaffSession | null {
    const session = hash === null ? undefined : this.#sessions.get(hash);
    if (!session || session.until <= now) return null;
    if (session.locked || now - session.seenAt <= SILENT_TIMES * this.#lockMs()) return session;
    return { ...session, locked: true };
  }

  /** When a session that nobody uses will count as locked, ms; null: it does already, or is none. */
  silentAt(hash: string): number | null {
    const session = this.#sessions.get(hash);
    return session && !session.locked ? session.seenAt + SILENT_TIMES * this.#lockMs() + 1 : null;
  }

  /** The session was used: it stays open. */
  seen(hash: string, now: number): void {
    const session = this.#sessions.get(hash);
    if (!session || session.locked) return;
    session.seenAt = now;
    if (now - (this.#saved.get(hash) ?? 0) >= SEEN_MS) this.#keep(hash, session);
  }

  setLocked(hash: string, locked: boolean, now: number): void {
    const session = this.#sessions.get(hash);
    if (session) this.#keep(hash, { ...session, locked, ...(locked ? {} : { seenAt: now }) });
  }

  end(hash: string): void {
    this.#storage.remove('session', hash);
    this.#sessions.delete(hash);
    this.#saved.delete(hash);
  }

  /** Every session of a person that has not run out, by the hash of its token. */
  of(person: string, now: number): Array<[string, StaffSession]> {
    return [...this.#sessions.keys()].flatMap((hash) => {
      const session = this.find(hash, now);
      return session?.person === person ? [[hash, session] as [string, StaffSession]] : [];
    });
  }

  tabletOf(hash: string): string | null {
    return this.#sessions.get(hash)?.tablet ?? null;
  }

  /** Sessions on a tablet, by the hash of their tokens. */
  on(tablet: string): string[] {
    return [...this.#sessions].filter(([, session]) => session.tablet === tablet).map(([hash]) => hash);
  }

  endAllOf(person: string): void {
    for (const [hash, session] of this.#sessions) if (session.person === person) this.end(hash);
  }

  forgetOld(now: number): void {
    for (const [hash, { until }] of this.#sessions) if (until <= now) this.end(hash);
  }
}

/** What a session is called in lists: a part of the hash, which opens nothing. */
export function sessionId(hash: string): string {
  return hash.slice(0, 12);
}
