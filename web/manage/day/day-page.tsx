import { Download } from 'lucide';
import { LinkButton } from '../../../shared/ui/button/link-button.tsx';
import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { useStaleSince } from '../../staff/link-strip.tsx';
import { useDay } from '../../staff/live.ts';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { PageTitle } from '../shell/page-title.tsx';
import { type DayFigures, dayFigures, LEAST_GROUP, waitsByService } from './day-figures.ts';
import './day.css';

/** Today in numbers: tickets, outcomes and waits. Never by person. */
export function DayPage() {
  const {
    info,
    words: { manage, staff, formats },
  } = useStaff();
  const day = useDay();
  const now = useSecond();
  const stale = useStaleSince();
  const figures = dayFigures(day);
  const hour = staff(stale === null ? 'live' : 'as-of', { time: formats.time(stale ?? now) });
  return (
    <div class="manage-narrow">
      <PageTitle title={manage('page-day')} note={`${formats.fullDay(day.openedAt)}, ${hour}`} />
      {figures.taken === 0 ? (
        <Empty title={manage('day-empty')}>{manage('day-empty-next')}</Empty>
      ) : (
        <>
          <Tickets figures={figures} />
          <Waits figures={figures} />
        </>
      )}
      <section>
        <h2 class="manage-heading">{manage('log')}</h2>
        <p class="day-text">{manage('log-text')}</p>
        <LinkButton
          href={`/api/offices/${encodeURIComponent(info.id)}/log?date=${day.date ?? ''}`}
          download={`${info.id}-${day.date ?? ''}.jsonl`}
          icon={Download}
        >
          {manage('log-download', { date: formats.date(day.date ?? '') })}
        </LinkButton>
      </section>
    </div>
  );
}

function Tickets({ figures: { taken, byChannel, byState, byOutcome } }: { figures: DayFigures }) {
  const {
    words: { manage },
  } = useStaff();
  const rows = (list: readonly [string, number][]) => (
    <dl class="day-list">
      {list.map(([label, n]) => (
        <div class="day-row" key={label}>
          <dt>{label}</dt>
          <dd class="tn">{n}</dd>
        </div>
      ))}
    </dl>
  );
  return (
    <div class="day-columns">
      <section>
        <h2 class="manage-heading">{manage('tickets', { n: taken })}</h2>
        {rows([
          [manage('channel-kiosk'), byChannel.kiosk],
          [manage('channel-desk'), byChannel.desk],
          [manage('channel-home'), byChannel.home],
        ])}
      </section>
      <section>
        <h2 class="manage-heading">{manage('now-state')}</h2>
        {rows([
          [manage('state-expected'), byState.expected],
          [manage('state-waiting'), byState.waiting],
          [manage('state-at-counter'), byState.called + byState.serving],
          [manage('state-missed'), byState.missed],
        ])}
      </section>
      <section>
        <h2 class="manage-heading">{manage('outcomes', { n: byState.ended })}</h2>
        {rows([
          [manage('outcome-served'), byOutcome.served],
          [manage('outcome-referred'), byOutcome.referred],
          [manage('outcome-no-show'), byOutcome['no-show']],
          [manage('outcome-cancelled'), byOutcome.cancelled],
          [manage('outcome-left'), byOutcome.left],
          [manage('outcome-expired'), byOutcome.expired],
        ])}
      </section>
    </div>
  );
}

function Waits({ figures }: { figures: DayFigures }) {
  const {
    info,
    words: { manage, text },
  } = useStaff();
  const day = useDay();
  const list = waitsByService(
    day,
    info.services.map(({ id }) => id),
  );
  const { waits } = figures;
  return (
    <section>
      <h2 class="manage-heading" id="day-waits">
        {manage('day-waits')}
      </h2>
      {waits === null ? (
        <p>{manage('day-no-waits')}</p>
      ) : (
        <>
          {waits.n >= LEAST_GROUP && (
            <p class="day-text">{manage('day-waits-all', { n: waits.n, median: waits.median, p90: waits.p90 })}</p>
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that may scroll has to be reached by keyboard */}
          <section class="now-table" aria-labelledby="day-waits" tabIndex={0}>
            <table class="day-table">
              <thead>
                <tr>
                  <th scope="col">{manage('service')}</th>
                  <th scope="col">{manage('day-called')}</th>
                  <th scope="col">{manage('day-median')}</th>
                  <th scope="col">{manage('day-p90')}</th>
                  <th scope="col">{manage('waits-longest')}</th>
                </tr>
              </thead>
              <tbody>
                {list.map(({ service, spread }) => {
                  const known = info.services.find(({ id }) => id === service);
                  return (
                    <tr key={service}>
                      <th scope="row">{known ? text(known.name) : service}</th>
                      {spread.n < LEAST_GROUP ? (
                        <td colSpan={4} class="muted">
                          {manage('day-few', { n: LEAST_GROUP })}
                        </td>
                      ) : (
                        <>
                          <td class="tn">{spread.n}</td>
                          <td class="tn">{manage('minutes', { n: spread.median })}</td>
                          <td class="tn">{manage('minutes', { n: spread.p90 })}</td>
                          <td class="tn">{manage('minutes', { n: spread.longest })}</td>
                        </>
                      )}
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </section>
        </>
      )}
    </section>
  );
}
