import type { CommandType } from '../../../../shared/domain/ticket/commands.ts';
import type { Turn } from '../../../../shared/domain/ticket/day.ts';
import { timeOf } from '../../../../shared/domain/ticket/events.ts';
import { lobbyOf, type PublishedCall, publishedCall } from '../../../helpers/published-rule.ts';
import { type EventOf, holds, type Witness } from './witness.ts';

/** What a call taken back gives back. */
interface Before {
  turn: Turn;
  passed: ReadonlyMap<string, number>;
  /** The call as it is listed, when it was out of turn. */
  listed: string | null;
}

/**
 * Each call is the published one, or out of turn with its reason; and nobody ordinary is passed more often than P-10 allows.
 *
 * What the bound is, with second skills and places: between two ordinary calls of a clerk, and counting only calls by the
 * rule, an ordinary client is passed by at most K priority calls of that clerk at which the clerk could have called them.
 * A clerk could have called those whom their place allows (P-16, P-17) and whose matter the clerk looked at: the first
 * skills, or the second ones when nobody waited for the first (P-18). Not bounded, because they are no choice of that clerk,
 * are calls past somebody whose aim stands elsewhere, and calls for first skills past somebody who waits for a second one.
 * The back office comes on top: before others only once in so many calls (P-6).
 */
