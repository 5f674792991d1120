import type { Aim } from '../policy/aim.ts';
import type { HelpCode } from '../ticket/help.ts';
import type { CounterPlace, OfficeFile } from './office-file.ts';

/** Help that a counter has or has not; what comes first is kept where no counter has everything. */
const OF_A_COUNTER: ReadonlyArray<{ need: HelpCode; has: (counter: CounterPlace) => boolean }> = [
  { need: 'space', has: ({ stepFree }) => stepFree },
  { need: 'quiet', has: ({ quiet }) => quiet },
];

/**
 * Where practical help is to be had (P-16): step-free and quiet counters, clerks who sign. Null when every place will do, or
 * when the office has none such: then a person comes and helps.
 */
export function aimFor(file: Pick<OfficeFile, 'counters' | 'people'>, needs: readonly HelpCode[]): Aim | null {
  let counters = file.counters;
  for (const { need, has } of OF_A_COUNTER) {
    const fitting = needs.includes(need) ? counters.filter(has) : counters;
    if (fitting.length > 0) counters = fitting;
  }
  const signing = needs.includes('sign') ? file.people.filter(({ signs }) => signs) : [];
  const aim: Aim = {
    ...(counters.length < file.counters.length ? { counters: counters.map(({ id }) => id) } : {}),
    ...(signing.length > 0 ? { clerks: signing.map(({ id }) => id) } : {}),
  };
  return aim.counters || aim.clerks ? aim : null;
}
