import { useEffect, useState } from 'preact/hooks';
import type { Counter } from '../../../shared/domain/ticket/day.ts';
import { StaffBadgesSchema } from '../../../shared/protocol/http/session.ts';
import { DemoLine } from '../../staff/demo-line.tsx';
import { useDay } from '../../staff/live.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { useAsked } from '../../staff/use-asked.ts';
import { ColleaguesContext } from '../colleagues.ts';
import { useShortcuts } from '../parts/shortcuts.ts';
import { CounterSheet } from '../sheets/counter-sheet.tsx';
import type { SheetName } from '../sheets/sheet-name.ts';
import { ActionColumn } from './action-column.tsx';
import { CalledContext } from './called-context.tsx';
import { type Desk, deskOf } from './desk.ts';
import { IdleContext } from './idle-context.tsx';
import { InterruptedContext } from './interrupted-context.tsx';
import { useNewcomer } from './newcomer.ts';
import { PausedContext } from './paused-context.tsx';
import { ServingContext } from './serving-context.tsx';

interface CounterScreenProps {
  id: string;
  counter: Counter;
}

/** Names change rarely, and a new colleague is to be found before lunch. */
const NAMES_EVERY = 5 * 60_000;

/** The clerk's screen: on the left what to do, at the same place in every state; on the right what it is about. */
export function CounterScreen({ id, counter }: CounterScreenProps) {
  const { info, words } = useStaff();
  const day = useDay();
  const desk = deskOf(day, id, counter);
  const newcomer = useNewcomer(desk.state === 'free', id, counter);
  const { asked } = useAsked(`/api/offices/${encodeURIComponent(info.id)}/badges`, StaffBadgesSchema, NAMES_EVERY);
  const [sheet, setSheet] = useSheet(desk);
  useShortcuts();

  const number = 'ticket' in desk ? desk.ticket.number : null;
  useEffect(() => {
    document.title = words.clerk(newcomer ? 'page-newcomer' : number === null ? 'page' : 'page-client', {
      counter: id,
      number: number ?? '',
    });
  });

  return (
    <ColleaguesContext.Provider value={asked.state === 'read' ? asked.value.people : []}>
      <div class="clerk">
        <ActionColumn id={id} counter={counter} desk={desk} newcomer={newcomer} onSheet={setSheet} />
        <main id="main" class="clerk-context" tabIndex={-1}>
          {desk.state === 'free' && <IdleContext id={id} counter={counter} />}
          {desk.state === 'paused' && <PausedContext id={id} counter={counter} />}
          {/* The key: nothing of one client stays for the next. */}
          {desk.state === 'called' && <CalledContext key={desk.ticket.id} ticket={desk.ticket} counter={counter} />}
          {desk.state === 'serving' && (
            <ServingContext key={desk.ticket.id} ticket={desk.ticket} onAddMatter={() => setSheet('add-matter')} />
          )}
          {desk.state === 'interrupted' && <InterruptedContext key={desk.ticket.id} ticket={desk.ticket} />}
          <DemoLine />
        </main>
        {sheet && <CounterSheet name={sheet} id={id} counter={counter} desk={desk} onSheet={setSheet} />}
      </div>
    </ColleaguesContext.Provider>
  );
}

/** A sheet is about one moment: when the counter does something else, it is closed, wherever that came from. */
function useSheet(desk: Desk): [SheetName | null, (name: SheetName | null) => void] {
  const moment = 'ticket' in desk ? `${desk.state} ${desk.ticket.id} ${desk.ticket.service}` : desk.state;
  const [open, setOpen] = useState<{ name: SheetName; moment: string } | null>(null);
  const name = open?.moment === moment ? open.name : null;
  // The same moment may come again, as when a parked visit goes on: nothing is to be open then.
  useEffect(() => setOpen(null), [moment]);
  return [name, (wanted) => setOpen(wanted && { name: wanted, moment })];
}
