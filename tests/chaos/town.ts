import type { WordBook } from '../../kiosk/kiosk/words/words.ts';
import { ticketIdOf } from '../../shared/domain/ticket/ticket-id.ts';
import type { OfficeInfo } from '../../shared/protocol/office-info.ts';
import type { Booth } from './booth.ts';
import type { Clerk } from './clerk.ts';
import type { Display } from './display.ts';
import type { Phone } from './phone.ts';

/** Somebody with a number. A person is in one place, whoever calls. */
export interface Visitor {
  readonly secret: string;
  readonly ticket: string;
  service: string;
  /** What stands on each slip that was printed for the one tap, or what a phone was told. */
  readonly slips: string[];
  /** `home`, `lobby`, `gone`, or the counter. */
  where: string;
}

/** Somebody is at a counter, called or served, as its screen shows it: this is what people in the lobby go by. */
export interface Stay {
  readonly number: string;
  readonly counter: string;
  /** By the clock that the server and the run share, ms; `to` is null as long as it lasts. */
  readonly from: number;
  to: number | null;
  /** Called without a line, by the tablet itself. */
  readonly alone: boolean;
  /** One of those who were reserved; else by the number on paper. */
  readonly reserved: boolean;
  /** Since when the tablet could call somebody reserved by itself; null while the office led. */
  readonly aloneSince: number | null;
  /** What the office had last told this tablet of the client: the state, or `here` when they were at this very counter. */
  readonly heard: string;
}

/** One office with everybody in it, for one run. */
export interface Town {
  readonly office: string;
  readonly seed: number;
  readonly info: OfficeInfo;
  readonly words: WordBook;
  readonly manager: string;
  /** Address of the server, past all lines. */
  readonly url: string;
  readonly visitors: Map<string, Visitor>;
  readonly stays: Stay[];
  readonly journal: string[];
  /** Commands that the office itself has acknowledged. */
  readonly acknowledged: Array<{ id: string; type: string }>;
  readonly clerks: Clerk[];
  readonly booths: Booth[];
  readonly phones: Phone[];
  display: Display | null;
  /** `work`: as ever; `drain`: nobody comes any more, and the line is served to its end; `over`. */
  phase: 'work' | 'drain' | 'over';
  readonly startedAt: number;
  note(what: string): void;
  problem(what: string): void;
  readonly problems: string[];
  /** What took longer than it may: a fault only where the machine kept up. */
  tooLong(what: string): void;
  readonly delays: string[];
}

export function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}

/** Whoever has this slip in hand; the first slip of a tap makes a visitor. */
export function handOver(town: Town, secret: string, service: string, number: string, where: string): Visitor {
  const known = town.visitors.get(secret);
  if (known) {
    if (!known.slips.includes(number)) known.slips.push(number);
    return known;
  }
  const visitor: Visitor = { secret, ticket: ticketIdOf(town.office, secret), service, slips: [number], where };
  town.visitors.set(secret, visitor);
  return visitor;
}

/** The person who has this number on paper or on a phone. */
export function holderOf(town: Town, number: string): Visitor | null {
  for (const visitor of town.visitors.values()) if (visitor.slips.includes(number)) return visitor;
  return null;
}
