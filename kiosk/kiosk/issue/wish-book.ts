import * as v from 'valibot';
import { CATALOGUE_LANGUAGES } from '../../../shared/i18n/languages.ts';
import {
  CommandIdSchema,
  CountSchema,
  HelpCodesSchema,
  InstantSchema,
  ServiceIdSchema,
  TicketNumberSchema,
  TicketSecretSchema,
  WaitRangeSchema,
} from '../../../shared/protocol/common.ts';
import type { Store } from '../../../shared/sync/store/store.ts';
import type { IssuedTicket, TicketWish } from './issue-ticket.ts';

/** The person has left by then: their slip is not printed for somebody else. */
const STILL_HERE = 3 * 60_000;

const BookedSchema = v.object({
  wish: v.object({
    id: CommandIdSchema,
    secret: TicketSecretSchema,
    service: ServiceIdSchema,
    language: v.picklist(CATALOGUE_LANGUAGES),
    needs: HelpCodesSchema,
  }),
  ticket: v.nullable(
    v.object({
      number: TicketNumberSchema,
      joinedAt: InstantSchema,
      range: v.nullable(WaitRangeSchema),
      ahead: v.nullable(CountSchema),
    }),
  ),
});
type Booked = v.InferOutput<typeof BookedSchema>;

/**
 * The one wish that is being answered, kept until its slip is printed: when the page dies in between, the person gets that very
 * number (O-10). What it holds of a person is gone with the slip.
 */
export interface WishBook {
  open(wish: TicketWish): Promise<void>;
  /** The wish has its number. */
  numbered(wish: TicketWish, ticket: IssuedTicket): Promise<void>;
  close(): Promise<void>;
  /** What the last life of this page left unfinished. `here`: somebody may still stand there and wait for it. */
  left(now: number): Promise<(Booked & { here: boolean }) | null>;
}

export function wishBook(store: Store, office: string): WishBook {
  const write = (wish: TicketWish, ticket: IssuedTicket | null): Promise<void> =>
    store.keep('wish', office, { wish, ticket }, Date.now());
  return {
    open: (wish) => write(wish, null),
    numbered: (wish, { number, joinedAt, range, ahead }) => write(wish, { number, joinedAt, range, ahead }),
    close: () => store.forget('wish', office),
    async left(now) {
      const kept = await store.read('wish', office, BookedSchema);
      if (!kept) return null;
      const age = now - kept.at;
      return { ...kept.value, here: age >= 0 && age < STILL_HERE };
    },
  };
}
