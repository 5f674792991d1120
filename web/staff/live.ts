import { type ReadonlySignal, signal } from '@preact/signals';
import { browserPlatform, liveUrl } from '../../shared/browser/live-platform.ts';
import { initialDay, type OfficeDay } from '../../shared/domain/ticket/day.ts';
import type { RecordedEvent } from '../../shared/domain/ticket/events.ts';
import { evolve } from '../../shared/domain/ticket/evolve.ts';
import type { ClientView } from '../../shared/protocol/client-view.ts';
import { type StaffDown, StaffDownSchema } from '../../shared/protocol/down.ts';
import type { OfficeNow } from '../../shared/protocol/office-now.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { Link } from '../../shared/sync/link.ts';
import { connectLive, type LiveClient } from '../../shared/sync/live-client.ts';
import { setOfficeTime } from '../data/clock.ts';
import { readOffice } from '../data/office-info.ts';
import { sessionEnded } from './session.ts';

/** What only the clerk at the counter may see of a client. */
export interface Clients {
  current: ClientView | null;
  next: ClientView | null;
}

const NOBODY: Clients = { current: null, next: null };
/** A day that cannot be folded is asked for anew, but not in a tight loop. */
const REFETCH_AFTER = 3_000;

const linkNow = signal<Link>({ state: 'closed' });
const clientsNow = signal<Clients>(NOBODY);
const officeNowHeard = signal<OfficeNow | null>(null);
/** Counts the changes of the day, which is folded in place. */
const folded = signal(0);

let day = initialDay();
let head = Number.POSITIVE_INFINITY;
let live: LiveClient | null = null;
let office = '';
const listeners = new Set<(recorded: RecordedEvent) => void>();

/** State of the line to the office. */
export const link: ReadonlySignal<Link> = linkNow;
export const clients: ReadonlySignal<Clients> = clientsNow;
/** What the office last said of itself: waiting times, which a tablet cannot reckon, and what is public. */
export const saidNow: ReadonlySignal<OfficeNow | null> = officeNowHeard;

/** The office's day, folded from its events by the office's own rules. Whoever reads it is drawn anew when it changes. */
export function useDay(): OfficeDay {
  folded.value;
  return day;
}

/** The same, without being told of changes. */
export function dayNow(): OfficeDay {
  return day;
}

/** True once everything that has happened today has been read, and from then on. */
export function useDayComplete(): boolean {
  folded.value;
  return day.rules !== null && day.seq >= head;
}

/** The office's time, ms. */
export function officeNow(): number {
  return live?.officeNow() ?? Date.now();
}

/** The line that carries commands, while somebody is signed in. */
export function lineToOffice(): LiveClient | null {
  return live;
}

/** Calls back with each event that is folded in. Answers with a function that ends it. */
export function onEvent(listener: (recorded: RecordedEvent) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Opens the line of a signed-in member of staff. The day held from before is carried on where it stopped. */
export function openLine(to: string): void {
  if (live && office === to) return;
  closeLine();
  if (office !== to) forgetDay();
  office = to;
  live = connectLive<StaffDown>({
    url: liveUrl(to),
    platform: browserPlatform,
    hello: () => ({ type: 'hello', version: PROTOCOL_VERSION, screen: 'staff', after: day.seq }),
    schema: StaffDownSchema,
    onMessage: hear,
    onLink: (next) => {
      linkNow.value = next;
      if (next.state !== 'refused') return;
      if (next.refusal.kind === 'not-signed-in') sessionEnded(next.refusal);
    },
  });
  linkNow.value = live.link;
}

/** Closes the line and forgets what is not this device's to keep. */
export function closeLine(): void {
  live?.close();
  live = null;
  clientsNow.value = NOBODY;
  officeNowHeard.value = null;
  linkNow.value = { state: 'closed' };
}

function forgetDay(): void {
  day = initialDay();
  head = Number.POSITIVE_INFINITY;
  folded.value += 1;
}

function hear(message: StaffDown): void {
  switch (message.type) {
    case 'welcome': {
      setOfficeTime(message.now);
      const { reading, refresh } = readOffice(office);
      const now = reading.peek();
      if (now.state === 'read' && now.value.version !== message.info) void refresh();
      return;
    }
    case 'events':
      if (message.reset) day = initialDay();
      head = message.head;
      fold(message.events);
      return;
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

function fold(events: readonly RecordedEvent[]): void {
  try {
    for (const recorded of events) {
      if (recorded.seq <= day.seq) continue;
      evolve(day, recorded);
      for (const listener of listeners) listener(recorded);
    }
  } catch (error) {
    // A gap, or rules that this build does not know yet: the whole day is asked for again rather than shown half right.
    console.error(error);
    const to = office;
    closeLine();
    forgetDay();
    setTimeout(() => {
      if (live === null && office === to) openLine(to);
    }, REFETCH_AFTER);
    return;
  }
  folded.value += 1;
}
