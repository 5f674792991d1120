import { type WaitRange, waitRangeForNewcomer } from '../../../shared/domain/estimate/queue-length.ts';
import { openState, ticketHours } from '../../../shared/domain/office/opening.ts';
import { peopleWaiting } from '../../../shared/domain/queue/position.ts';
import type { OfficeDay } from '../../../shared/domain/ticket/day.ts';
import type { OfficeNow } from '../../../shared/protocol/office-now.ts';

/** How it is in the office now, in counts and ranges. */
export function officeNow(day: OfficeDay, now: number): OfficeNow {
  const { rules } = day;
  const counters = [...day.counters.values()];
  return {
    at: now,
    seq: day.seq,
    open: rules ? openState(rules, now) : { open: false, opens: null },
    openCounters: counters.filter(({ state }) => state === 'open').length,
    services: (rules?.services ?? []).map((service) => ({
      id: service.id,
      waiting: peopleWaiting(day, new Set([service.id])),
      range: waitRangeForNewcomer(day, service.id),
      tickets: rules ? ticketHours(rules, now, service) : { ok: false, opens: null, endedToday: false },
      staffed: counters.some(({ skills }) => skills.includes(service.id)),
    })),
    series: seriesWaits(day),
    atCounters: atCounters(day),
  };
}

/** People waiting and the widest range, by neutral group: a group never tells whose matter is whose (N-03). */
export function seriesWaits(day: OfficeDay): OfficeNow['series'] {
  const { rules } = day;
  return (rules?.series ?? []).map((letter) => {
    const services = (rules?.services ?? []).filter(({ series }) => series === letter).map(({ id }) => id);
    const waiting = peopleWaiting(day, new Set(services));
    const ranges = services
      .filter((service) => peopleWaiting(day, new Set([service])) > 0 || waiting === 0)
      .map((service) => waitRangeForNewcomer(day, service))
      .filter((range): range is WaitRange => range !== null);
    return { letter, waiting, range: ranges.length === 0 ? null : widest(ranges) };
  });
}

function widest(ranges: readonly WaitRange[]): WaitRange {
  return { from: Math.min(...ranges.map(({ from }) => from)), to: Math.max(...ranges.map(({ to }) => to)) };
}

function atCounters(day: OfficeDay): string[] {
  return day.recentCalls
    .filter(({ ticket }) => {
      const state = day.tickets.get(ticket)?.state;
      return state === 'called' || state === 'serving';
    })
    .map(({ number }) => number)
    .reverse();
}
