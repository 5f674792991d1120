import type { Moment } from './moment.ts';
import type { EventOf } from './read-line.ts';
import type { Exception } from './report.ts';
import * as rule from './rule.ts';

type Called = EventOf<'TicketCalled'>;

/** The listed reasons of P-20. Typed so that a new one does not compile here: the auditor's list is a list of its own. */
const REASONS: Record<NonNullable<rule.Why['reason']>, true> = {
  agreed: true,
  'our-mistake': true,
  deadline: true,
  emergency: true,
  paper: true,
};

/** A call from the line: the one that the rule gives, or one out of turn with all that P-20 asks for. */
export function call(moment: Moment, event: Called, counter: rule.Counter, ticket: rule.Ticket): void {
  const { day, at, report, wrong } = moment;
  const { number } = ticket;
  if (event.clerk !== counter.clerk) wrong('actor-wrong', counter.id, counter.clerk, event.clerk);
  if (counter.ticket) return wrong('counter-busy', counter.id, counter.ticket.number, number);

  const turn = rule.turnOf(day, counter.clerk);
  const right = rule.ruleCall(day, counter, at);
  let exception: Exception | undefined;
  if (event.why.rule === 'reserved') {
    reserved(moment, event, counter, ticket);
  } else if (event.why.rule === 'out-of-turn') {
    exception = outOfTurn(moment, event, counter, ticket, right);
  } else {
    if (right.ticket !== ticket) {
      const not = rule.obstacle(day, counter, ticket, at) ?? 'call-out-of-order';
      wrong(not, number, right.ticket?.number ?? null, number);
    } else if (JSON.stringify(right.why) !== JSON.stringify(event.why)) {
      wrong('why-wrong', number, right.why, event.why);
    }
    const after = rule.turnAfter(turn, ticket, right.ordinary);
    report.calls[ticket.tier] += 1;
    report.passedOver.most = Math.max(report.passedOver.most, after.run);
    day.turns.set(counter.clerk, after);
  }
  rule.leave(day, ticket);
  counter.last = { step: 'call', ticket, at, turn, before: { ...ticket }, exception };
  const called = ticket.firstCallAt === null ? 'first' : 'again';
  Object.assign(ticket, { state: 'called', called, firstCallAt: ticket.firstCallAt ?? at });
  atCounter(ticket, counter, at);
}

/** O-13: one of those who are kept for this counter; the clerk's turn stays as it is. */
function reserved({ day, report, wrong }: Moment, { why }: Called, counter: rule.Counter, ticket: rule.Ticket): void {
  const { number, tier, due } = ticket;
  const expected = { rule: 'reserved', tier, due, run: rule.turnOf(day, counter.clerk).run, over: null };
  if (rule.heldFor(day, ticket.id) !== counter.id) wrong('call-not-reserved', number, undefined, counter.id);
  if (!rule.takes(counter, ticket.service)) wrong('call-without-skill', number, null, number);
  if (JSON.stringify(expected) !== JSON.stringify(why)) wrong('why-wrong', number, expected, why);
  report.calls.reserved += 1;
}

function outOfTurn(
  { day, line, seq, at, late, report, wrong }: Moment,
  { why }: Called,
  counter: rule.Counter,
  ticket: rule.Ticket,
  right: ReturnType<typeof rule.ruleCall>,
): Exception | undefined {
  const { number, tier, due } = ticket;
  const isListed = why.reason !== undefined && Object.hasOwn(REASONS, why.reason);
  const over = rule.named(right.ticket);
  const { run } = rule.turnOf(day, counter.clerk);
  const expected = { rule: 'out-of-turn', tier, due, run, over, reason: why.reason };
  // Told late, the client came to this counter, whomever they were kept for (O-16).
  const keeper = late ? null : rule.heldFor(day, ticket.id);
  if (keeper !== null && keeper !== counter.id) wrong('call-of-held', number, keeper, counter.id);
  if (!isListed) wrong('reason-missing', number, Object.keys(REASONS), why.reason ?? null);
  if (!rule.takes(counter, ticket.service)) wrong('call-without-skill', number, right.ticket?.number ?? null, number);
  if (right.ticket === ticket) wrong('reason-needless', number, right.why, why);
  else if (JSON.stringify(over) !== JSON.stringify(why.over)) wrong('over-wrong', number, over, why.over);
  else if (JSON.stringify(expected) !== JSON.stringify(why)) wrong('why-wrong', number, expected, why);

  report.calls.outOfTurn += 1;
  if (!isListed) return undefined;
  const reason = why.reason ?? '';
  const exception = { line, seq, at, number, counter: counter.id, reason, takenBack: false };
  report.exceptions.push(exception);
  return exception;
}

/** The ticket is at a counter from now on (ms). */
export function atCounter(ticket: rule.Ticket, counter: rule.Counter, at: number): void {
  Object.assign(ticket, { counter: counter.id, clerk: counter.clerk, calledAt: at, calls: 1, answer: null });
  counter.ticket = ticket;
}

/** Back to the very place that it had, as if it had not been called (T-8, T-16). */
export function calledInVain(day: rule.Day, counter: rule.Counter, ticket: rule.Ticket): void {
  if (ticket.called === 'first') ticket.firstCallAt = null;
  counter.ticket = null;
  rule.enter(day, ticket);
}
