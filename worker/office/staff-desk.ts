import type { Person } from '../../shared/domain/office/office-file.ts';
import type { AuditPage } from '../../shared/protocol/http/audit.ts';
import type { FirstAdmin, Link, NewLink, UseLink } from '../../shared/protocol/http/links.ts';
import type { PasskeyOptions, PasskeyResponse } from '../../shared/protocol/http/passkey.ts';
import type { AccountEntry, AccountList, OwnAccess, SessionEntry } from '../../shared/protocol/http/people.ts';
import type { Agent, Session, SignInWay, StaffBadges, StaffList } from '../../shared/protocol/http/session.ts';
import type { Asker } from '../access-table.ts';
import type { Devices } from './access/devices.ts';
import type { Site } from './access/passkeys.ts';
import { lockMinutes, type People } from './access/people.ts';
import { isEasyPin, pinFits } from './access/pin.ts';
import type { PinTry } from './access/pin-limits.ts';
import { type StaffSession, sessionId } from './access/sessions.ts';
import type { SignedIn, Standing, Tokens } from './access/standing.ts';
import { randomDigits, tokenHash } from './access/tokens.ts';
import { Tries } from './access/tries.ts';
import type { AuditLog } from './audit-log.ts';
import type { Desk } from './desk.ts';
import { refused, type Said, said } from './said.ts';
import type { OfficeStorage } from './storage/port.ts';

/** In a demonstration every member of staff has this PIN, and the sign-in page says so. */
export const DEMO_PIN = '1234';
const NEW_PIN_DIGITS = 6;
/** Where refused tries are counted until the audit log tells them. */
const REFUSED = 'refused-tries';

/** What came with a request besides its body. */
export interface Asking {
  tokens: Tokens;
  agent: Agent;
  site: Site;
  /** Of the asker; never kept longer than in memory, and there only as a salted hash. */
  address: string | null;
}

/** Somebody has signed in: the tokens for the cookies, said once. `browser` only when the browser was not known before. */
export interface NewSession {
  token: string;
  browser: string | null;
  session: Session;
}

interface Ports {
  storage: OfficeStorage;
  desk: Desk;
  people: People;
  devices: Devices;
  audit: AuditLog;
  /** Closes the sockets of these sessions (hashes of tokens) and says why. */
  closeSessions(which: (session: string, person: string) => boolean, kind: 'not-signed-in' | 'session-locked'): void;
  /** This person's screen calls nobody for now. */
  fellSilent(person: string): void;
}

/** The asking together with who asks; `allow` has let it through. */
type By = Asking & { standing: Standing };

/**
 * The staff's side of the office: signing in and out, locking, accounts, one's own PIN and passkeys. Each method is one
 * operation of the HTTP API, and is called only for those whom the access table lets through.
 */
export class StaffDesk {
  #ports: Ports;
  /** Addresses are told apart by hashes with this salt, which nobody can make again after a restart. */
  #salt = crypto.randomUUID();
  #refusedTries: number;
  /** Challenges that one address has asked for: they take room until they have run out. */
  #challenges = new Tries(60, 10 * 60_000);

  constructor(ports: Ports) {
    this.#ports = ports;
    this.#refusedTries = ports.storage.get<number>('setting', REFUSED) ?? 0;
  }

