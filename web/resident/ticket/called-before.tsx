import { ListOrdered } from 'lucide';
import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import type { TicketView } from '../../../shared/protocol/ticket-view.ts';
import { ListRow } from '../../../shared/ui/list-row/list-row.tsx';
import { useOfficeWords } from '../words/words.ts';

/** Why later numbers were called first: the office's reason for each, and never whose need it was (P-21). */
export function CalledBefore({ info, ticket }: { info: OfficeInfo; ticket: TicketView }) {
  const { t, order } = useOfficeWords(info);
  if (ticket.before.length === 0) return null;
  return (
    <section class="ticket-before" aria-labelledby="before">
      <h2 id="before">{order('before-title')}</h2>
      <ul>
        {ticket.before.map(({ number, because, reason }, index) => (
          <li key={`${number}-${index}`}>
            {order(`before-${because}`, {
              number,
              ...(reason === undefined ? {} : { reason: order(`reason-${reason}`) }),
            })}
          </li>
        ))}
      </ul>
      <ListRow icon={ListOrdered} title={t('how-we-call')} href={`/o/${info.id}/rule`} />
    </section>
  );
}
