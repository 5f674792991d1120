import { FileText, MapPin, Monitor, Phone } from 'lucide';
import { ListRow } from '../../../shared/ui/list-row/list-row.tsx';
import { RowList } from '../../../shared/ui/list-row/row-list.tsx';
import { phoneHref } from '../page/resident-page.tsx';
import { feeWords } from '../service/fee-words.ts';
import type { TicketScreenProps } from './ticket-screen.ts';

/** Where to go and what to have at hand. Cut off, also where news is to be had without this phone. */
export function TicketRows({ info, service, words, staleSince }: TicketScreenProps) {
  const { visit, text } = words;
  const rows = [];
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
        note={visit('ask-desk')}
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
