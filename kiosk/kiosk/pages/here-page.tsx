import { Button } from '../../../shared/ui/button/button.tsx';
import { Plate } from '../../../shared/ui/plate/plate.tsx';
import { Page } from '../frame/page.tsx';
import { useKiosk, useWords } from '../kiosk-context.ts';
import { AtCounters } from './at-counters.tsx';
import './ticket-page.css';

/** Checked in, or back in the queue. */
export function HerePage({ number }: { number: string }) {
  const kiosk = useKiosk();
  const { t, own } = useWords();
  const { info } = kiosk;
  return (
    <Page
      name="here"
      title={t('here-title')}
      lead={<p>{t('here-lead', { number })}</p>}
      actions={
        <div class="page-grow">
          <Button kind="primary" wide onPress={() => kiosk.finish()}>
            {t('done')}
          </Button>
        </div>
      }
    >
      <div class="ticket-plate">
        <Plate
          number={number}
          state="waiting"
          above={<span aria-hidden="true">{t('your-number')}</span>}
          below={own(info.value.place)}
        />
      </div>
      <AtCounters except={number} />
    </Page>
  );
}
