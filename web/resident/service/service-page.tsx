import { ArrowRight, Phone } from 'lucide';
import type { OfficeInfo, ServiceInfo } from '../../../shared/protocol/office-info.ts';
import { LinkButton } from '../../../shared/ui/button/link-button.tsx';
import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { ServiceSheet } from '../../../shared/ui/service-sheet/service-sheet.tsx';
import { clock } from '../../data/clock.ts';
import { useNow } from '../../data/office-now.ts';
import { readTicket, useOwnTickets } from '../../data/own-tickets.ts';
import { waitFor } from '../office/wait-words.ts';
import { OfficeGate } from '../page/office-gate.tsx';
import { PageHeading } from '../page/page-heading.tsx';
import { phoneHref, ResidentPage } from '../page/resident-page.tsx';
import { type OfficeWords, useOfficeWords } from '../words/words.ts';
import { feeWords } from './fee-words.ts';
import { hoursInOneLine } from './hours-words.ts';
import { KeptSince } from './kept-since.tsx';
import './service-page.css';

export default function ServicePage({ office, service }: { office: string; service: string }) {
  return (
    <OfficeGate office={office}>
      {(info) => <Sheet info={info} service={info.services.find(({ id }) => id === service)} />}
    </OfficeGate>
  );
}

function Sheet({ info, service }: { info: OfficeInfo; service: ServiceInfo | undefined }) {
  const words = useOfficeWords(info);
  const { t, sheet, text, formats } = words;
  const back = { href: `/o/${info.id}`, label: t('back-to-office') };
  if (!service) {
    return (
      <ResidentPage info={info} title={sheet('service-unknown-title')} back={back}>
        <PageHeading>{sheet('service-unknown-title')}</PageHeading>
        <Empty
          title={sheet('service-unknown-text')}
          action={<LinkButton href={back.href}>{t('back-to-office')}</LinkButton>}
        />
      </ResidentPage>
    );
  }

  const fee = feeWords(words, service.fee);
  const owner = service.owner && `${service.owner.name} ${service.owner.surname}, ${text(service.owner.position)}`;
  const reviewed = formats.date(service.reviewed);
  return (
    <ResidentPage
      info={info}
      title={text(service.name)}
      back={back}
      bar={<TakeBar info={info} service={service} words={words} />}
    >
      <div>
        <PageHeading>{text(service.name)}</PageHeading>
        <p class="page-lead service-summary">{text(service.summary)}</p>
      </div>
      <KeptSince info={info} />
      <ServiceSheet
        fee={{ label: t('fee'), value: fee.value, note: fee.note }}
        time={{ label: t('term'), value: text(service.term) }}
        where={{
          label: sheet('where-when'),
          value: `${text(info.place)}, ${text(info.address)}`,
          note: hoursInOneLine(words, service.hours ?? info.hours),
        }}
        bring={{
          label: sheet('bring'),
          value:
            service.documents.length === 0 ? (
              sheet('bring-nothing')
            ) : (
              <ul class="service-bring">
                {service.documents.map(({ name, note }) => (
                  <li key={text(name)}>
                    {text(name)}
                    {note && <span class="sheet-note">{text(note)}</span>}
                  </li>
                ))}
              </ul>
            ),
        }}
        steps={{
          heading: sheet('steps'),
          items: service.steps.map((step) => ({ title: text(step.title), note: step.text && text(step.text) })),
        }}
        others={
          service.otherWays.length > 0
            ? { heading: sheet('other-ways'), items: service.otherWays.map((way) => ({ text: text(way) })) }
            : undefined
        }
      >
        {fee.lines.length > 0 && (
          <section class="sheet-part">
            <h2>{sheet('fees')}</h2>
            <ul class="service-fees">
              {fee.lines.map(({ what, amount }) => (
                <li class="service-fee" key={what}>
                  <span>{what}</span> <b class="tn nowrap">{amount}</b>
                </li>
              ))}
            </ul>
            {fee.exempt && <p class="service-text">{fee.exempt}</p>}
            {fee.pay && <p class="service-text">{fee.pay}</p>}
          </section>
        )}
        {service.forms.length > 0 && (
          <section class="sheet-part">
            <h2>{sheet('forms')}</h2>
            <ul>
              {service.forms.map(({ name, url, note }) => (
                <li class="service-form" key={text(name)}>
                  {url ? <a href={url}>{text(name)}</a> : <b>{text(name)}</b>}
                  {note && <span class="sheet-note">{text(note)}</span>}
                </li>
              ))}
            </ul>
          </section>
        )}
        {service.questions.length > 0 && (
          <section class="sheet-part">
            <h2>{sheet('questions')}</h2>
            {service.questions.map(({ question, answer }) => (
              <details class="service-question" key={text(question)}>
                <summary>{text(question)}</summary>
                <p>{text(answer)}</p>
              </details>
            ))}
          </section>
        )}
        {service.appeal && (
          <section class="sheet-part">
            <h2>{sheet('appeal')}</h2>
            <p>{text(service.appeal)}</p>
          </section>
        )}
        <div class="sheet-law">
          <p>
            <b class="sheet-law-label">{sheet('legal-basis')}</b> {text(service.legalBasis)}
          </p>
          <p>{owner ? sheet('reviewed-by', { date: reviewed, owner }) : sheet('reviewed', { date: reviewed })}</p>
        </div>
        <section class="sheet-part">
          <h2>{sheet('ask-us')}</h2>
          <p class="sheet-way tn">
            <Icon icon={Phone} size={24} />
            <a class="sheet-phone" href={phoneHref(info.phone)}>
              {info.phone}
            </a>
          </p>
        </section>
      </ServiceSheet>
    </ResidentPage>
  );
}

/** What can be done about this service now. */
function TakeBar({ info, service, words }: { info: OfficeInfo; service: ServiceInfo; words: OfficeWords }) {
  const { t, sheet } = words;
  const reading = useNow(info.id);
  const own = useOwnTickets(info.id)?.find(({ taken }) => taken);
  const ticket = own && readTicket(own.address).reading.value;
  if (own && ticket?.state === 'read' && ticket.value.ticket.state !== 'ended') {
    return (
      <LinkButton kind="primary" wide href={`/t/${own.address}`} iconAfter={ArrowRight}>
        {t('own-ticket', { number: ticket.value.ticket.number })}
      </LinkButton>
    );
  }
  const now = reading.state === 'read' ? reading.value : null;
  const wait = waitFor(words, now, service.id, clock.value);
  if (!service.remote) return <p class="service-bar-words">{sheet('take-at-office')}</p>;
  if (reading.state === 'unreachable' || (reading.state === 'read' && !reading.fresh)) {
    return <p class="service-bar-words">{sheet('take-offline')}</p>;
  }
  if (wait.kind === 'closed') return <p class="service-bar-words">{sheet('take-closed', { when: wait.words })}</p>;
  if (wait.kind === 'stopped') return <p class="service-bar-words">{sheet('take-stopped')}</p>;
  return (
    <LinkButton
      kind="primary"
      wide
      shape="between"
      href={`/o/${info.id}/s/${service.id}/take`}
      detail={
        wait.kind === 'range'
          ? sheet('take-wait', { range: wait.range })
          : wait.kind === 'unknown'
            ? wait.words
            : undefined
      }
    >
      {t('take-number')}
    </LinkButton>
  );
}
