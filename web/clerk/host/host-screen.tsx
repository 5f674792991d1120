import { Search, Ticket as TicketIcon } from 'lucide';
import { useEffect, useState } from 'preact/hooks';
import { Badge } from '../../../shared/ui/badge/badge.tsx';
import { Button } from '../../../shared/ui/button/button.tsx';
import { act, step } from '../../staff/commands.ts';
import { LinkStrip, useLive, useStaleSince } from '../../staff/link-strip.tsx';
import { dayNow, useDay } from '../../staff/live.ts';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { StepNotice } from '../../staff/step-notice.tsx';
import { atFrontDesk } from '../front-desk.ts';
import { ColumnFoot } from '../parts/column-foot.tsx';
import { useShortcuts } from '../parts/shortcuts.ts';
import { FindTicket } from './find-ticket.tsx';
import { HostHero } from './host-hero.tsx';
import { HostOverview } from './host-overview.tsx';
import { IssueTicket } from './issue-ticket.tsx';
import { IssuedTicket } from './issued-ticket.tsx';
import { commandOf, missingOf, newWish, type Wish } from './wish.ts';
import './host.css';

type View =
  | { at: 'overview' }
  | { at: 'find' }
  | { at: 'issue'; wish: Wish | null }
  | { at: 'issued'; number: string; wish: Wish };

/** The front desk: gives numbers, checks people in, helps. */
export function HostScreen() {
  const { info, session, words } = useStaff();
  const { clerk, staff, text, formats } = words;
  const [view, setView] = useState<View>({ at: 'overview' });
  const now = useSecond();
  const cut = useStaleSince() !== null;
  const { person } = session;
  const overview = (): void => setView({ at: 'overview' });
  useShortcuts();

  useEffect(() => {
    document.title = clerk('host-page');
  });

  const issue = async (wish: Wish): Promise<void> => {
    const acted = await act(commandOf(wish, dayNow(), info.timeZone));
    if (acted.done && acted.ticket) setView({ at: 'issued', number: acted.ticket.number, wish });
    else if (acted.done) overview();
  };

  return (
    <div class="clerk">
      <aside class="clerk-column" aria-label={clerk('column')}>
        <Badge name={person.name} surname={person.surname} position={text(person.position)} />
        <div class="clerk-status">
          <p class="clerk-state clerk-state-free">
            <span class="clerk-dot" />
            {clerk('host')}
          </p>
          <span class="tn">
            <span class="vh">{staff('clock')} </span>
            {formats.time(now)}
          </span>
        </div>
        <div class="clerk-hero">
          <HostHero issued={view.at === 'issued' ? view.number : null} />
        </div>
        <p class="clerk-timer" />
        <HostPrimary view={view} onView={setView} onIssue={(wish) => void issue(wish)} />
        <div class="clerk-second">
          {view.at === 'overview' ? (
            <Button
              shape="stack"
              icon={Search}
              aria-keyshortcuts="F4"
              data-shortcut="F4"
              onPress={() => setView({ at: 'find' })}
            >
              {clerk('find')}
            </Button>
          ) : (
            view.at !== 'issued' && (
              <Button shape="stack" aria-keyshortcuts="F4" data-shortcut="F4" onPress={overview}>
                {clerk('back')}
              </Button>
            )
          )}
        </div>
        <div class="clerk-slot">{cut ? <LinkStrip meaning={clerk('link-lost-host')} /> : <StepNotice />}</div>
        <ColumnFoot counter={null} busy={false}>
          {person.skills.length > 0 && (
            <Button
              wide
              onPress={() => {
                atFrontDesk.value = false;
              }}
            >
              {clerk('open-counter')}
            </Button>
          )}
        </ColumnFoot>
      </aside>
      <main id="main" class="clerk-context" tabIndex={-1}>
        {view.at === 'overview' && <HostOverview />}
        {view.at === 'find' && <FindTicket />}
        {view.at === 'issue' && (
          <IssueTicket wish={view.wish} onWish={(wish) => setView({ at: 'issue', wish })} onService={newWish} />
        )}
        {view.at === 'issued' && <IssuedTicket number={view.number} wish={view.wish} />}
      </main>
    </div>
  );
}

interface HostPrimaryProps {
  view: View;
  onView: (view: View) => void;
  onIssue: (wish: Wish) => void;
}

function HostPrimary({ view, onView, onIssue }: HostPrimaryProps) {
  const {
    info,
    words: { clerk, text },
  } = useStaff();
  const live = useLive();
  const wish = view.at === 'issue' ? view.wish : null;
  const service = wish && info.services.find(({ id }) => id === wish.service);
  const day = useDay();
  const now = useSecond();
  const missing = view.at === 'issue' ? missingOf(view.wish, day, info.timeZone, now) : null;
  const asking = step.value?.state === 'asking' && view.at === 'issue';
  return (
    <Button
      kind="primary"
      shape="large"
      wide
      icon={view.at === 'overview' || view.at === 'find' ? TicketIcon : undefined}
      aria-keyshortcuts="F2"
      data-shortcut="F2"
      busy={asking}
      disabled={view.at === 'issue' && (missing !== null || !live)}
      detail={missing !== null ? clerk(missing) : service ? text(service.name) : undefined}
      onPress={() => {
        if (wish !== null) onIssue(wish);
        else if (view.at === 'issued') onView({ at: 'overview' });
        else onView({ at: 'issue', wish: null });
      }}
    >
      {view.at === 'issued' ? clerk('done') : clerk('issue')}
    </Button>
  );
}
