import { type ReadonlySignal, signal } from '@preact/signals';
import { askApi } from '../../shared/browser/ask-api.ts';
import { type Session, SessionSchema } from '../../shared/protocol/http/session.ts';
import type { WireRefusal } from '../../shared/protocol/problem.ts';
import { keepSession, keptSession } from './kept-session.ts';
import { answerPasskey } from './passkey.ts';

export type SessionState =
  | { state: 'asking' }
  | { state: 'unreachable' }
  /** `because`: why a session that there was is over. */
  | { state: 'out'; because: WireRefusal | null }
  /** The person has left the screen for a moment, or nobody has touched it. The counter stays as it is. */
  | { state: 'locked'; session: Session }
  | { state: 'in'; session: Session };

/** Says for this tab that the screen was locked while the office could not be told. The session itself is a cookie. */
const LOCK = 'okienko-lock';

const state = signal<SessionState>({ state: 'asking' });
export const session: ReadonlySignal<SessionState> = state;

/** Asks the office who is signed in on this device. `again`: the screen says already that nobody answers. */
export async function readSession(again = false): Promise<void> {
  if (!again) state.value = { state: 'asking' };
  const answer = await askApi('/api/session', { schema: SessionSchema });
  if (answer.kind === 'ok') {
    show(answer.value);
    if (lockIsOwed()) await lock();
  } else if (answer.kind === 'refused') {
    oweLock(false);
    state.value = { state: 'out', because: null };
  } else {
    const kept = lockIsOwed() ? null : await keptSession();
    state.value = kept ? { state: 'in', session: kept } : { state: 'unreachable' };
  }
}

function show(now: Session): void {
  state.value = { state: now.locked ? 'locked' : 'in', session: now };
}

export type SignInAnswer =
  | { kind: 'in' }
  | { kind: 'refused'; refusal: WireRefusal }
  | { kind: 'no-answer' }
  /** The person has not used a passkey after all. */
  | { kind: 'left' };

export function signIn(office: string, person: string, pin: string): Promise<SignInAnswer> {
  return come('/api/session', { office, person, pin });
}

/** Opens the locked session again; the same person's PIN is needed. */
export function unlock(pin: string): Promise<SignInAnswer> {
  return come('/api/session/unlock', { pin });
}

/** Signs in, or opens a locked screen, with a passkey that this device knows. */
export async function signInWithPasskey(office: string): Promise<SignInAnswer> {
  const answered = await answerPasskey(`/api/offices/${encodeURIComponent(office)}/passkey`);
  if (answered.kind !== 'answered') return answered;
  return come('/api/session/passkey', { office, response: answered.response });
}

async function come(path: `/api${string}`, body: object): Promise<SignInAnswer> {
  const answer = await askApi(path, { method: 'POST', body, schema: SessionSchema });
  if (answer.kind === 'unreachable') return { kind: 'no-answer' };
  if (answer.kind === 'refused') {
    // Meanwhile the session has ended altogether: whoever it was signs in anew.
    if (answer.refusal.kind === 'not-signed-in') sessionEnded(answer.refusal);
    return { kind: 'refused', refusal: answer.refusal };
  }
  welcome(answer.value);
  return { kind: 'in' };
}

/** Somebody has come in by another way than the sign-in page. */
export function welcome(now: Session): void {
  oweLock(false);
  show(now);
}

/** Ends the session on every screen of this person. Answers false when the office was not reached: then it lasts. */
export async function signOut(): Promise<boolean> {
  const answer = await askApi('/api/session', { method: 'DELETE' });
  if (answer.kind === 'unreachable') return false;
  oweLock(false);
  state.value = { state: 'out', because: null };
  return true;
}

/** Clears the screen at once. The counter stays as it is; the PIN brings everything back. */
export async function lock(): Promise<void> {
  const now = state.peek();
  if (now.state !== 'in') return;
  oweLock(true);
  state.value = { state: 'locked', session: { ...now.session, locked: true } };
  const answer = await askApi('/api/session/lock', { method: 'POST' });
  if (answer.kind !== 'unreachable') oweLock(false);
}

/** The office says that this screen is locked. */
export function sessionLocked(): void {
  const now = state.peek();
  if (now.state === 'in') state.value = { state: 'locked', session: { ...now.session, locked: true } };
}

/** The office has ended the session: it ran out, or it was ended on another screen. */
export function sessionEnded(because: WireRefusal): void {
  const now = state.peek();
  if (now.state === 'in' || now.state === 'locked') state.value = { state: 'out', because };
}

// What the device keeps of it follows from what it is, however it came to be.
state.subscribe((now) => {
  if (now.state === 'in') void keepSession(now.session);
  else if (now.state === 'out' || now.state === 'locked') void keepSession(null);
});

function lockIsOwed(): boolean {
  try {
    return sessionStorage.getItem(LOCK) !== null;
  } catch {
    return false;
  }
}

function oweLock(owed: boolean): void {
  try {
    if (owed) sessionStorage.setItem(LOCK, '1');
    else sessionStorage.removeItem(LOCK);
  } catch {
    // Without storage the lock lasts as long as the page; the office locks a silent session by itself.
  }
}
