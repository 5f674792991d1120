import type { Command } from '../../shared/domain/ticket/commands.ts';
import type { Counter } from '../../shared/domain/ticket/day.ts';
import type { CounterId, PersonId, TicketId } from '../../shared/domain/ticket/ticket.ts';
import { MINUTE, SECOND } from '../../shared/domain/words.ts';
import type { DayPlan, PlannedClerk } from '../day/plan.ts';
import { SCENARIO } from '../day/scenario.ts';
import type { Agenda } from './agenda.ts';
import type { Lobby } from './clients.ts';
import type { OfficeAtWork } from './office-at-work.ts';
import type { Choose } from './policies.ts';
import { CLERKS, instantAfter } from './reference-office.ts';

// Everything that clerks ask of the office is in this file.

interface Clerk {
  person: PersonId;
  counter: CounterId;
  speed: number;
  breaks: PlannedClerk['breaks'];
  /** In the order in which clerks became idle; null while at work, on a break or gone. */
  idle: number | null;
}

export interface Clerks {
  /** Those who have nobody call the next client, take a break that is due, or go home. Called after each step of the day. */
  look(): void;
}

export interface ClerksAtWork {
  office: OfficeAtWork;
  agenda: Agenda;
  lobby: Lobby;
  opens: number;
  /** Null: the office's own rule. */
  choose: Choose | null;
  /** Minutes from the chair to the counter; part of the change-over. */
  walk: number;
}

/** Seats the clerks of the plan at their counters when the office opens. */
export function seatClerks(plan: DayPlan, at: ClerksAtWork): Clerks {
  const { agenda, opens } = at;
  const clerks: Clerk[] = [];
  let idled = 0;

  for (const [i, { away, speed, breaks }] of plan.clerks.entries()) {
    const person = CLERKS[i];
    if (away || person === undefined) continue;
    const clerk: Clerk = { person, counter: String(i + 1), speed, breaks: [...breaks], idle: null };
    clerks.push(clerk);
    agenda.at(opens, () => {
      does(at, clerk, { type: 'OpenCounter', counter: clerk.counter });
      free(clerk);
    });
    // Whoever is idle looks after each step; these two give a step to look after.
    for (const { from } of breaks) agenda.at(instantAfter(opens, from), () => {});
  }
  agenda.at(instantAfter(opens, SCENARIO.closes), () => {});

  function free(clerk: Clerk): void {
    idled += 1;
    clerk.idle = idled;
  }

  function look(): void {
    const idle = clerks.filter((clerk) => clerk.idle !== null);
    for (const clerk of idle.sort((a, b) => (a.idle ?? 0) - (b.idle ?? 0))) {
      if (takeBreak(at, clerk, free) || serveNext(at, clerk, free)) clerk.idle = null;
      else if (mayGo(at, clerk)) {
        does(at, clerk, { type: 'CloseCounter', counter: clerk.counter });
        clerk.idle = null;
      }
    }
  }

  return { look };
}

type Free = (clerk: Clerk) => void;

function after(at: ClerksAtWork, minutes: number, step: () => void): void {
  at.agenda.at(instantAfter(at.office.now, minutes), step);
}

function does(at: ClerksAtWork, { person }: Clerk, command: Command): void {
  at.office.does(command, { role: 'clerk', person });
}

/** A break begins when it is due and the client has gone. */
function takeBreak(at: ClerksAtWork, clerk: Clerk, free: Free): boolean {
  const due = clerk.breaks[0];
  if (!due || at.office.now < instantAfter(at.opens, due.from)) return false;
  const { counter } = clerk;
  clerk.breaks.shift();
  does(at, clerk, { type: 'PauseCounter', counter });
  after(at, due.minutes, () => {
    does(at, clerk, { type: 'ResumeCounter', counter });
    free(clerk);
  });
  return true;
}

function serveNext(at: ClerksAtWork, clerk: Clerk, free: Free): boolean {
  const ticket = callNext(at, clerk);
  if (ticket === null) return false;
  if (at.lobby.isThere(ticket)) serve(at, clerk, ticket, free);
  else miss(at, clerk, ticket, free);
  return true;
}

/** Calls by the office's own rule, or by the one that it is compared with. Says who was called. */
function callNext(at: ClerksAtWork, { person, counter }: Clerk): TicketId | null {
  const { office, choose } = at;
  const actor = { role: 'clerk', person } as const;
  if (!choose) {
    const decision = office.ask({ type: 'CallNext', counter }, actor);
    if (decision.ok) {
      const called = decision.events.find((event) => event.type === 'TicketCalled');
      return called?.ticket ?? null;
    }
    if (decision.refusal.kind === 'nobody-waiting') return null;
    throw new Error(`CallNext was refused: ${JSON.stringify(decision.refusal)}`);
  }
  const chosen = choose(office.day, person, skillsAt(office.day.counters.get(counter)));
  if (!chosen) return null;
  const why = { rule: 'turn', tier: chosen.tier, due: chosen.due, run: 0, over: null } as const;
  office.record({ type: 'TicketCalled', ticket: chosen.id, counter, clerk: person, why }, actor);
  return chosen.id;
}

function serve(at: ClerksAtWork, clerk: Clerk, ticket: TicketId, free: Free): void {
  const { counter, speed } = clerk;
  const { walk, lobby } = at;
  after(at, walk, () => {
    does(at, clerk, { type: 'Arrive', counter, ticket });
    after(at, lobby.minutesOf(ticket) * speed, () => {
      does(at, clerk, { type: 'Finish', counter, ticket, outcome: 'served' });
      after(at, SCENARIO.changeOver - walk, () => free(clerk));
    });
  });
}

/** Nobody comes: calls again as often as the rules ask for, at least once, and gives up. */
function miss(at: ClerksAtWork, clerk: Clerk, ticket: TicketId, free: Free): void {
  const { counter } = clerk;
  const policy: Partial<Record<string, number>> = at.office.day.rules?.policy ?? {};
  const calls = Math.max(2, policy.missedAfterCalls ?? 0);
  const patience = Math.max(SCENARIO.noShow.costs, ((policy.missedAfterSeconds ?? 0) * SECOND) / MINUTE);
  for (let again = 1; again < calls; again += 1) {
    after(at, (patience * again) / calls, () => does(at, clerk, { type: 'Recall', counter, ticket }));
  }
  after(at, patience, () => {
    does(at, clerk, { type: 'MarkMissed', counter, ticket });
    at.lobby.onMissed(ticket);
    free(clerk);
  });
}

/** After closing a clerk stays until nobody is left, or may still come back, whom they can serve. */
function mayGo({ office, opens }: ClerksAtWork, { counter }: Clerk): boolean {
  if (office.now < instantAfter(opens, SCENARIO.closes)) return false;
  const skills = skillsAt(office.day.counters.get(counter));
  for (const { state, service } of office.day.tickets.values()) {
    if ((state === 'waiting' || state === 'missed') && skills.includes(service)) return false;
  }
  return true;
}

function skillsAt(counter: Counter | undefined): string[] {
  return counter?.skills ?? [];
}
