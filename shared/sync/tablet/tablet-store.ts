import * as v from 'valibot';
import type { RecordedEvent } from '../../domain/ticket/events.ts';
import { CounterIdSchema, CountSchema, InstantSchema } from '../../protocol/common.ts';
import { RecordedEventSchema } from '../../protocol/recorded-event.ts';
import type { Change, Store } from '../store/store.ts';

const ReservationSchema = v.object({
  round: CountSchema,
  counter: CounterIdSchema,
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

const SEQ_DIGITS = 12;
const keyOf = (office: string, seq: number): string => `${office} ${String(seq).padStart(SEQ_DIGITS, '0')}`;

/** The events of the day as this tablet last heard them, in order. The log holds nothing that must be forgotten (V-1). */
export async function readDay(store: Store, office: string): Promise<RecordedEvent[]> {
  const kept = await store.readAll('day', RecordedEventSchema);
  return kept.filter(({ key }) => key.startsWith(`${office} `)).map(({ value }) => value);
}

/** Keeps what was heard; a day that opens, or one that is told anew, takes the place of what there was. */
export async function keepDay(
  store: Store,
  office: string,
  events: readonly RecordedEvent[],
  reset: boolean,
): Promise<void> {
  const opens = events.findLastIndex(({ event }) => event.type === 'DayOpened');
  const forget: Change[] = [];
  if (reset || opens >= 0) {
    for (const { seq } of await readDay(store, office)) forget.push({ drawer: 'day', key: keyOf(office, seq) });
  }
  const fresh = events.slice(Math.max(0, opens));
  await store.change([
    ...forget,
    ...fresh.map((event): Change => ({ drawer: 'day', key: keyOf(office, event.seq), value: event, at: event.at })),
  ]);
}

/** Nothing of the office stays on a tablet that somebody has signed out of, but what has still to be told. */
export async function forgetDay(store: Store, office: string, owner: string): Promise<void> {
  const day = await readDay(store, office);
  await store.change([
    ...day.map(({ seq }): Change => ({ drawer: 'day', key: keyOf(office, seq) })),
    { drawer: 'reservation', key: owner },
  ]);
}
