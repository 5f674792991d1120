import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import type { Slip } from '../../devices/printer/printer.ts';
import type { Words } from '../words/words.ts';
import type { IssuedTicket } from './issue-ticket.ts';

interface SlipOf {
  info: OfficeInfo;
  ticket: IssuedTicket;
  words: Words;
  url: string;
}

/** What is printed of a ticket: the number and where to wait. Neither the service nor any need (N-01, N-03). */
export function slipOf({ info, ticket, words, url }: SlipOf): Slip {
  const { t, formats, own } = words;
  const letter = ticket.number.slice(0, 1);
  const series = info.series.find((one) => one.letter === letter);
  return {
    number: ticket.number,
    url,
    language: words.language,
    lines: {
      office: own(info.name),
      title: t('slip-number'),
      time: formats.time(ticket.joinedAt),
      date: formats.fullDay(ticket.joinedAt),
      group: series ? own(series.name) : t('slip-group', { letter }),
      place: own(info.place),
      ahead: ticket.ahead === null ? null : t('slip-ahead', { n: ticket.ahead }),
      phone: t('slip-phone'),
    },
  };
}
