import { useState } from 'preact/hooks';
import type { ServingTicket } from '../../../shared/domain/ticket/ticket.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { ClientFacts } from './client-facts.tsx';
import { Needs } from './needs.tsx';
import { ServiceTabs } from './service-tabs.tsx';
import { TalkRail, type TalkStep } from './talk-rail.tsx';

/** While a client is served: this client, this matter, nothing of anybody else, and nothing that moves. */
export function ServingContext({ ticket }: { ticket: ServingTicket }) {
  const { info } = useStaff();
  const [at, setAt] = useState<TalkStep>('purpose');
  const service = info.services.find(({ id }) => id === ticket.service);
  return (
    <>
      <ClientFacts ticket={ticket} />
      <TalkRail at={at} onStep={setAt} />
      <div class="clerk-serving">
        {service && <ServiceTabs service={service} />}
        <Needs ticket={ticket.id} />
      </div>
    </>
  );
}
