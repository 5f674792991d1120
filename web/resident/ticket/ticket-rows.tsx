import { CalendarClock, FileText, ListPlus, MapPin, Monitor, NotebookText, Phone } from 'lucide';
import { ListRow } from '../../../shared/ui/list-row/list-row.tsx';
import { RowList } from '../../../shared/ui/list-row/row-list.tsx';
import { phoneHref } from '../page/resident-page.tsx';
import { feeWords } from '../service/fee-words.ts';
import type { TicketScreenProps } from './ticket-screen.ts';

/** What belongs to the visit, where to go and what to have at hand. Cut off, also where news is to be had without this phone. */
export function TicketRows({ info, service, ticket, words, staleSince }: TicketScreenProps) {
  const { visit, text, formats } = words;
  const rows = [];
  if (ticket.promised !== null && (ticket.state === 'expected' || ticket.state === 'waiting')) {
    rows.push(
      <ListRow
        key="promised"
        icon={CalendarClock}
        title={visit('promised', { time: formats.time(ticket.promised) })}
        note={visit('promised-note')}
      />,
    );
  }
  if (ticket.matters.length > 0) {
    const names = ticket.matters.map((id) => {
      const matter = info.services.find((one) => one.id === id);
      return matter ? text(matter.name) : id;
    });
    rows.push(
      <ListRow
        key="matters"
        icon={ListPlus}
        title={visit('more-matters', { n: names.length })}
        note={visit('more-matters-note', { list: formats.list(names) })}
      />,
    );
  }
  if (ticket.note !== null) {
    rows.push(<ListRow key="note" icon={NotebookText} title={visit('note')} note={ticket.note} />);
  }
  if (staleSince === null) {
    rows.push(
      <ListRow
        key="place"
        icon={MapPin}
        title={text(info.place)}
        note={text(info.address)}
        href={`/o/${info.id}/ask#access`}
      />,
    );
  } else {
    rows.push(
      <ListRow key="screen" icon={Monitor} title={visit('see-screen')} note={visit('see-screen-note')} />,
      <ListRow
        key="phone"
        icon={Phone}
        title={<a href={phoneHref(info.phone)}>{info.phone}</a>}
        note={visit('see-desk')}
      />,
    );
  }
  if (service && service.documents.length > 0) {
    const things = service.documents.slice(0, 3).map(({ name }) => inSentence(text(name)));
    rows.push(
      <ListRow
        key="bring"
        icon={FileText}
        title={visit('prepare', { n: service.documents.length })}
        note={[...things, feeWords(words, service.fee).value].join(', ')}
        href={`/o/${info.id}/s/${service.id}`}
      />,
    );
  }
  return <RowList>{rows}</RowList>;
}

/** `Jedno zdjęcie` inside a line is `jedno zdjęcie`; `PESEL` stays what it is. */
function inSentence(text: string): string {
  return /^\p{Lu}\p{Ll}/u.test(text) ? text.charAt(0).toLowerCase() + text.slice(1) : text;
}
