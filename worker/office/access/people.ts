import type { OfficeFile, Person } from '../../../shared/domain/office/office-file.ts';
import { refused, type Said, said } from '../said.ts';
import type { OfficeStorage } from '../storage/port.ts';
import { Accounts } from './accounts.ts';
import { Browsers } from './browsers.ts';
import { Links } from './links.ts';
import { Passkeys } from './passkeys.ts';
import { hashPin } from './pin.ts';
import { PinLimits } from './pin-limits.ts';
import { Sessions, type StaffSession } from './sessions.ts';

const MINUTE = 60_000;

/** Minutes without a touch after which a screen of staff locks itself. */
export function lockMinutes(file: OfficeFile | null): number {
  return file?.lockMinutes ?? 5;
}

/** Who works here, how they get in, and who is signed in. PINs and tokens are kept as hashes only. */
export class People {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly browsers: Browsers;
  readonly limits: PinLimits;
  readonly links: Links;
  readonly passkeys: Passkeys;

  constructor(storage: OfficeStorage, file: () => OfficeFile | null) {
    this.accounts = new Accounts(storage, file);
    this.sessions = new Sessions(storage, () => lockMinutes(file()) * MINUTE);
    this.browsers = new Browsers(storage);
    this.limits = new PinLimits(storage);
    this.links = new Links(storage);
    this.passkeys = new Passkeys(storage);
  }

  find(id: string): Person | null {
    return this.accounts.find(id);
  }

  /** Whether anybody at all could sign in. */
  haveAccounts(): boolean {
    return this.accounts.hasPins() || this.passkeys.hasAny();
  }

  async setPin(person: string, pin: string): Promise<void> {
    this.accounts.setPin(person, await hashPin(pin));
  }

  /** The session behind a token's hash, locked or not. Of somebody who was disabled or has left: none. */
  held(hash: string | null, now: number): StaffSession | null {
    const session = this.sessions.find(hash, now);
    return session && this.find(session.person) && !this.accounts.isDisabled(session.person) ? session : null;
  }

  /** The session, if it may speak now. */
  awake(hash: string | null, now: number): Said<StaffSession> {
    const session = this.held(hash, now);
    if (!session) return refused({ kind: 'not-signed-in' });
    return session.locked ? refused({ kind: 'session-locked' }) : said(session);
  }

  /** The office's tablet that a session is on, as the hash of its token; null: none. */
  tabletOf(session: string): string | null {
    return this.sessions.tabletOf(session);
  }

  forgetOld(now: number): void {
    this.sessions.forgetOld(now);
    this.browsers.forgetOld(now);
    this.limits.forgetOld(now);
    this.links.forgetOld(now);
  }
}
