import * as v from 'valibot';
import type { RecordedEvent } from '../../domain/ticket/events.ts';
import { CounterIdSchema, CountSchema, InstantSchema } from '../../protocol/common.ts';
import { RecordedEventSchema } from '../../protocol/recorded-event.ts';
import type { Change, Store } from '../store/store.ts';

const ReservationSchema = v.object({
  round: CountSchema,
  counter: CounterIdSchema,
  /** Since when the counter was open then, office time in ms: a reservation ends with that. */
  since: InstantSchema,
  /** Order of the rule. Needs and notes are not kept on the disk: they must be forgotten (V-2 in SPEC). */
  tickets: v.array(v.string()),
  /** When the office was last heard to be there, office time in ms. */
  heardAt: InstantSchema,
});
export type KeptReservation = v.InferOutput<typeof ReservationSchema>;

export function readReservation(store: Store, owner: string) {
  return store.read('reservation', owner, ReservationSchema).then((kept) => kept?.value ?? null);
}

export function keepReservation(store: Store, owner: string, kept: KeptReservation): Promise<boolean> {
  return store.change([{ drawer: 'reservation', key: owner, value: kept, at: kept.heardAt }]);
}

export function forgetReservation(store: Store, owner: string): Promise<boolean> {
  return store.change([{ drawer: 'reservation', key: owner }]);
}

const SEQ_DIGITS = 12;
const keyOf = (office: string, seq: number): string => `${office} ${String(seq).padStart(SEQ_DIGITS, '0')}`;

async function allOf(store: Store, office: string): Promise<RecordedEvent[]> {
  const kept = await store.readAll('day', RecordedEventSchema);
  return kept.filter(({ key }) => key.startsWith(`${office} `)).map(({ value }) => value);
}

/**
 * The events of the day as this tablet last heard them, from its opening on, without a gap: what a disk has lost, and what comes
 * after it, counts as not heard. The log holds nothing that must be forgotten (V-1).
 */
export async function readDay(store: Store, office: string): Promise<RecordedEvent[]> {
  const kept = await allOf(store, office);
  const from = kept.findLastIndex(({ event }) => event.type === 'DayOpened');
  if (from < 0) return [];
  const day = kept.slice(from);
  const gap = day.findIndex(({ seq }, i) => seq !== (day[0]?.seq ?? 0) + i);
  return gap < 0 ? day : day.slice(0, gap);
}

/** Keeps what is heard, one piece after the other. */
export interface DayKeeper {
  /** `reset`: the day is told anew, and takes the place of what there was. */
  keep(events: readonly RecordedEvent[], reset: boolean): void;
}

/** What a disk refuses for a while is kept with what comes next, so that no gap is left behind. */
export function dayKeeper(store: Store, office: string): DayKeeper {
  let waiting: { events: readonly RecordedEvent[]; reset: boolean } | null = null;
  let writing = false;

  const write = async (): Promise<void> => {
    writing = true;
    while (waiting) {
      const { events, reset } = waiting;
      waiting = null;
      if (await keepDay(store, office, events, reset)) continue;
      waiting = joined({ events, reset }, waiting);
      break;
    }
    writing = false;
  };

  return {
    keep(events, reset) {
      waiting = joined(waiting, { events, reset });
      if (!writing) void write();
    },
  };
}

type Piece = { events: readonly RecordedEvent[]; reset: boolean };

function joined(before: Piece | null, after: Piece | null): Piece | null {
  if (!before || !after || after.reset) return after ?? before;
  return { events: [...before.events, ...after.events], reset: before.reset };
}

/** A day that opens, or one that is told anew, takes the place of what there was. Answers false when the disk refused. */
async function keepDay(
  store: Store,
  office: string,
  events: readonly RecordedEvent[],
  reset: boolean,
): Promise<boolean> {
  const opens = events.findLastIndex(({ event }) => event.type === 'DayOpened');
  const forget: Change[] = [];
  if (reset || opens >= 0) {
    for (const { seq } of await allOf(store, office)) forget.push({ drawer: 'day', key: keyOf(office, seq) });
  }
  const fresh = events.slice(Math.max(0, opens));
  return store.change([
    ...forget,
    ...fresh.map((event): Change => ({ drawer: 'day', key: keyOf(office, event.seq), value: event, at: event.at })),
  ]);
}

/** Nothing of the office stays on a tablet that somebody has signed out of, but what has still to be told. */
export async function forgetDay(store: Store, office: string, owner: string): Promise<void> {
  const day = await allOf(store, office);
  await store.change([
    ...day.map(({ seq }): Change => ({ drawer: 'day', key: keyOf(office, seq) })),
    { drawer: 'reservation', key: owner },
  ]);
}
