import type { CameLate as Late } from '../../../shared/domain/ticket/day.ts';
import { useDay } from '../../staff/live.ts';
import { useStaff } from '../../staff/staff-context.ts';

/** Told within so long of each other, it was one outage, ms. */
const SAME_OUTAGE = 30 * 60_000;
const MOST_LINES = 12;

/** What happened while the line was cut, for whoever has to look after it: how much was done, and what needs a person. */
export function CameLate() {
  const {
    words: { clerk, refusal, formats },
  } = useStaff();
  const late = lastOutage(useDay().cameLate);
  if (late.length === 0) return null;
  const issued = late.filter(({ what }) => what === 'issued').length;
  const called = late.filter(({ what }) => what === 'called').length;
  const first = Math.min(...late.map(({ when }) => when));
  const last = Math.max(...late.map(({ when }) => when));
  const lineOf = (one: Late): string | null => {
    const number = one.number ?? '';
    switch (one.what) {
      case 'given-back':
        return clerk('late-given-back', { number });
      case 'renumbered':
        return clerk('late-renumbered', { number });
      case 'noted': {
        const reason = refusal({ kind: one.noted?.because ?? 'unexpected' });
        const time = formats.time(one.when);
        return one.counter === null
          ? clerk('late-noted-kiosk', { number, time, reason })
          : clerk('late-noted', { number, counter: one.counter, time, reason });
      }
      default:
        return null;
    }
  };
  const lines = late.flatMap((one) => {
    const text = lineOf(one);
    return text === null ? [] : [{ id: one.id, text }];
  });
  return (
    <section class="clerk-part">
      <h2 class="clerk-heading">
        {clerk('late-title')}{' '}
        <span class="tn">
          {formats.time(first)}–{formats.time(last)}
        </span>
      </h2>
      <p class="host-look">
        {clerk('late-issued', { n: issued })}, {clerk('late-called', { n: called })}.{' '}
        {lines.length > 0 && clerk('late-note')}
      </p>
      {lines.length > 0 && (
        <ul class="clerk-back host-late">
          {lines.slice(-MOST_LINES).map(({ id, text }) => (
            <li key={id}>{text}</li>
          ))}
        </ul>
      )}
    </section>
  );
}

/** The newest of them, as far as they belong together. */
function lastOutage(all: readonly Late[]): readonly Late[] {
  const newest = all.at(-1)?.heardAt ?? 0;
  let since = newest;
  for (const { heardAt } of all.toReversed()) if (since - heardAt < SAME_OUTAGE) since = Math.min(since, heardAt);
  return all.filter(({ heardAt }) => heardAt >= since);
}
