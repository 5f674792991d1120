import { ArrowLeft, ArrowRight, Clock, Search, UserRound } from 'lucide';
import type { ServiceInfo } from '../../../shared/protocol/office-info.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { Page } from '../frame/page.tsx';
import { useKiosk, usePhone, useWords } from '../kiosk-context.ts';
import { BringList } from './bring-list.tsx';
import { OtherChoices } from './other-choices.tsx';
import { WaitFacts } from './wait-facts.tsx';
import { isGiven, type Warning, warningsOf } from './warnings.ts';
import './notice-page.css';

/** What one should know before taking a number: the wait, what to have ready, the fee, and whether it makes sense now. */
export function NoticePage({ service }: { service: ServiceInfo }) {
  const kiosk = useKiosk();
  const { t, own } = useWords();
  const office = kiosk.office.value;
  const { large } = kiosk.visit.value.aids;
  const now = office?.services.find(({ id }) => id === service.id) ?? null;
  const warnings = warningsOf(now, office, kiosk.now());
  const given = isGiven(warnings);
  return (
    <Page
      name={`notice-${service.id}`}
      title={service.discreet ? t('notice-discreet-title') : own(service.name)}
      actions={
        <>
          <Button icon={ArrowLeft} onPress={() => kiosk.send({ type: 'back' })}>
            {t('back')}
          </Button>
          <div class="page-grow">
            {given ? (
              <Button kind="primary" wide iconAfter={ArrowRight} onPress={() => kiosk.send({ type: 'confirm' })}>
                {t('next')}
              </Button>
            ) : (
              <Button kind="primary" wide icon={Search} onPress={() => kiosk.send({ type: 'services' })}>
                {t('to-other-matters')}
              </Button>
            )}
          </div>
        </>
      }
    >
      <div class="notice-page">
        {warnings.map((warning) => (
          <WarningNotice key={warning.kind} warning={warning} service={service} />
        ))}
        {given && (
          <WaitFacts range={now?.range ?? null} people={now?.waiting ?? null} peopleCaption={t('notice-people')} />
        )}
        <section class="notice-bring">
          <h2>{t('prepare-title')}</h2>
          {service.discreet ? (
            <p>{t('details-on-phone')}</p>
          ) : (
            <BringList service={service} lines={large ? 7 : 9} letters={large ? 36 : 46} />
          )}
        </section>
      </div>
    </Page>
  );
}

function WarningNotice({ warning, service }: { warning: Warning; service: ServiceInfo }) {
  const { t, formats } = useWords();
  const phone = usePhone();
  switch (warning.kind) {
    case 'ended':
    case 'closed':
      return (
        <Notice icon={Clock} title={t(warning.kind === 'ended' ? 'ended-title' : 'closed-title')}>
          {warning.opens !== null && (
            <p>{t('opens-again', { day: formats.day(warning.opens), time: formats.time(warning.opens) })}</p>
          )}
          <p>{t('ask-instead', { phone })}</p>
        </Notice>
      );
    case 'stopped':
      return (
        <Notice icon={Clock} title={t('stopped-title')}>
          <OtherChoices service={service} />
          <p>{t('ask-instead', { phone })}</p>
        </Notice>
      );
    case 'not-staffed':
      return (
        <Notice icon={UserRound} title={t('nobody-serves-title')}>
          {t('nobody-serves-text')}
        </Notice>
      );
    case 'late':
      return (
        <Notice icon={Clock} title={t('may-not-manage')}>
          {warning.until !== null && <p>{t('until-today', { time: formats.time(warning.until) })}</p>}
          <OtherChoices service={service} />
        </Notice>
      );
    case 'closing':
      return <Notice icon={Clock} title={t('until-today', { time: formats.time(warning.until) })} />;
  }
}
