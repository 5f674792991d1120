import { ableCounters, othersWaiting, rivalGroup } from './moment.ts';
import type { Predictor } from './predictor.ts';

/** The sign in many offices: those who wait for the same service × its mean time / open counters that take it. */
export const queueLength: Predictor = {
  name: 'queue length',
  point(moment, { serviceMinutes }) {
    const { service } = moment.who;
    const ahead = othersWaiting(moment, new Set([service])).length;
    const minutes = serviceMinutes.get(service);
    return minutes === undefined ? null : (ahead * minutes) / ableCounters(moment.book, service);
  },
};

/** The same with everybody whom those counters may call before, each with the mean time of the own service. */
export const queueLengthOfRivals: Predictor = {
  name: 'queue length, rivals',
  point(moment, { serviceMinutes }) {
    const { book, who } = moment;
    let work = 0;
    for (const { service } of othersWaiting(moment, rivalGroup(book, who.service))) {
      work += serviceMinutes.get(service) ?? 0;
    }
    return work / ableCounters(book, who.service);
  },
};