export function witnessCalls(): Witness {
  const turns = new Map<string, Turn>();
  /** By clerk: how often that clerk has passed each client since the last ordinary call. */
  const passed = new Map<string, Map<string, number>>();
  const before = new Map<string, Before>();
  let outOfTurn: string[] = [];
  /** The largest K that any rules of this sequence had. */
  let most = 0;
  let published: PublishedCall | null = null;

  const turnOf = (clerk: string): Turn => turns.get(clerk) ?? { run: 0, sinceBackOffice: 0 };

  const byTheRule = (clerk: string, { rule, ordinary }: PublishedCall): void => {
    const turn = turnOf(clerk);
    const times = new Map(rule === 'turn' ? [] : passed.get(clerk));
    if (rule === 'priority') {
      for (const { ticket } of ordinary) times.set(ticket, (times.get(ticket) ?? 0) + 1);
    }
    for (const [ticket, count] of times) {
      holds(count <= most, `P-10 ${ticket} is passed by ${clerk} at most ${most} times, not ${count}`);
    }
    passed.set(clerk, times);
    const run = rule === 'turn' ? 0 : rule === 'priority' && ordinary.length > 0 ? turn.run + 1 : turn.run;
    turns.set(clerk, { run, sinceBackOffice: rule === 'back-office' ? 0 : turn.sinceBackOffice + 1 });
  };

  return {
    asked(day, { command, now, when }) {
      published = null;
      if (when !== undefined || !CALLS.has(command.type) || !('counter' in command) || !day.rules) return;
      const lobby = lobbyOf(day, now);
      const people = [...lobby.people];
      if (command.type === 'WalkDirect') {
        const { ticket, service, hard } = command;
        const of = hard ? 'early' : 'present';
        people.push({ ticket, class: of, service, due: now, order: Number.POSITIVE_INFINITY, aim: null });
      }
      if (command.type === 'CallSlip' && !day.byNumber.has(command.number)) {
        const { ticket, service } = command;
        people.push({ ticket, class: 'present', service, due: now, order: Number.POSITIVE_INFINITY, aim: null });
      }
      const clerk = day.counters.get(command.counter)?.clerk ?? '';
      published = publishedCall({ ...lobby, people }, command.counter, turnOf(clerk));
    },
    before(day, recorded, asked) {
      const { event } = recorded;
      const at = timeOf(recorded);
      if (event.type === 'DayOpened') {
        for (const one of [turns, passed, before]) one.clear();
        outOfTurn = [];
      }
      if (event.type === 'CallWithdrawn') {
        const then = before.get(event.counter);
        const clerk = day.counters.get(event.counter)?.clerk ?? '';
        holds(then, `T-16 ${event.ticket} had been called at counter ${event.counter}`);
        turns.set(clerk, then.turn);
        passed.set(clerk, new Map(then.passed));
        const made = then.listed === null ? -1 : outOfTurn.lastIndexOf(then.listed);
        outOfTurn = outOfTurn.filter((_, i) => i !== made);
      }
      if (event.type !== 'TicketCalled') return;
      const { ticket, clerk, why } = event;
      const turn = turnOf(clerk);
      const then: Before = { turn, passed: passed.get(clerk) ?? new Map(), listed: null };
      before.set(event.counter, then);
      holds(why.run === turn.run, `P-11 the run of ${clerk} is told`);
      const command = asked?.command;
      const isLate = recorded.when !== undefined;
      // What was told late is judged by the line as it is when the call is written down (O-14).
      if (isLate) published = publishedCall(lobbyOf(day, at), event.counter, turn);
      const chooses = isLate || (command !== undefined && command.type !== 'CallNext' && CALLS.has(command.type));
      holds(chooses || command?.type === 'CallNext', `T-29 ${ticket} is called because a clerk asked`);
      const kept = [...day.holds].find(([, { tickets }]) => tickets.has(ticket))?.[0] ?? event.counter;
      holds(kept === event.counter || isLate, `O-13 ${ticket} is kept for counter ${kept}`);
      holds(kept === event.counter || why.reason === 'paper', `O-16 ${ticket}, kept for ${kept}, came here by paper`);
      if (why.rule === 'reserved') {
        holds(day.holds.get(event.counter)?.tickets.has(ticket), `O-13 ${ticket} is kept for counter ${event.counter}`);
        holds(why.reason === undefined && why.over === null, 'O-13 a reserved call has no other reason');
        return;
      }
      if (published?.chosen.ticket === ticket) {
        holds(why.rule === published.rule && why.reason === undefined, `P-11 the reason of ${ticket}`);
        holds(why.due === published.chosen.due, `P-11 the due time of ${ticket}`);
        if (why.rule === 'priority') holds((why.over === null) === (published.ordinary.length === 0), 'P-11 over whom');
        byTheRule(clerk, published);
        return;
      }
      holds(chooses, `P-3 ${clerk} calls ${published?.chosen.ticket}, not ${ticket}`);
      const given = command?.type === 'CallTicket' || command?.type === 'WalkDirect' ? command.reason : undefined;
      expectOutOfTurn(event, given ?? (isLate || command?.type === 'CallSlip' ? 'paper' : undefined), published);
      // The time tells calls apart: the same ticket may be called out of turn more than once.
      then.listed = `${ticket} ${why.reason} ${at}`;
      outOfTurn.push(then.listed);
    },
    after(day, { event }) {
      if (event.type === 'DayOpened' || event.type === 'RulesSet')
        most = Math.max(most, event.rules.policy.priorityRun);
      const listed = day.outOfTurn.map(({ ticket, reason, at }) => `${ticket} ${reason} ${at}`);
      holds(listed.join() === outOfTurn.join(), 'P-20 calls out of turn are listed with their reasons');
      if (!('clerk' in event)) return;
      const is = day.turns.get(event.clerk) ?? { run: 0, sinceBackOffice: 0 };
      const mine = turnOf(event.clerk);
      const isSame = is.run === mine.run && is.sinceBackOffice === mine.sinceBackOffice;
      holds(isSame, `P-5 P-6 P-20 the turn of ${event.clerk}: ${JSON.stringify(is)}, not ${JSON.stringify(mine)}`);
    },
    answered(_, { command }, decision) {
      if (decision.ok || command.type !== 'CallNext' || decision.refusal.kind !== 'nobody-waiting') return;
      holds(published === null, 'P-3 who is told that nobody waits has nobody to call');
    },
  };
}

/** By which somebody is called while the line is there. */
const CALLS: ReadonlySet<CommandType> = new Set(['CallNext', 'CallTicket', 'CallReserved', 'CallSlip', 'WalkDirect']);

function expectOutOfTurn(
  { ticket, why }: EventOf<'TicketCalled'>,
  reason: string | undefined,
  published: PublishedCall | null,
): void {
  holds(why.rule === 'out-of-turn' && reason !== undefined, `P-20 ${ticket} is called out of turn`);
  holds(why.reason === reason, `P-20 ${ticket} is called with the reason that was given`);
  holds((why.over?.ticket ?? null) === (published?.chosen.ticket ?? null), 'P-20 it says whom the rule names');
}
