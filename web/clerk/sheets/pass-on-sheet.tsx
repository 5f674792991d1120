import { Users } from 'lucide';
import { useState } from 'preact/hooks';
import type { ServingTicket } from '../../../shared/domain/ticket/ticket.ts';
import type { ServiceInfo } from '../../../shared/protocol/office-info.ts';
import { serviceIcon } from '../../../shared/ui/icon/service-icon.ts';
import { ListRow } from '../../../shared/ui/list-row/list-row.tsx';
import { RowList } from '../../../shared/ui/list-row/row-list.tsx';
import { ActButton } from '../../staff/act-button.tsx';
import { useDay } from '../../staff/live.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { onDutyFor } from '../colleagues.ts';
import { ServiceSearch } from '../parts/service-search.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { PassTo } from './pass-to.tsx';

interface PassOnSheetProps {
  ticket: ServingTicket;
  onClose: () => void;
}

/** First the matter, then to whom: only where somebody can take it (C-11, T-30). */
export function PassOnSheet({ ticket, onClose }: PassOnSheetProps) {
  const {
    info,
    words: { clerk },
  } = useStaff();
  const [service, setService] = useState<string | null>(null);
  if (service !== null) {
    return (
      <PassTo key={service} ticket={ticket} service={service} onOther={() => setService(null)} onClose={onClose} />
    );
  }
  const { id, counter, number } = ticket;
  return (
    <Sheet
      title={clerk('pass-title', { number })}
      onClose={onClose}
      action={
        <ActButton
          command={{ type: 'Finish', counter, ticket: id, outcome: 'referred' }}
          wide
          detail={clerk('pass-outside')}
        >
          {clerk('referred')}
        </ActButton>
      }
    >
      <SameMatter ticket={ticket} onChoose={() => setService(ticket.service)} />
      <ServiceSearch services={info.services.filter(({ id }) => id !== ticket.service)}>
        {(found) => <Matters found={found} ticket={ticket} onChoose={setService} />}
      </ServiceSearch>
    </Sheet>
  );
}

/** Somebody else should handle this, and nobody asks why (E-21). */
function SameMatter({ ticket, onChoose }: { ticket: ServingTicket; onChoose: () => void }) {
  const {
    words: { clerk },
  } = useStaff();
  const day = useDay();
  const { counter, service } = ticket;
  if (onDutyFor(day, service, counter).length === 0) return null;
  return (
    <ListRow
      soft
      icon={Users}
      title={clerk('pass-same')}
      note={clerk('pass-same-note')}
      value={<Where service={service} counter={counter} />}
      onPress={onChoose}
    />
  );
}

interface MattersProps {
  found: readonly ServiceInfo[];
  ticket: ServingTicket;
  onChoose: (service: string) => void;
}

function Matters({ found, ticket, onChoose }: MattersProps) {
  const {
    words: { clerk, text },
  } = useStaff();
  const day = useDay();
  const isStaffed = ({ id }: ServiceInfo): boolean => onDutyFor(day, id, ticket.counter).length > 0;
  const unstaffed = found.filter((service) => !isStaffed(service));
  return (
    <>
      <RowList>
        {found.filter(isStaffed).map(({ id, name, icon }) => (
          <ListRow
            key={id}
            icon={serviceIcon(icon)}
            title={text(name)}
            value={<Where service={id} counter={ticket.counter} />}
            onPress={() => onChoose(id)}
          />
        ))}
      </RowList>
      {unstaffed.length > 0 && (
        <p class="sheet-note">
          {clerk('pass-unstaffed')}: {unstaffed.map(({ name }) => text(name)).join(', ')}.
        </p>
      )}
    </>
  );
}

function Where({ service, counter }: { service: string; counter: string }) {
  const {
    words: { clerk, formats },
  } = useStaff();
  const day = useDay();
  const counters = onDutyFor(day, service, counter).map((one) => one.counter);
  return <>{clerk('matter-elsewhere', { n: counters.length, list: formats.list(counters) })}</>;
}
