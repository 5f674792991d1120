import { Forward } from 'lucide';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import type { TicketScreenProps } from './ticket-screen.ts';

/** Passed on and waiting again: to whom, by name where it is one clerk (M-53), and that nothing was lost by it. */
export function PassedOn({ service, ticket, words: { visit, text } }: TicketScreenProps) {
  const { passedOn } = ticket;
  if (!passedOn) return null;
  const { badge, counter } = passedOn;
  const title = badge
    ? visit('passed-on-clerk', { name: `${badge.name} ${badge.surname}`, position: text(badge.position) })
    : counter
      ? visit('passed-on-counter', { counter })
      : visit('passed-on-service', { service: service ? text(service.name) : ticket.service });
  return (
    <Notice icon={Forward} title={title}>
      {visit('passed-on-text')}
    </Notice>
  );
}
