import type { BoardScreen } from './clients/board.ts';
import type { Kiosk } from './clients/kiosk.ts';
import type { DayClock } from './clock.ts';
import type { MissedAfter } from './compress.ts';
import type { Journal } from './journal.ts';
import type { Matter } from './matters.ts';
import type { PlannedVisit } from './plan.ts';

/** How a visit went, as its person would tell it. Times in minutes of the day. */
export interface Story {
  plan: PlannedVisit;
  number: string | null;
  presentAt: number | null;
  /** When the first call was made. */
  calledAt: number | null;
  /** Calls that this person was not there for. */
  missed: number;
  end: 'served' | 'no-show' | 'cancelled' | 'never-came' | 'turned-away' | 'still-waiting' | null;
  /** Why no ticket was given, when none was. */
  refusal: string | null;
}

/** What happens to somebody in the lobby, told by the board, the phone or the clerk. */
export interface Ears {
  /** The number is on the board, or the phone says so. */
  onCall(counter: string): void;
  onOver(end: 'served' | 'missed' | 'cancelled'): void;
}

/** The town hall as its people see it: they meet here, and nowhere else. */
export interface Town {
  url: string;
  office: string;
  clock: DayClock;
  /** Each person's own choices follow from it and from their number in the plan. */
  seed: number;
  journal: Journal;
  matters: Matter[];
  missedAfter: MissedAfter;
  kiosks: Kiosk[];
  board: BoardScreen | null;
  /** Who listens for which number. */
  ears: Map<string, Ears>;
  /** Story of a ticket, by the id that the clerk sees. */
  stories: Map<string, Story>;
  /** Who stands before which counter, by number; the clerk there is told when somebody comes. */
  standing: Map<string, string>;
  onComing: Map<string, () => void>;
  /** A request across the desk: "I am back, number A023". */
  desks: Array<(ticket: string) => Promise<boolean>>;
  /** Resolves when nobody is left to serve, or the limit of the day has come. */
  over: Promise<void>;
  isOver(): boolean;
}

export function newStory(plan: PlannedVisit): Story {
  return { plan, number: null, presentAt: null, calledAt: null, missed: 0, end: null, refusal: null };
}
