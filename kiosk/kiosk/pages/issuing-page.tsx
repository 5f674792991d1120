import { Info, Search, Ticket, UserRound } from 'lucide';
import type { ServiceInfo } from '../../../shared/protocol/office-info.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Dots } from '../../../shared/ui/spinner/dots.tsx';
import { Page } from '../frame/page.tsx';
import type { Issue } from '../issue/issue-ticket.ts';
import { useKiosk, usePhone, useWords } from '../kiosk-context.ts';
import { OtherChoices } from './other-choices.tsx';
import { PhoneLine } from './phone-line.tsx';
import './issuing-page.css';

interface IssuingPageProps {
  issue: Exclude<Issue, { state: 'issued' }>;
  service: ServiceInfo | undefined;
}

/** Until the number is there: calm, and with a person at the end of it. */
export function IssuingPage({ issue, service }: IssuingPageProps) {
  const kiosk = useKiosk();
  const { t, refusal } = useWords();
  const phone = usePhone();
  if (issue.state === 'refused') {
    // The office may stop between the notice and this page: then it is told here, in the same words.
    const noTime = issue.refusal.kind === 'no-time-today';
    return (
      <Page
        name="refused"
        icon={Info}
        title={t(noTime ? 'stopped-title' : 'refused-title')}
        lead={
          <>
            {noTime ? <OtherChoices service={service} /> : <p>{refusal(issue.refusal.kind)}</p>}
            <PhoneLine />
          </>
        }
        actions={
          <>
            <div class="page-grow">
              <Button wide icon={Search} onPress={() => kiosk.send({ type: 'services' })}>
                {t('to-other-matters')}
              </Button>
            </div>
            <div class="page-grow">
              <Button kind="primary" wide onPress={() => kiosk.finish()}>
                {t('finish')}
              </Button>
            </div>
          </>
        }
      />
    );
  }
  if (issue.state === 'unanswered') {
    return (
      <Page
        name="unanswered"
        icon={UserRound}
        title={t('unanswered-title')}
        lead={
          <>
            <p>{t('unanswered-next', { phone })}</p>
            <p class="issuing-still" role="status">
              <Dots />
              {t('unanswered-text')}
            </p>
          </>
        }
        actions={
          <div class="page-grow">
            <Button kind="primary" wide onPress={() => kiosk.finish()}>
              {t('finish')}
            </Button>
          </div>
        }
      />
    );
  }
  const slow = issue.state === 'asking' && issue.slow;
  return (
    <Page
      name={slow ? 'slow' : 'issuing'}
      icon={Ticket}
      title={t(slow ? 'issuing-slow-title' : 'issuing-title')}
      lead={
        <p class="issuing-still" role="status">
          <Dots />
          {t('issuing-slow-text')}
        </p>
      }
    />
  );
}
