import { ArrowRight, Clock } from 'lucide';
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
import { clock } from '../../data/clock.ts';
import { goTo } from '../../data/location.ts';
import { useNow } from '../../data/office-now.ts';
import { readTicket, useOwnTickets } from '../../data/own-tickets.ts';
import { mayNotManage, waitFor } from '../office/wait-words.ts';
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
  const words = useOfficeWords(info);
  const { t, sheet, coming, text, help, refusal, language, formats } = words;
  const reading = useNow(info.id);
  const [needs, setNeeds] = useState<readonly HelpCode[]>([]);
  const [take] = useState(ticketToTake);
  const [state, setState] = useState<Joined | 'asking' | null>(null);
  const own = useOwnTickets(info.id)?.find(({ taken }) => taken);
  const ownRead = own && readTicket(own.address).reading.value;
  const ownTicket = ownRead?.state === 'read' && ownRead.value.ticket.state !== 'ended' ? ownRead.value.ticket : null;
  const office = { href: `/o/${info.id}`, label: t('back-to-office') };
  const back = service ? { href: `/o/${info.id}/s/${service.id}`, label: sheet('back-to-service') } : office;

  const now = reading.state === 'read' && reading.fresh ? reading.value : null;
  const open = now?.open;

  if (!service?.remote) {
    return (
      <ResidentPage info={info} title={t('take-number')} back={back}>
        <PageHeading>{service ? text(service.name) : sheet('service-unknown-title')}</PageHeading>
        <Empty
          title={service ? sheet('take-at-office') : sheet('service-unknown-text')}
          action={<LinkButton href={office.href}>{office.label}</LinkButton>}
        />
      </ResidentPage>
    );
  }

  if (own && ownTicket && state === null) {
    return (
      <ResidentPage info={info} title={t('take-number')} back={back}>
        <PageHeading>{coming('have-ticket', { number: ownTicket.number })}</PageHeading>
        <p class="page-lead">{coming('have-ticket-text')}</p>
        <LinkButton kind="primary" wide href={`/t/${own.address}`} iconAfter={ArrowRight}>
          {coming('open-ticket')}
        </LinkButton>
      </ResidentPage>
    );
  }

  const refused = typeof state === 'object' && state?.kind === 'refused' ? state.refusal.kind : null;
  // The office may stop between two looks: its refusal says the same as the state that is read.
  if (
    refused === 'no-time-today' ||
    (state === null && waitFor(words, now, service.id, clock.value).kind === 'stopped')
  ) {
    return (
      <ResidentPage info={info} title={t('take-number')} back={back}>
        <PageHeading>{text(service.name)}</PageHeading>
        <Empty title={coming('intake-stopped')} action={<LinkButton href={back.href}>{back.label}</LinkButton>}>
          {coming('intake-stopped-text')}
        </Empty>
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
      {mayNotManage(now, service.id) && open?.open && (
        <Notice icon={Clock} title={coming('intake-warn')}>
          {coming('intake-warn-text', { time: formats.time(open.until) })}
        </Notice>
      )}
      <ol class="take-terms">
        <li>{coming('take-term-number')}</li>
        <li>{coming('take-term-check-in')}</li>
        <li>{coming('take-term-order', { n: info.rule.remoteGraceMinutes })}</li>
      </ol>

      <fieldset class="take-help">
        <legend>{coming('help-question')}</legend>
        <p class="take-help-note">{coming('help-skip')}</p>
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
        <p class="take-help-note">{coming('help-who-sees')}</p>
      </fieldset>

      <div class="take-answer" role="status">
        {refused !== null && <Notice title={refusal(refused)}>{t('refused-next')}</Notice>}
        {typeof state === 'object' && state?.kind === 'unreachable' && (
          <Notice kind="off" announce={false} title={t('offline-title')}>
            {coming('take-unreachable')}
          </Notice>
        )}
      </div>
      <Button kind="primary" wide busy={state === 'asking'} onPress={() => void press()}>
        {needs.length === 0 ? coming('take-now') : coming('take-now-help', { n: needs.length })}
      </Button>
    </ResidentPage>
  );
}