  get #now(): number {
    return this.#ports.desk.now();
  }

  #note(by: By | string, act: Parameters<AuditLog['note']>[1]): void {
    const who = typeof by === 'string' ? by : `person:${signedIn(by).person.id}`;
    this.#ports.audit.note(who, act, this.#now);
  }

  /** Refused tries are told in number, from time to time, and not one by one. */
  noteRefusedTries(): void {
    if (this.#refusedTries === 0) return;
    const n = this.#refusedTries;
    this.#refusedTries = 0;
    this.#ports.storage.remove('setting', REFUSED);
    this.#note('system', { type: 'sign-ins-refused', n });
  }

  // ---- signing in ---------------------------------------------------------------------------------------------------

  staff(): Said<StaffList> {
    const { file, demo } = this.#ports.desk;
    if (!file) return refused({ kind: 'office-unknown' });
    return said({ staff: file.people.map(memberOf), demoPin: demo ? DEMO_PIN : null });
  }

  /** Answers the same, and as slowly, whether the person is unknown or the PIN does not fit. */
  async signIn(by: By, { person, pin }: { person: string; pin: string }): Promise<Said<NewSession>> {
    const { people, desk } = this.#ports;
    if (!desk.file) return refused({ kind: 'wrong-pin' });
    const tried = this.#tryOf(by, person);
    // A PIN is short: it opens something only where the office or the person has been before.
    if (!by.standing.askers.has('tablet') && !tried.known) return refused({ kind: 'device-not-of-office' });
    const fits = await this.#pinFits(tried, pin);
    if (!fits.ok) return fits;
    const found = people.find(person);
    return found ? this.#signedIn(by, found, 'pin') : refused({ kind: 'wrong-pin' });
  }

  #tryOf({ tokens, address }: Asking, person: string): PinTry {
    const { people } = this.#ports;
    const browser = tokens.browser ? tokenHash(tokens.browser) : null;
    const known = people.browsers.knows(browser, person);
    return {
      person,
      known,
      // A token that the office never gave must not open a fresh allowance.
      browser: people.browsers.isKnown(browser) ? browser : this.#tabletOf(tokens),
      address: this.#addressHash(address),
    };
  }

  #addressHash(address: string | null): string | null {
    return address === null ? null : tokenHash(`${this.#salt} ${address}`);
  }

  async #pinFits(tried: PinTry, pin: string): Promise<Said<null>> {
    const { people } = this.#ports;
    const { accounts, limits } = people;
    const seconds = limits.wait(tried, this.#now);
    if (seconds > 0) {
      this.#refusedTries += 1;
      return refused({ kind: 'too-many-tries', seconds });
    }
    limits.tried(tried, this.#now);
    const isOpen = people.find(tried.person) !== null && !accounts.isDisabled(tried.person);
    const before = isOpen ? accounts.pinOf(tried.person) : null;
    const fits = await pinFits(pin, before);
    // Meanwhile the account may have been disabled, or have got another PIN.
    if (!fits || accounts.isDisabled(tried.person) || accounts.pinOf(tried.person) !== before) {
      this.#refusedTries += 1;
      this.#ports.storage.put('setting', REFUSED, this.#refusedTries);
      return refused({ kind: 'wrong-pin' });
    }
    limits.succeeded(tried);
    return said(null);
  }

  async signInWithPasskeyOptions({ site, address }: By): Promise<Said<PasskeyOptions>> {
    const from = this.#addressHash(address);
    if (from !== null) {
      const seconds = this.#challenges.wait(from, this.#now);
      if (seconds > 0) return refused({ kind: 'too-many-tries', seconds });
      this.#challenges.failed(from, this.#now);
    }
    return this.#ports.people.passkeys.signInOptions(site, this.#now);
  }

  async signInWithPasskey(by: By, { response }: { response: PasskeyResponse }): Promise<Said<NewSession>> {
    const { people } = this.#ports;
    const signed = await people.passkeys.signIn(response, by.site, this.#now);
    const person = signed.ok ? people.find(signed.value.person) : null;
    if (!person || people.accounts.isDisabled(person.id)) {
      this.#refusedTries += 1;
      return signed.ok ? refused({ kind: 'passkey-unknown' }) : signed;
    }
    return this.#signedIn(by, person, 'passkey');
  }

  #signedIn({ tokens, agent }: Asking, person: Person, way: SignInWay): Said<NewSession> {
    const { people, devices } = this.#ports;
    const now = this.#now;
    // Whoever used this browser before has gone, or it is the same person again.
    if (tokens.staff) this.#end(tokenHash(tokens.staff));
    const given = tokens.browser ? tokenHash(tokens.browser) : null;
    const tablet = this.#tabletOf(tokens);
    if (tablet !== null) devices.seen(tablet, now);
    const browser = people.browsers.remember(given, person.id, tablet, now);
    const { token } = people.sessions.open(person.id, { way, agent, tablet, browser: browser.hash }, now);
    this.#note(`person:${person.id}`, { type: 'signed-in', way });
    const session = this.#sessionOf(tokenHash(token), person);
    return session.ok ? said({ token, browser: browser.token, session: session.value }) : session;
  }

  /** The office's tablet that asks, as the hash of its token; null: it is none. */
  #tabletOf({ tablet }: Tokens): string | null {
    const hash = tablet ? tokenHash(tablet) : null;
    const device = this.#ports.devices.find(hash);
    return device?.state === 'paired' && device.screen === 'tablet' ? hash : null;
  }

  /** A tablet was taken out: whoever is signed in on it is signed out, and nobody is known there any more. */
  tabletRemoved(tablet: string): void {
    const { people } = this.#ports;
    for (const hash of people.sessions.on(tablet)) this.#end(hash);
    people.browsers.forgetTablet(tablet);
  }

  session(by: By): Said<Session> {
    const { hash, session, person } = signedIn(by);
    this.#ports.people.sessions.seen(hash, this.#now);
    if (session.tablet !== null) this.#ports.devices.seen(session.tablet, this.#now);
    return this.#sessionOf(hash, person);
  }

  #sessionOf(hash: string, person: Person): Said<Session> {
    const { desk, people } = this.#ports;
    const session = people.held(hash, this.#now);
    if (!desk.file || !session) return refused({ kind: 'not-signed-in' });
    const counter = [...desk.day.counters].find(([, { clerk }]) => clerk === person.id)?.[0] ?? null;
    const { unit, roles, languages } = person;
    return said({
      office: desk.file.id,
      person: {
        ...memberOf(person),
        unit,
        roles,
        languages,
        skills: [...person.skills, ...person.secondarySkills],
      },
      counter,
      until: session.until,
      locked: session.locked,
      lockMinutes: lockMinutes(desk.file),
    });
  }

  signOut(by: By): Said<null> {
    const { signedIn } = by.standing;
    if (signedIn) {
      this.#note(by, { type: 'signed-out' });
      this.#end(signedIn.hash);
    }
    return said(null);
  }

  #end(hash: string): void {
    const { people, closeSessions, fellSilent } = this.#ports;
    const session = people.sessions.find(hash, this.#now);
    if (!session) return;
    people.sessions.end(hash);
    closeSessions((held) => held === hash, 'not-signed-in');
    if (people.sessions.of(session.person, this.#now).length === 0) fellSilent(session.person);
  }

  // ---- locking ------------------------------------------------------------------------------------------------------

  /** The counter stays as it is; until the same person has unlocked it, the session says and hears nothing. */
  lock(by: By): Said<null> {
    const { hash, person } = signedIn(by);
    this.#ports.people.sessions.setLocked(hash, true, this.#now);
    this.#ports.closeSessions((held) => held === hash, 'session-locked');
    this.#ports.fellSilent(person.id);
    return said(null);
  }

  async unlock(by: By, { pin }: { pin: string }): Promise<Said<Session>> {
    const { hash, person } = signedIn(by);
    const fits = await this.#pinFits(this.#tryOf(by, person.id), pin);
    if (!fits.ok) return fits;
    this.#ports.people.sessions.setLocked(hash, false, this.#now);
    return this.#sessionOf(hash, person);
  }

  /** Somebody touches the screen, although the office hears nothing else of it. */
  seen(by: By): Said<null> {
    this.#ports.people.sessions.seen(signedIn(by).hash, this.#now);
    return said(null);
  }

  // ---- links --------------------------------------------------------------------------------------------------------

  /** The operator's way in, as long as nobody else has one. */
  firstLink(_by: By): Said<NewLink> {
    const { desk, people } = this.#ports;
    if (!desk.file) return refused({ kind: 'office-unknown' });
    if (desk.demo || people.haveAccounts()) return refused({ kind: 'not-allowed' });
    this.#note('operator', { type: 'first-link-made' });
    return said(this.#linkTo(desk.file.id, people.links.make({ purpose: 'first' }, this.#now)));
  }

  #linkTo(office: string, { token, until }: { token: string; until: number }): NewLink {
    return { path: `/manage/first?office=${office}#${token}`, until };
  }

  lookAtLink(_by: By, { token }: { token: string }): Said<Link> {
    const { desk, people } = this.#ports;
    const link = people.links.find(token, this.#now);
    if (!link) return refused({ kind: 'link-unknown' });
    if (link.purpose === 'first') {
      const staff = desk.file?.people ?? [];
      return said({ purpose: 'first', until: link.until, people: staff.map(memberOf) });
    }
    const person = people.find(link.person);
    if (!person) return refused({ kind: 'link-unknown' });
    return said({ purpose: 'invite', until: link.until, person: memberOf(person) });
  }

  async linkPasskey(
    { site }: By,
    { token, who }: { token: string; who?: FirstAdmin | undefined },
  ): Promise<Said<PasskeyOptions>> {
    const subject = this.#subjectOf(token, who);
    if (!subject.ok) return subject;
    const { people, desk } = this.#ports;
    return people.passkeys.newOptions(subject.value, desk.file?.id ?? '', site, this.#now);
  }

  /** For whom a link makes credentials: somebody there is, or an account that is to be made. */
  #subjectOf(token: string, who: FirstAdmin | undefined): Said<{ id: string; name: string; surname: string }> {
    const { people } = this.#ports;
    const link = people.links.find(token, this.#now);
    if (!link) return refused({ kind: 'link-unknown' });
    if (link.purpose === 'first' && who && 'name' in who) return said({ id: 'new-admin', ...who });
    const id = link.purpose === 'invite' ? link.person : who && 'person' in who ? who.person : '';
    const person = people.find(id);
    return person ? said(person) : refused({ kind: 'not-found' });
  }

  async useLink(by: By, { token, who, pin, passkey }: UseLink): Promise<Said<NewSession>> {
    const { people } = this.#ports;
    const subject = this.#subjectOf(token, who);
    if (!subject.ok) return subject;
    if (pin !== undefined && isEasyPin(pin)) return refused({ kind: 'pin-too-easy' });
    const checked = passkey
      ? await people.passkeys.check(subject.value.id, passkey, by.agent, by.site, this.#now)
      : null;
    if (checked && !checked.ok) return checked;
    // Of two who use it at once, one comes too late.
    const link = people.links.find(token, this.#now);
    if (!link) return refused({ kind: 'link-unknown' });
    people.links.use(token);
    let id = subject.value.id;
    if (link.purpose === 'first') {
      if (who && 'name' in who) id = people.accounts.add(who.name, who.surname, 'admin');
      else people.accounts.giveRole(id, 'admin');
      this.#note('operator', { type: 'first-admin', person: id });
    } else {
      // Whoever was invited anew begins anew: a lost telephone opens nothing any more.
      people.passkeys.removeAllOf(id);
      people.accounts.setPin(id, null);
      this.#note(`person:${id}`, { type: 'invitation-used' });
      this.#endAll(id);
    }
    checked?.value.keep(id);
    if (pin !== undefined) await people.setPin(id, pin);
    const person = people.find(id);
    return person ? this.#signedIn(by, person, 'link') : refused({ kind: 'not-found' });
  }

  // ---- one's own ----------------------------------------------------------------------------------------------------

  badges(): Said<StaffBadges> {
    const people = this.#ports.desk.file?.people ?? [];
    return said({
      people: people.map((person) => ({ ...memberOf(person), roles: person.roles, badge: person.badge })),
    });
  }

  ownAccess(by: By): Said<OwnAccess> {
    const { hash, person } = signedIn(by);
    const { accounts, passkeys } = this.#ports.people;
    return said({
      hasPin: accounts.pinOf(person.id) !== null,
      passkeys: passkeys.of(person.id).map(([id, { agent, since, usedAt }]) => ({ id, agent, since, usedAt })),
      sessions: this.#sessionsOf(person.id, hash),
    });
  }

  #sessionsOf(person: string, own: string): SessionEntry[] {
    const sessions = this.#ports.people.sessions.of(person, this.#now);
    return sessions.map(([hash, session]) => {
      const place = this.#ports.devices.find(session.tablet)?.place ?? null;
      return entryOf(hash, session, place, own);
    });
  }

  async changePin(by: By, { old, pin }: { old?: string | undefined; pin: string }): Promise<Said<OwnAccess>> {
    const { people } = this.#ports;
    const { person } = signedIn(by);
    if (isEasyPin(pin)) return refused({ kind: 'pin-too-easy' });
    if (people.accounts.pinOf(person.id) !== null) {
      const fits = await this.#pinFits(this.#tryOf(by, person.id), old ?? '');
      if (!fits.ok) return fits;
    }
    await people.setPin(person.id, pin);
    this.#note(by, { type: 'pin-changed' });
    return this.ownAccess(by);
  }

  ownPasskeyOptions(by: By): Promise<Said<PasskeyOptions>> {
    const { people, desk } = this.#ports;
    return people.passkeys.newOptions(signedIn(by).person, desk.file?.id ?? '', by.site, this.#now);
  }

  async addPasskey(by: By, { response }: { response: PasskeyResponse }): Promise<Said<OwnAccess>> {
    const { person } = signedIn(by);
    const checked = await this.#ports.people.passkeys.check(person.id, response, by.agent, by.site, this.#now);
    if (!checked.ok) return checked;
    checked.value.keep(person.id);
    this.#note(by, { type: 'passkey-added' });
    return this.ownAccess(by);
  }

  removePasskey(by: By, { id }: { id: string }): Said<OwnAccess> {
    if (!this.#ports.people.passkeys.remove(id, signedIn(by).person.id)) return refused({ kind: 'not-found' });
    this.#note(by, { type: 'passkey-removed' });
    return this.ownAccess(by);
  }

  endOwnSession(by: By, { id }: { id: string }): Said<OwnAccess> {
    const { person } = signedIn(by);
    return this.#endSession(by, person.id, id) ? this.ownAccess(by) : refused({ kind: 'not-found' });
  }

  #endSession(by: By, person: string, id: string): boolean {
    const found = this.#ports.people.sessions.of(person, this.#now).find(([hash]) => sessionId(hash) === id);
    if (!found) return false;
    this.#note(by, { type: 'session-ended', person });
    this.#end(found[0]);
    return true;
  }

  // ---- the accounts of others ---------------------------------------------------------------------------------------

  accounts(by: By): Said<AccountList> {
    return said({ people: this.#ports.people.accounts.list().map((person) => this.#accountOf(by, person)) });
  }

  #accountOf(by: By, person: Person): AccountEntry {
    const { accounts, passkeys, links, limits } = this.#ports.people;
    return {
      ...memberOf(person),
      roles: person.roles,
      inFile: accounts.isInFile(person.id),
      hasPin: accounts.pinOf(person.id) !== null,
      passkeys: passkeys.of(person.id).length,
      disabled: accounts.isDisabled(person.id),
      invitedUntil: links.openUntil(person.id, this.#now),
      waits: limits.longestWait(person.id, this.#now),
      sessions: this.#sessionsOf(person.id, signedIn(by).hash),
      mayChange: mayChange(by.standing.askers, person),
    };
  }

  /** The account that somebody is about to change, if the asker may: an administrator's only by an administrator. */
  #changeable(by: By, id: string): Said<Person> {
    const person = this.#ports.people.find(id);
    if (!person) return refused({ kind: 'not-found' });
    return mayChange(by.standing.askers, person) ? said(person) : refused({ kind: 'not-allowed' });
  }

  async newPin(by: By, { person }: { person: string }): Promise<Said<{ person: string; pin: string }>> {
    const found = this.#changeable(by, person);
    if (!found.ok) return found;
    const pin = randomDigits(NEW_PIN_DIGITS);
    await this.#ports.people.setPin(person, pin);
    this.#note(by, { type: 'pin-given', person });
    this.#endAll(person);
    this.#ports.people.limits.forgive(person);
    return said({ person, pin });
  }

  invite(by: By, { person }: { person: string }): Said<NewLink> {
    const found = this.#changeable(by, person);
    if (!found.ok) return found;
    const { people, desk } = this.#ports;
    if (people.accounts.isDisabled(person)) return refused({ kind: 'not-allowed' });
    this.#note(by, { type: 'invited', person });
    return said(this.#linkTo(desk.file?.id ?? '', people.links.make({ purpose: 'invite', person }, this.#now)));
  }

  /** At once, on open sockets too. What the person was doing at a counter stays as it is. */
  disable(by: By, { person }: { person: string }): Said<AccountList> {
    const found = this.#changeable(by, person);
    if (!found.ok) return found;
    if (person === signedIn(by).person.id) return refused({ kind: 'not-yourself' });
    const { people } = this.#ports;
    people.accounts.setDisabled(person, true);
    people.links.revoke({ purpose: 'invite', person });
    people.browsers.forgetPerson(person);
    this.#note(by, { type: 'disabled', person });
    this.#endAll(person);
    return this.accounts(by);
  }

  enable(by: By, { person }: { person: string }): Said<AccountList> {
    const found = this.#changeable(by, person);
    if (!found.ok) return found;
    this.#ports.people.accounts.setDisabled(person, false);
    this.#note(by, { type: 'enabled', person });
    return this.accounts(by);
  }

  forgiveTries(by: By, { person }: { person: string }): Said<AccountList> {
    const found = this.#changeable(by, person);
    if (!found.ok) return found;
    this.#ports.people.limits.forgive(person);
    this.#note(by, { type: 'tries-forgiven', person });
    return this.accounts(by);
  }

  endSession(by: By, { person, id }: { person: string; id: string }): Said<AccountList> {
    const found = this.#changeable(by, person);
    if (!found.ok) return found;
    return this.#endSession(by, person, id) ? this.accounts(by) : refused({ kind: 'not-found' });
  }

  #endAll(person: string): void {
    const { people, closeSessions, fellSilent } = this.#ports;
    people.sessions.endAllOf(person);
    closeSessions((_, whose) => whose === person, 'not-signed-in');
    fellSilent(person);
  }

  audit(_by: By, { before }: { before: number | null }): Said<AuditPage> {
    this.noteRefusedTries();
    return said(this.#ports.audit.page(before));
  }
}

function signedIn({ standing }: By): SignedIn {
  if (!standing.signedIn) throw new Error('Invariant broken: the access table lets only signed-in people through here');
  return standing.signedIn;
}

function mayChange(askers: ReadonlySet<Asker>, person: Person): boolean {
  return askers.has('admin') || !person.roles.includes('admin');
}

function memberOf({ id, name, surname, position }: Person) {
  return { id, name, surname, position };
}

function entryOf(hash: string, session: StaffSession, place: string | null, own: string): SessionEntry {
  const { agent, way, since, seenAt, locked } = session;
  return { id: sessionId(hash), agent, way, place, since, seenAt, locked, own: hash === own };
}
