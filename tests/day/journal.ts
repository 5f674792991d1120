import type { Board } from '../../shared/protocol/board.ts';

/** A command that the office said yes to, as the client that sent it knows it. */
export interface Acknowledged {
  id: string;
  type: string;
  /** `seq` that the answer named; null where the answer carries none. */
  seq: number | null;
  /** The number that was given, for those that give one. */
  number: string | null;
}

/** A ticket that somebody holds, with the last that its holder was told. */
export interface HeldTicket {
  address: string;
  number: string;
}

/** What the clients of a run saw and were told: the other side of the books, to be held against the log. */
export class Journal {
  readonly acknowledged: Acknowledged[] = [];
  readonly held: HeldTicket[] = [];
  readonly boards: Board[] = [];
  /** Messages that no schema of their screen takes. A board that shows too much is one of these. */
  readonly misfits: Array<{ screen: string; text: string }> = [];
  /** A phone that was told about somebody else's ticket. */
  readonly strangers: string[] = [];
  readonly answers = new Map<string, number>();
  readonly latencies = new Map<string, number[]>();
  /** Commands that were sent again because no answer had come. */
  repeats = 0;
  reconnections = 0;

  done(entry: Acknowledged, ms: number): void {
    this.acknowledged.push(entry);
    this.count(`${entry.type}: done`);
    const latencies = this.latencies.get(entry.type);
    if (latencies) latencies.push(ms);
    else this.latencies.set(entry.type, [ms]);
  }

  refused(type: string, kind: string): void {
    this.count(`${type}: ${kind}`);
  }

  unanswered(type: string): void {
    this.count(`${type}: no answer`);
  }

  count(answer: string): void {
    this.answers.set(answer, (this.answers.get(answer) ?? 0) + 1);
  }
}
