import { MINUTE } from '../../../shared/domain/words.ts';
import type { LastCall } from '../lobby-book.ts';
import { type Moment, rivalGroup } from './moment.ts';
import type { Predictor } from './predictor.ts';

/**
 * The wait of whoever was called last (LES: Ibrahim and Whitt 2009, "Real-time delay estimation based on delay history"):
 * of the same service, or, while nobody of it was called yet, of those that compete with it. Nobody yet: no wait.
 */
export const lastToEnterService: Predictor = {
  name: 'last to enter service',
  point: (moment) => waitOf(ofService(moment) ?? ofRivals(moment)),
};

/** The same of all competing services: fresher, and of a more mixed kind. */
export const lastOfRivals: Predictor = {
  name: 'last to enter, rivals',
  point: (moment) => waitOf(ofRivals(moment)),
};

/** The same among those who are called by the same right, priority or not. */
export const lastOfOwnTier: Predictor = {
  name: 'last to enter, own tier',
  point(moment) {
    const { tier } = moment.who;
    return waitOf(ofService(moment, tier) ?? ofRivals(moment, tier) ?? ofRivals(moment));
  },
};

function waitOf(last: LastCall | undefined): number {
  return (last?.wait ?? 0) / MINUTE;
}

function ofService({ book, who }: Moment, tier?: string): LastCall | undefined {
  return latest([...book.lastCalls.values()].filter((call) => call.service === who.service && isOf(call, tier)));
}

function ofRivals({ book, who }: Moment, tier?: string): LastCall | undefined {
  const rivals = rivalGroup(book, who.service);
  return latest([...book.lastCalls.values()].filter((call) => rivals.has(call.service) && isOf(call, tier)));
}

function isOf(call: LastCall, tier: string | undefined): boolean {
  return tier === undefined || call.tier === tier;
}

function latest(calls: LastCall[]): LastCall | undefined {
  return calls.sort((a, b) => b.at - a.at)[0];
}
