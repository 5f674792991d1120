import { Plus } from 'lucide';
import { useState } from 'preact/hooks';
import { MOST_MATTERS } from '../../../shared/domain/ticket/joining.ts';
import type { ServingTicket } from '../../../shared/domain/ticket/ticket.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { useCanAct } from '../../staff/link-strip.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import { ClientFacts } from './client-facts.tsx';
import { Needs } from './needs.tsx';
import { NoteField } from './note-field.tsx';
import { ServiceTabs } from './service-tabs.tsx';
import { TalkRail, type TalkStep } from './talk-rail.tsx';

interface ServingContextProps {
  ticket: ServingTicket;
  onAddMatter: () => void;
}

/** While a client is served: this client, this matter, nothing of anybody else, and nothing that moves. */
export function ServingContext({ ticket, onAddMatter }: ServingContextProps) {
  const {
    info,
    words: { clerk },
  } = useStaff();
  const live = useCanAct();
  const [at, setAt] = useState<TalkStep>('purpose');
  const service = info.services.find(({ id }) => id === ticket.service);
  const full = ticket.matters.length + 1 >= MOST_MATTERS;
  return (
    <>
      <div class="clerk-title">
        <ClientFacts ticket={ticket} />
        {!full && (
          <Button icon={Plus} disabled={!live} aria-haspopup="dialog" onPress={onAddMatter}>
            {clerk('add-matter')}
          </Button>
        )}
      </div>
      <TalkRail at={at} onStep={setAt} />
      <div class="clerk-serving">
        {/* The key: what was ticked off for one matter says nothing about the next. */}
        {service && <ServiceTabs key={service.id} service={service} />}
        <div class="clerk-serving-side">
          <Needs ticket={ticket.id} />
          <NoteField ticket={ticket.id} />
        </div>
      </div>
    </>
  );
}
