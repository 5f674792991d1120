import { type ReadonlySignal, signal } from '@preact/signals';
import { askApi } from '../../shared/browser/ask-api.ts';
import { type Session, SessionSchema } from '../../shared/protocol/http/session.ts';
import type { WireRefusal } from '../../shared/protocol/problem.ts';

export type SessionState =
  | { state: 'asking' }
  | { state: 'unreachable' }
  /** `because`: why a session that there was is over. */
  | { state: 'out'; because: WireRefusal | null }
  /** `person` has left the screen for a moment: only their PIN opens it again. */
  | { state: 'locked'; office: string; person: string }
  | { state: 'in'; session: Session };

/** Only who may unlock is kept here, and only for this tab. The session itself is a cookie that no script can read. */
const LOCK = 'okienko-lock';

const state = signal<SessionState>({ state: 'asking' });
export const session: ReadonlySignal<SessionState> = state;

/** Asks the office who is signed in on this device. */
export async function readSession(): Promise<void> {
  const lock = readLock();
  if (lock) {
    state.value = { state: 'locked', ...lock };
    return;
  }
  state.value = { state: 'asking' };
  const answer = await askApi('/api/session', { schema: SessionSchema });
  if (answer.kind === 'ok') state.value = { state: 'in', session: answer.value };
  else if (answer.kind === 'refused') state.value = { state: 'out', because: null };
  else state.value = { state: 'unreachable' };
}

export type SignInAnswer = { kind: 'in' } | { kind: 'refused'; refusal: WireRefusal } | { kind: 'no-answer' };

export async function signIn(office: string, person: string, pin: string): Promise<SignInAnswer> {
  const answer = await askApi('/api/session', { method: 'POST', body: { office, person, pin }, schema: SessionSchema });
  if (answer.kind === 'refused') return { kind: 'refused', refusal: answer.refusal };
  if (answer.kind === 'unreachable') return { kind: 'no-answer' };
  writeLock(null);
  state.value = { state: 'in', session: answer.value };
  return { kind: 'in' };
}

/** Ends the session on every screen of this person. Answers false when the office was not reached: then it lasts. */
export async function signOut(): Promise<boolean> {
  const answer = await askApi('/api/session', { method: 'DELETE' });
  if (answer.kind === 'unreachable') return false;
  writeLock(null);
  state.value = { state: 'out', because: null };
  return true;
}

/** Clears the screen at once. The counter stays as it is; the PIN brings everything back. */
export async function lock(): Promise<void> {
  const now = state.peek();
  if (now.state !== 'in') return;
  const { office, person } = now.session;
  writeLock({ office, person: person.id });
  state.value = { state: 'locked', office, person: person.id };
  await askApi('/api/session', { method: 'DELETE' });
}

/** Somebody else wants to use this screen. */
export function leaveLock(): void {
  writeLock(null);
  state.value = { state: 'out', because: null };
}

/** The office has ended the session: it ran out, or it was ended on another screen. */
export function sessionEnded(because: WireRefusal): void {
  if (state.peek().state === 'in') state.value = { state: 'out', because };
}

function readLock(): { office: string; person: string } | null {
  try {
    const [office, person] = sessionStorage.getItem(LOCK)?.split(' ') ?? [];
    return office && person ? { office, person } : null;
  } catch {
    return null;
  }
}

function writeLock(who: { office: string; person: string } | null): void {
  try {
    if (who) sessionStorage.setItem(LOCK, `${who.office} ${who.person}`);
    else sessionStorage.removeItem(LOCK);
  } catch {
    // Without storage the lock lasts as long as the page; the session has been ended all the same.
  }
}
