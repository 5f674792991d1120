import { Download } from 'lucide';
import { LinkButton } from '../../../shared/ui/button/link-button.tsx';
import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { useStaleSince } from '../../staff/link-strip.tsx';
import { useDay } from '../../staff/live.ts';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { PageTitle } from '../shell/page-title.tsx';
import { type DayFigures, dayFigures } from './day-figures.ts';
import { Order } from './order.tsx';
import { Quotes } from './quotes.tsx';
import { Waits } from './waits.tsx';
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
          <Waits />
          <Order />
        </>
      )}
      <Quotes />
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
          [manage('state-at-counter'), byState.called + byState.serving + byState.interrupted],
          [manage('state-parked'), byState.parked],
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
