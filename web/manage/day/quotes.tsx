import { LEAST_GROUP } from '../../../shared/domain/policy/fairness.ts';
import type { Figures } from '../../../shared/protocol/http/figures.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { AskedState } from '../shell/asked-state.tsx';
import { useFigures } from './use-figures.ts';

/** A week of days is enough to see which way it goes. */
const DAYS = 7;

/** What people were told about their wait, against what happened. */
export function Quotes() {
  const {
    words: { manage },
  } = useStaff();
  const handle = useFigures();
  const { asked } = handle;
  return (
    <section>
      <h2 class="manage-heading" id="quotes">
        {manage('quotes')}
      </h2>
      <AskedState handle={handle} label={manage('loading')} />
      {asked.state === 'read' && <Read figures={asked.value} />}
    </section>
  );
}

function Read({ figures: { days, learnedDays } }: { figures: Figures }) {
  const {
    words: { manage, formats },
  } = useStaff();
  const told = days.filter(({ quotes }) => quotes >= LEAST_GROUP);
  const people = told.reduce((sum, { quotes }) => sum + quotes, 0);
  if (people === 0) return <p>{manage('quotes-none')}</p>;
  const covered = told.reduce((sum, day) => sum + day.covered * day.quotes, 0) / people;
  return (
    <>
      <p class="day-text">
        {manage('quotes-covered', { n: Math.round(covered * 10) })} {manage('quotes-learned', { n: learnedDays })}
      </p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that may scroll has to be reached by keyboard */}
      <section class="now-table" aria-labelledby="quotes" tabIndex={0}>
        <table class="day-table">
          <thead>
            <tr>
              <th scope="col">{manage('quotes-day')}</th>
              <th scope="col">{manage('quotes-n')}</th>
              <th scope="col">{manage('quotes-in-range')}</th>
              <th scope="col">{manage('quotes-error')}</th>
              <th scope="col">{manage('quotes-bias')}</th>
            </tr>
          </thead>
          <tbody>
            {told.slice(0, DAYS).map(({ date, quotes, covered: inRange, meanError, bias }) => (
              <tr key={date}>
                <th scope="row">{formats.date(date)}</th>
                <td class="tn">{formats.number(quotes)}</td>
                <td class="tn">{percent(inRange)}</td>
                <td class="tn">{manage('minutes', { n: Math.round(meanError) })}</td>
                <td class="tn">{biasWords(bias)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <Chances days={told} />
    </>
  );

  function percent(share: number): string {
    return `${formats.number(Math.round(share * 100))} %`;
  }

  function biasWords(bias: number): string {
    const n = Math.round(Math.abs(bias));
    if (n === 0) return manage('quotes-even');
    return manage(bias > 0 ? 'quotes-too-long' : 'quotes-too-short', { n });
  }
}

/** Said chances of being called before closing, and how often it came true, over all days together. */
function Chances({ days }: { days: Figures['days'] }) {
  const {
    words: { manage, formats },
  } = useStaff();
  const fifths = new Map<number, { to: number; n: number; happened: number }>();
  for (const { chance } of days) {
    for (const { from, to, n, happened } of chance) {
      const before = fifths.get(from) ?? { to, n: 0, happened: 0 };
      fifths.set(from, { to, n: before.n + n, happened: before.happened + happened * n });
    }
  }
  const rows = [...fifths].filter(([, { n }]) => n >= LEAST_GROUP).sort(([a], [b]) => a - b);
  if (rows.length === 0) return null;
  const whole = (share: number): number => Math.round(share * 100);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that may scroll has to be reached by keyboard
    <section class="now-table day-after" aria-labelledby="chances" tabIndex={0}>
      <h3 id="chances">{manage('quotes-chance')}</h3>
      <table class="day-table">
        <thead>
          <tr>
            <th scope="col">{manage('quotes-said')}</th>
            <th scope="col">{manage('quotes-happened')}</th>
            <th scope="col">{manage('quotes-people')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([from, { to, n, happened }]) => (
            <tr key={from}>
              <th scope="row" class="tn">
                {formats.range({ from: whole(from), to: whole(to) })} %
              </th>
              <td class="tn">{formats.number(whole(happened / n))} %</td>
              <td class="tn">{formats.number(n)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
