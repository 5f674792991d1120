import { useEffect } from 'preact/hooks';
import type { Counter } from '../../../shared/domain/ticket/day.ts';
import { DemoLine } from '../../staff/demo-line.tsx';
import { useDay } from '../../staff/live.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { useShortcuts } from '../parts/shortcuts.ts';
import { ActionColumn } from './action-column.tsx';
import { CalledContext } from './called-context.tsx';
import { deskOf } from './desk.ts';
import { IdleContext } from './idle-context.tsx';
import { useNewcomer } from './newcomer.ts';
import { PausedContext } from './paused-context.tsx';
import { ServingContext } from './serving-context.tsx';

interface CounterScreenProps {
  id: string;
  counter: Counter;
}

/** The clerk's screen: on the left what to do, at the same place in every state; on the right what it is about. */
export function CounterScreen({ id, counter }: CounterScreenProps) {
  const { words } = useStaff();
  const day = useDay();
  const desk = deskOf(day, id, counter);
  const newcomer = useNewcomer(desk.state === 'free', counter.skills);
  useShortcuts();

  const number = 'ticket' in desk ? desk.ticket.number : null;
  useEffect(() => {
    document.title = words.clerk(newcomer ? 'page-newcomer' : number === null ? 'page' : 'page-client', {
      counter: id,
      number: number ?? '',
    });
  });

  return (
    <div class="clerk">
      <ActionColumn id={id} counter={counter} desk={desk} newcomer={newcomer} />
      <main id="main" class="clerk-context" tabIndex={-1}>
        {desk.state === 'free' && <IdleContext counter={counter} />}
        {desk.state === 'paused' && <PausedContext counter={counter} />}
        {/* The key: nothing of one client stays for the next. */}
        {desk.state === 'called' && <CalledContext key={desk.ticket.id} ticket={desk.ticket} />}
        {desk.state === 'serving' && <ServingContext key={desk.ticket.id} ticket={desk.ticket} />}
        <DemoLine />
      </main>
    </div>
  );
}
