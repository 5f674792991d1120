import type { ServiceId } from '../../../shared/domain/ticket/ticket.ts';
import { type SimulatedDay, waitOf } from '../visits.ts';
import type { Moment } from './moment.ts';

/** What the predictors know from earlier days. */
export interface Experience {
  /** Mean minutes at the counter. */
  serviceMinutes: Map<ServiceId, number>;
  /** Mean wait (minutes) by service and half hour of coming. */
  waits: Map<string, number>;
}

/** A way to guess a wait (minutes) from what can be seen at a moment, and from earlier days. Null: it does not know. */
export interface Predictor {
  name: string;
  point(moment: Moment, experience: Experience): number | null;
}

export function halfHourKey(service: ServiceId, minute: number): string {
  return `${service}/${Math.floor(minute / 30)}`;
}

export function learn(days: Iterable<SimulatedDay>): Experience {
  const minutes = new Map<ServiceId, number[]>();
  const waits = new Map<string, number[]>();
  for (const { visits } of days) {
    for (const visit of visits.values()) {
      const { service, started, ended, present } = visit;
      if (started !== null && ended !== null) add(minutes, service, ended - started);
      const wait = waitOf(visit);
      if (present !== null && wait !== null) add(waits, halfHourKey(service, present), wait);
    }
  }
  return { serviceMinutes: means(minutes), waits: means(waits) };
}

function add(lists: Map<string, number[]>, key: string, value: number): void {
  const list = lists.get(key);
  if (list) list.push(value);
  else lists.set(key, [value]);
}

function means(lists: Map<string, number[]>): Map<string, number> {
  const mean = (values: number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
  return new Map([...lists].map(([key, values]) => [key, mean(values)]));
}
