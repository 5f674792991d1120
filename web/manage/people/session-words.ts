import type { PasskeyEntry, SessionEntry } from '../../../shared/protocol/http/people.ts';
import type { OfficeWords } from '../../staff/words.ts';

const BROWSERS = { chrome: 'Chrome', edge: 'Edge', firefox: 'Firefox', safari: 'Safari' } as const;

/** A browser as its user would call it: "Chrome, Android", or the place of a tablet of the office. */
export function deviceWords({ people }: OfficeWords, entry: Pick<SessionEntry, 'agent' | 'place'>): string {
  if (entry.place !== null) return people('tablet-at', { place: entry.place });
  return agentWords(people, entry.agent);
}

export function agentWords(people: OfficeWords['people'], { browser, system }: PasskeyEntry['agent']): string {
  return people('agent', {
    browser: browser === 'other' ? people('browser-other') : BROWSERS[browser],
    system: people(`system-${system}`),
  });
}

/** Day and hour of a moment, ms. */
export function momentWords({ formats }: OfficeWords, at: number): string {
  return `${formats.day(at)}, ${formats.time(at)}`;
}
