import { ArrowRight } from 'lucide';
import { useState } from 'preact/hooks';
import { HELP_CODES, type HelpCode } from '../../../shared/domain/ticket/help.ts';
import type { OfficeInfo, ServiceInfo } from '../../../shared/protocol/office-info.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { LinkButton } from '../../../shared/ui/button/link-button.tsx';
import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { HelpChoice } from '../../../shared/ui/help-choice/help-choice.tsx';
import { helpIcon } from '../../../shared/ui/icon/help-icon.ts';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { TileGrid } from '../../../shared/ui/tile/tile-grid.tsx';
import { goTo } from '../../data/location.ts';
import { readTicket, useOwnTickets } from '../../data/own-tickets.ts';
import { OfficeGate } from '../page/office-gate.tsx';
import { PageHeading } from '../page/page-heading.tsx';
import { ResidentPage } from '../page/resident-page.tsx';
import { useOfficeWords } from '../words/words.ts';
import { type Joined, ticketToTake } from './join.ts';
import './take-page.css';

export default function TakePage({ office, service }: { office: string; service: string }) {
  return (
    <OfficeGate office={office}>
      {(info) => <Take info={info} service={info.services.find(({ id }) => id === service)} />}
    </OfficeGate>
  );
}

function Take({ info, service }: { info: OfficeInfo; service: ServiceInfo | undefined }) {
  const { t, visit, text, help, refusal, language } = useOfficeWords(info);
  const [needs, setNeeds] = useState<readonly HelpCode[]>([]);
  const [take] = useState(ticketToTake);
  const [state, setState] = useState<Joined | 'asking' | null>(null);
  const own = useOwnTickets(info.id)?.find(({ taken }) => taken);
  const ownRead = own && readTicket(own.address).reading.value;
  const ownTicket = ownRead?.state === 'read' && ownRead.value.ticket.state !== 'ended' ? ownRead.value.ticket : null;
  const office = { href: `/o/${info.id}`, label: t('back-to-office') };
  const back = service ? { href: `/o/${info.id}/s/${service.id}`, label: t('back-to-service') } : office;

  if (!service?.remote) {
    return (
      <ResidentPage info={info} title={t('take-number')} back={back}>
        <PageHeading>{service ? text(service.name) : t('service-unknown-title')}</PageHeading>
        <Empty
          title={service ? t('take-at-office') : t('service-unknown-text')}
          action={<LinkButton href={office.href}>{office.label}</LinkButton>}
        />
      </ResidentPage>
    );
  }

  if (own && ownTicket && state === null) {
    return (
      <ResidentPage info={info} title={t('take-number')} back={back}>
        <PageHeading>{visit('have-ticket', { number: ownTicket.number })}</PageHeading>
        <p class="page-lead">{visit('have-ticket-text')}</p>
        <LinkButton kind="primary" wide href={`/t/${own.address}`} iconAfter={ArrowRight}>
          {visit('open-ticket')}
        </LinkButton>
      </ResidentPage>
    );
  }

  async function press(): Promise<void> {
    if (!service) return;
    setState('asking');
    const joined = await take({ office: info.id, service: service.id, language, needs });
    if (joined.kind === 'joined') goTo(`/t/${joined.address}`, { replace: true });
    setState(joined);
  }

  return (
    <ResidentPage info={info} title={`${t('take-number')}: ${text(service.name)}`} back={back}>
      <div>
        <PageHeading>{t('take-number')}</PageHeading>
        <p class="page-lead take-service">{text(service.name)}</p>
      </div>
      <ol class="take-terms">
        <li>{visit('take-term-number')}</li>
        <li>{visit('take-term-check-in')}</li>
        <li>{visit('take-term-order', { n: info.rule.remoteGraceMinutes })}</li>
      </ol>

      <fieldset class="take-help">
        <legend>{visit('help-question')}</legend>
        <p class="take-help-note">{visit('help-skip')}</p>
        <TileGrid>
          {HELP_CODES.map((code) => (
            <HelpChoice
              key={code}
              icon={helpIcon[code]}
              name={help(code)}
              note={help(`${code}-note`)}
              checked={needs.includes(code)}
              onChange={(checked) =>
                setNeeds((before) => HELP_CODES.filter((one) => (one === code ? checked : before.includes(one))))
              }
            />
          ))}
        </TileGrid>
        <p class="take-help-note">{visit('help-who-sees')}</p>
      </fieldset>

      <div class="take-answer" role="status">
        {typeof state === 'object' && state?.kind === 'refused' && (
          <Notice title={refusal(state.refusal.kind)}>{t('refused-next')}</Notice>
        )}
        {typeof state === 'object' && state?.kind === 'unreachable' && (
          <Notice kind="off" announce={false} title={t('offline-title')}>
            {visit('take-unreachable')}
          </Notice>
        )}
      </div>
      <Button kind="primary" wide busy={state === 'asking'} onPress={() => void press()}>
        {needs.length === 0 ? visit('take-now') : visit('take-now-help', { n: needs.length })}
      </Button>
    </ResidentPage>
  );
}
