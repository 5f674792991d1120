import type { ComponentChildren } from 'preact';
import { type Ticket, transfersOf } from '../../../shared/domain/ticket/ticket.ts';
import type { Formats } from '../../../shared/i18n/formats.ts';
import { useStaff } from '../../staff/staff-context.ts';
import type { OfficeWords } from '../../staff/words.ts';
import { TicketRow } from './returning.tsx';

/** How it is with one ticket, in a line of words, and what can be done about it. */
export function TicketState({ ticket, children }: { ticket: Ticket; children?: ComponentChildren }) {
  const { words } = useStaff();
  return (
    <TicketRow ticket={ticket} note={stateWords(ticket, words)}>
      {children !== undefined && <div class="clerk-back-acts">{children}</div>}
    </TicketRow>
  );
}

function stateWords(ticket: Ticket, { clerk, formats }: Pick<OfficeWords, 'clerk'> & { formats: Formats }): string {
  const counter = 'counter' in ticket ? ticket.counter : '';
  const time = 'backAt' in ticket ? formats.time(ticket.backAt) : '';
  const said = [clerk(`is-${ticket.state}`, { counter, time })];
  if (ticket.promised !== null && ticket.state !== 'ended') {
    const isCallBack = 'class' in ticket && ticket.class === 'desk';
    said.push(clerk(isCallBack ? 'call-back-at' : 'booked-for', { time: formats.time(ticket.promised) }));
  }
  const times = transfersOf(ticket);
  if (times > 0) said.push(clerk('passed-on', { n: times }));
  return said.join('; ');
}
