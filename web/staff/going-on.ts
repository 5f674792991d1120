import { signal } from '@preact/signals';
import { randomBytes } from '../../shared/browser/live-platform.ts';
import { ticketSecret } from '../../shared/domain/ticket/secret.ts';
import type { GoingOn } from '../../shared/sync/tablet/going-on.ts';
import type { Tablet } from '../../shared/sync/tablet/tablet.ts';

const current = signal<Tablet | null>(null);
const changed = signal(0);

/**
 * The tablet of whoever is signed in here; null while nobody is. Whoever reads `value` is drawn anew when it changes, which it does in
 * place: a signal computed from it would not notice.
 */
export const tablet = {
  get value(): Tablet | null {
    changed.value;
    return current.value;
  },
  peek: (): Tablet | null => current.peek(),
};

/** How this tablet goes on without a line. */
export function useGoingOn(): GoingOn | null {
  // Its content changes in place.
  changed.value;
  return current.value?.going ?? null;
}

export function goingOnNow(): GoingOn | null {
  return current.peek()?.going ?? null;
}

export function setTablet(next: Tablet | null): void {
  current.value = next;
}

export function tabletChanged(): void {
  changed.value += 1;
}

/** Id for the ticket of a slip that nobody knows yet, in the form of a ticket id. */
export function newSlipTicket(): string {
  return ticketSecret(randomBytes);
}
