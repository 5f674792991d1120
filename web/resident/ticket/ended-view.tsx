import { FileText, Phone, Ticket } from 'lucide';
import { ListRow } from '../../../shared/ui/list-row/list-row.tsx';
import { RowList } from '../../../shared/ui/list-row/row-list.tsx';
import { PageHeading } from '../page/page-heading.tsx';
import { phoneHref } from '../page/resident-page.tsx';
import type { TicketScreenProps } from './ticket-screen.ts';

/** Thanks, and what comes now. */
export function EndedView({ info, service, ticket, words }: TicketScreenProps) {
  const { t, visit, after, text } = words;
  const outcome = ticket.outcome ?? 'served';
  const rows = [
    <ListRow
      key="phone"
      icon={Phone}
      title={<a href={phoneHref(info.phone)}>{info.phone}</a>}
      note={after('ended-ask')}
    />,
    <ListRow key="new" icon={Ticket} title={visit('take-new')} note={after('ended-new-note')} href={`/o/${info.id}`} />,
  ];
  if (service) {
    rows.unshift(
      <ListRow
        key="service"
        icon={FileText}
        title={after('ended-next')}
        note={`${t('term')}: ${text(service.term)}`}
        href={`/o/${info.id}/s/${service.id}`}
      />,
    );
  }
  return (
    <>
      <PageHeading>{after(`ended-${outcome}`)}</PageHeading>
      <p class="page-lead">{after(`ended-${outcome}-text`, { number: ticket.number })}</p>
      <h2>{after('what-now')}</h2>
      <RowList>{rows}</RowList>
      <p class="note muted">{after('ended-kept')}</p>
    </>
  );
}
