import { Info, Search, Ticket, UserRound } from 'lucide';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Dots } from '../../../shared/ui/spinner/dots.tsx';
import { Page } from '../frame/page.tsx';
import type { Issue } from '../issue/issue-ticket.ts';
import { useKiosk, usePhone, useWords } from '../kiosk-context.ts';
import { PhoneLine } from './phone-line.tsx';
import './issuing-page.css';

/** Until the number is there: calm, and with a person at the end of it. */
export function IssuingPage({ issue }: { issue: Exclude<Issue, { state: 'issued' }> }) {
  const kiosk = useKiosk();
  const { t, refusal } = useWords();
  const phone = usePhone();
  if (issue.state === 'refused') {
    return (
      <Page
        name="refused"
        icon={Info}
        title={t('refused-title')}
        lead={
          <>
            <p>{refusal(issue.refusal.kind)}</p>
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
