import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { browserPlatform, liveUrl } from '../../shared/browser/live-platform.ts';
import { initialDay, type OfficeDay } from '../../shared/domain/ticket/day.ts';
import type { RecordedEvent } from '../../shared/domain/ticket/events.ts';
import type { ClientView } from '../../shared/protocol/client-view.ts';
import type { StaffDown } from '../../shared/protocol/down.ts';
import type { OfficeNow } from '../../shared/protocol/office-now.ts';
import type { Link } from '../../shared/sync/link.ts';
import { openTablet, type Tablet } from '../../shared/sync/tablet/tablet.ts';
import { setOfficeTime } from '../data/clock.ts';
import { readOffice } from '../data/office-info.ts';
import { setTablet, tablet, tabletChanged } from './going-on.ts';
import { sessionEnded, sessionLocked } from './session.ts';
import { openTabletStore } from './tablet-store.ts';

/** What only the clerk at the counter may see of a client. */
export interface Clients {
  current: ClientView | null;
  next: ClientView | null;
}

const NOBODY: Clients = { current: null, next: null };
const NO_DAY = initialDay();

const linkNow = signal<Link>({ state: 'closed' });
const clientsNow = signal<Clients>(NOBODY);
const officeNowHeard = signal<OfficeNow | null>(null);

/** Whose line is open, or being opened. */
let whose: { office: string; person: string } | null = null;
const listeners = new Set<(recorded: RecordedEvent) => void>();

/** State of the line to the office. */
export const link: ReadonlySignal<Link> = linkNow;
export const clients: ReadonlySignal<Clients> = computed(() => {
  const going = tablet.value?.going;
  if (!going?.alone) return clientsNow.value;
  // Without a line the office tells nothing: what it said of those whom it reserved has to do.
  const at = [...going.alone.day.counters.values()].find(({ clerk }) => clerk === whose?.person);
  const served = at?.state === 'open' ? at.ticket : null;
  const heard = clientsNow.value.current;
  const [next] = going.alone.reserved();
  return {
    current: served === null ? null : heard?.ticket === served ? heard : going.clientOf(served),
    next: next === undefined ? null : going.clientOf(next),
  };
});
/** What the office last said of itself: waiting times, which a tablet cannot reckon, and what is public. */
export const saidNow: ReadonlySignal<OfficeNow | null> = officeNowHeard;

/**
 * The office's day, folded from its events by the office's own rules; without a line, as this tablet goes on with it. Whoever reads
 * it is drawn anew when it changes.
 */
export function useDay(): OfficeDay {
  return tablet.value?.day ?? NO_DAY;
}

/** The same, without being told of changes. */
export function dayNow(): OfficeDay {
  return tablet.peek()?.day ?? NO_DAY;
}

/** True once everything that has happened today has been read, and from then on. */
export function useDayComplete(): boolean {
  return tablet.value?.complete ?? false;
}

/** The office's time, ms. */
export function officeNow(): number {
  return tablet.peek()?.live.officeNow() ?? Date.now();
}

/** The tablet that carries commands, while somebody is signed in. */
export function tabletNow(): Tablet | null {
  return tablet.peek();
}

/** Calls back with each event that is folded in. Answers with a function that ends it. */
export function onEvent(listener: (recorded: RecordedEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Opens the line of a signed-in member of staff, with the day that this device has kept. */
export function openLine(office: string, person: string): void {
  if (whose?.office === office && whose.person === person) return;
  closeLine();
  const mine = { office, person };
  whose = mine;
  void openTabletStore()
    .then((store) =>
      openTablet({
        store,
        platform: browserPlatform,
        url: liveUrl(office),
        office,
        person,
        onChange: tabletChanged,
        onLink: (next) => {
          if (whose !== mine) return;
          linkNow.value = next;
          if (next.state !== 'refused') return;
          if (next.refusal.kind === 'not-signed-in') sessionEnded(next.refusal);
          else if (next.refusal.kind === 'session-locked') sessionLocked();
        },
        onBroken: (error) => console.error(error),
        onMessage: (message) => hear(office, message),
        onEvent: (recorded) => {
          for (const listener of listeners) listener(recorded);
        },
      }),
    )
    .then((opened) => {
      // Somebody else has signed in meanwhile, or nobody is any more.
      if (whose !== mine) return opened.close();
      linkNow.value = opened.live.link;
      setTablet(opened);
    });
}

/** Closes the line and forgets what is not this device's to keep. */
export function closeLine(): void {
  tablet.peek()?.close();
  setTablet(null);
  whose = null;
  clientsNow.value = NOBODY;
  officeNowHeard.value = null;
  linkNow.value = { state: 'closed' };
}

function hear(office: string, message: StaffDown): void {
  switch (message.type) {
    case 'welcome': {
      setOfficeTime(message.now);
      const { reading, refresh } = readOffice(office);
      const now = reading.peek();
      if (now.state === 'read' && now.value.version !== message.info) void refresh();
      return;
    }
    case 'client':
      clientsNow.value = { current: message.current, next: message.next };
      return;
    case 'now':
      officeNowHeard.value = message.now;
      return;
    case 'info':
      void readOffice(office).refresh();
      return;
    default:
      return;
  }
}
