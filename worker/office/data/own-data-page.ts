import type { OfficeFile } from '../../../shared/domain/office/office-file.ts';
import type { OfficeEvent } from '../../../shared/domain/ticket/events.ts';
import type { Outcome, TicketId } from '../../../shared/domain/ticket/ticket.ts';
import type { LocalText } from '../../../shared/domain/words.ts';
import { createFormats, type Formats } from '../../../shared/i18n/formats.ts';
import {
  type CatalogueLanguage,
  chooseLanguage,
  LANGUAGE_NAMES,
  offeredLanguages,
} from '../../../shared/i18n/languages.ts';
import { en as helpEn } from '../../../shared/i18n/messages/help/en.ts';
import { pl as helpPl } from '../../../shared/i18n/messages/help/pl.ts';
import { en, type OwnKey } from '../../../shared/i18n/messages/own/en.ts';
import { pl } from '../../../shared/i18n/messages/own/pl.ts';
import { type Catalogue, createTranslator, type Translate } from '../../../shared/i18n/translator.ts';
import type { TicketData } from '../../../shared/protocol/http/ticket-data.ts';
import { escapeHtml, plainPage } from './plain-page.ts';

const CATALOGUES: Readonly<Record<CatalogueLanguage, Catalogue<OwnKey>>> = { en, pl };
const HELP = { en: helpEn, pl: helpPl };

/** Events that are about one ticket: each has words here, or does not compile. */
type TicketEvent = Extract<OfficeEvent, { ticket: TicketId }>['type'];
type WithMore = 'CallAnswered' | 'TicketEnded';
const WORDS: Readonly<Record<Exclude<TicketEvent, WithMore>, OwnKey>> = {
  TicketJoined: 'TicketJoined',
  TicketCheckedIn: 'TicketCheckedIn',
  TicketPostponed: 'TicketPostponed',
  TicketReinstated: 'TicketReinstated',
  TicketCalled: 'TicketCalled',
  TicketRecalled: 'TicketRecalled',
  ServiceStarted: 'ServiceStarted',
  TicketMissed: 'TicketMissed',
  ServiceInterrupted: 'ServiceInterrupted',
  ServiceResumed: 'ServiceResumed',
  TicketParked: 'TicketParked',
  TicketUnparked: 'TicketUnparked',
  TicketTransferred: 'TicketTransferred',
  MatterAdded: 'MatterAdded',
  MatterStarted: 'MatterStarted',
  TicketReturned: 'TicketReturned',
  CallWithdrawn: 'CallWithdrawn',
  FinishWithdrawn: 'FinishWithdrawn',
  MissWithdrawn: 'MissWithdrawn',
  TransferWithdrawn: 'TransferWithdrawn',
  MatterWithdrawn: 'MatterWithdrawn',
  TicketRenumbered: 'TicketRenumbered',
  TicketFound: 'TicketFound',
};

/** What the office still has about one ticket, as a page to read. `address`: of the ticket, to come back by. */
export function ownDataPage(
  { file, demo }: { file: OfficeFile; demo: boolean },
  data: TicketData,
  address: string,
  wanted: readonly string[],
): string {
  const language = chooseLanguage(wanted, offeredLanguages(file.languages));
  const t = createTranslator(language, CATALOGUES[language]);
  const formats = createFormats(language, file.timeZone);
  const own = (text: LocalText): string => text[language] ?? text[file.languages[0] ?? 'en'] ?? '';
  const services = new Map(file.services.map(({ id, name }) => [id, own(name)]));
  const heading = (key: OwnKey): string => `<h2>${escapeHtml(t(key))}</h2>`;
  const p = (text: string): string => `<p>${escapeHtml(text)}</p>`;
  const link = (path: string, key: OwnKey, more = ''): string =>
    `<li><a href="${escapeHtml(path)}"${more}>${escapeHtml(t(key))}</a></li>`;
  const tickets = `/api/tickets/${encodeURIComponent(address)}`;
  const main = [
    p(t('intro')),
    heading('told-title'),
    told(data, language, t) || p(t('told-nothing')),
    ...(data.wait
      ? [
          heading('wait-title'),
          p(t('wait-text', { from: data.wait.from, to: data.wait.to, time: formats.time(data.wait.at) })),
        ]
      : []),
    heading('log-title'),
    p(t('log-text')),
    `<ol class="times">${data.log.map((line) => step(line, services, formats, t)).join('\n')}</ol>`,
    heading('until-title'),
    p(t('until-text', { date: formats.date(data.until) })),
    ...(data.told ? [p(t('until-visit'))] : []),
    '<ul class="links">',
    link(`/t/${address}`, 'back'),
    link(`${tickets}/data`, 'file', ' download'),
    link(`${data.record}?language=${language}`, 'record'),
    '</ul>',
  ].join('\n');
  return plainPage({
    language,
    title: t('title', { number: data.number }),
    office: { id: file.id, name: own(file.name) },
    demo: demo ? t('demo') : null,
    main,
  });
}

function told({ told }: TicketData, language: CatalogueLanguage, t: Translate<OwnKey>): string {
  if (!told) return '';
  const help = createTranslator(language, HELP[language]);
  const rows: Array<[OwnKey, string]> = [];
  if (told.language !== null) rows.push(['told-language', LANGUAGE_NAMES[told.language]]);
  if (told.needs.length > 0) rows.push(['told-help', told.needs.map((need) => help(need)).join(', ')]);
  if (told.note !== null) rows.push(['told-note', told.note]);
  const cells = rows.map(([key, value]) => `<dt>${escapeHtml(t(key))}</dt><dd>${escapeHtml(value)}</dd>`);
  return rows.length === 0 ? '' : `<dl>${cells.join('\n')}</dl>`;
}

function step(
  line: TicketData['log'][number],
  services: ReadonlyMap<string, string>,
  formats: Formats,
  t: Translate<OwnKey>,
): string {
  const at = typeof line.when === 'number' ? line.when : line.at;
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const params = {
    counter: text(line.counter),
    number: text(line.number),
    service: services.get(text(line.service)) ?? '',
  };
  return `<li><time datetime="${new Date(at).toISOString()}">${formats.time(at)}</time> ${escapeHtml(t(wordsOf(line, params.service), params))}</li>`;
}

function wordsOf(line: TicketData['log'][number], service: string): OwnKey {
  const type = line.type as TicketEvent;
  switch (type) {
    case 'TicketJoined':
      // A service that the office does not have any more has no name here.
      return service === '' ? type : 'TicketJoined-about';
    case 'CallAnswered':
      return line.answer === 'coming' ? 'CallAnswered-coming' : 'CallAnswered-more-time';
    case 'TicketEnded':
      return `TicketEnded-${line.outcome as Outcome}`;
    default:
      return WORDS[type];
  }
}
