import type { WaitRange } from '../../../shared/domain/estimate/range.ts';
import { openState, ticketHours } from '../../../shared/domain/office/opening.ts';
import { canServe } from '../../../shared/domain/policy/skills.ts';
import { peopleWaiting } from '../../../shared/domain/queue/position.ts';
import type { OfficeDay } from '../../../shared/domain/ticket/day.ts';
import type { OfficeNow } from '../../../shared/protocol/office-now.ts';
import type { Forecast } from '../estimates/forecast.ts';
import type { ChainHead } from '../office-log.ts';

/** How it is in the office now, in counts and ranges. */
export function officeNow(day: OfficeDay, forecast: Forecast, chain: ChainHead | null, now: number): OfficeNow {
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
      range: forecast.rangeForNewcomer(service.id, now),
      intake: day.stopped.has(service.id) ? 'stopped' : warns(day, forecast, service.id) ? 'warn' : 'open',
      tickets: rules ? ticketHours(rules, now, service) : { ok: false, opens: null, endedToday: false },
      staffed: counters.some((counter) => canServe(counter, service.id)),
    })),
    series: seriesWaits(day, forecast, now),
    atCounters: atCounters(day),
    outOfTurn: day.outOfTurn.map(({ number, reason }) => ({ number, reason })),
    chain,
  };
}

/** Whoever joins now may well not be called before closing. */
function warns({ rules }: OfficeDay, forecast: Forecast, service: string): boolean {
  const chance = forecast.chanceForNewcomer(service);
  return chance !== null && rules !== null && chance * 100 < rules.policy.intakeWarnPercent;
}

/** People waiting and the widest range, by neutral group: a group never tells whose matter is whose (N-03). */
export function seriesWaits(day: OfficeDay, forecast: Forecast, now: number): OfficeNow['series'] {
  const { rules } = day;
  return (rules?.series ?? []).map((letter) => {
    const services = (rules?.services ?? []).filter(({ series }) => series === letter).map(({ id }) => id);
    const waiting = peopleWaiting(day, new Set(services));
    const ranges = services
      .filter((service) => peopleWaiting(day, new Set([service])) > 0 || waiting === 0)
      .map((service) => forecast.rangeForNewcomer(service, now))
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
      return state === 'called' || state === 'serving' || state === 'interrupted';
    })
    .map(({ number }) => number)
    .reverse();
}
