import { LinkButton } from '../../shared/ui/button/link-button.tsx';
import { Empty } from '../../shared/ui/empty/empty.tsx';
import { useDay } from '../staff/live.ts';
import { useStaff } from '../staff/staff-context.ts';
import { ChooseCounter } from './choose/choose-counter.tsx';
import { CounterScreen } from './counter/counter-screen.tsx';
import { atFrontDesk } from './front-desk.ts';
import { HostScreen } from './host/host-screen.tsx';

/** Where this person works: at a counter, at the front desk, or not chosen yet. */
export function ClerkScreen() {
  const { session, words } = useStaff();
  const day = useDay();
  const { id, roles, skills } = session.person;
  const own = [...day.counters].find(([, counter]) => counter.clerk === id);
  if (own) return <CounterScreen id={own[0]} counter={own[1]} />;
  const desk = atFrontDesk.value ?? !roles.includes('clerk');
  if (roles.includes('host') && (skills.length === 0 || desk)) return <HostScreen />;
  if (roles.includes('clerk') || roles.includes('host')) return <ChooseCounter />;
  return (
    <main id="main" class="staff-page">
      <h1>{words.clerk('title')}</h1>
      <Empty
        title={words.clerk('manager-only')}
        action={<LinkButton href={`/manage${location.search}`}>{words.clerk('to-manage')}</LinkButton>}
      >
        {words.clerk('manager-only-next')}
      </Empty>
    </main>
  );
}
