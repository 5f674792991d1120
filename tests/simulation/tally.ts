import type { TicketId } from '../../shared/domain/ticket/ticket.ts';
import { type Passes, passesOf } from './passes.ts';
import { workOf } from './utilisation.ts';
import { GROUPS, type Group, type SimulatedDay, waitOf } from './visits.ts';

/** Waits from being present to the first call, minutes. */
export interface Waits {
  people: number;
  mean: number;
  p95: number;
  max: number;
}

export interface Measured extends Passes {
  days: number;
  ticketsADay: number;
  /** Tickets that nobody called although their holders waited: there must be none. */
  notServed: number;
  /** Busy part of the time at open counters, within the opening hours. */
  utilisation: number;
  /** Mean minute after opening at which the last client went. */
  lastGoes: number;
  waits: Record<Group, Waits>;
  /** Everybody who is not of the priority group. */
  others: Waits;
  /** How much longer these wait than by FIFO on the same days, minutes in the mean. */
  othersExtra: number;
}

export interface Tally {
  /** Takes a day in, and the same day by FIFO. */
  add(day: SimulatedDay, fifo: SimulatedDay): void;
  measured(): Measured;
}

export function createTally(): Tally {
  const waits: Record<Group, number[]> = { priority: [], present: [], remote: [] };
  const extras: number[] = [];
  const work = { staffed: 0, busy: 0 };
  const passes: Passes = { longestRun: 0, mostSeen: 0 };
  let [days, tickets, notServed, lastGoes] = [0, 0, 0, 0];

  return {
    add(day, fifo) {
      days += 1;
      tickets += day.visits.size;
      for (const [ticket, visit] of day.visits) {
        const wait = waitOf(visit);
        if (visit.outcome === 'left') notServed += 1;
        if (wait === null) continue;
        waits[visit.group].push(wait);
        const byFifo = waitByFifo(fifo, ticket);
        if (visit.group !== 'priority' && byFifo !== null) extras.push(wait - byFifo);
      }
      const { staffed, busy } = workOf(day.events, day.opens);
      work.staffed += staffed;
      work.busy += busy;
      lastGoes += Math.max(
        0,
        ...[...day.visits.values()].map(({ started, ended }) => (started === null ? 0 : (ended ?? 0))),
      );
      const { longestRun, mostSeen } = passesOf(day.events);
      passes.longestRun = Math.max(passes.longestRun, longestRun);
      passes.mostSeen = Math.max(passes.mostSeen, mostSeen);
    },
    measured: () => ({
      ...passes,
      days,
      ticketsADay: tickets / Math.max(1, days),
      notServed,
      utilisation: work.busy / Math.max(1, work.staffed),
      lastGoes: lastGoes / Math.max(1, days),
      waits: Object.fromEntries(GROUPS.map((group) => [group, summary(waits[group])])) as Record<Group, Waits>,
      others: summary([...waits.present, ...waits.remote]),
      othersExtra: extras.reduce((sum, extra) => sum + extra, 0) / Math.max(1, extras.length),
    }),
  };
}

function waitByFifo(fifo: SimulatedDay, ticket: TicketId): number | null {
  const visit = fifo.visits.get(ticket);
  return visit ? waitOf(visit) : null;
}

/** p95: the wait that at most one in twenty exceeds. */
function summary(values: readonly number[]): Waits {
  const sorted = Float64Array.from(values).sort();
  return {
    people: sorted.length,
    mean: sorted.reduce((sum, value) => sum + value, 0) / Math.max(1, sorted.length),
    p95: sorted[Math.max(0, Math.ceil(sorted.length * 0.95) - 1)] ?? 0,
    max: sorted.at(-1) ?? 0,
  };
}
