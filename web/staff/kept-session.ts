import { type Session, SessionSchema } from '../../shared/protocol/http/session.ts';
import { openTabletStore } from './tablet-store.ts';

/**
 * Who was signed in when this tablet last heard its office, so that its screens open without a line (O-9 in SPEC). It proves nothing: the
 * session itself is a cookie, and the office asks for it as soon as there is a line.
 */
export async function keptSession(now = Date.now()): Promise<Session | null> {
  const store = await openTabletStore();
  const kept = await store.read('staff', 'session', SessionSchema);
  return kept && kept.value.until > now ? kept.value : null;
}

/** A locked screen is not kept: nobody opens it without the office. */
export async function keepSession(session: Session | null): Promise<void> {
  const store = await openTabletStore();
  if (session) await store.keep('staff', 'session', session, Date.now());
  else await store.forget('staff', 'session');
}
