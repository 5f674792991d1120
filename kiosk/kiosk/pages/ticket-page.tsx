import { Printer } from 'lucide';
import { ticketAddress } from '../../../shared/domain/ticket/secret.ts';
import type { KioskKey } from '../../../shared/i18n/messages/kiosk/en.ts';
import type { ServiceInfo } from '../../../shared/protocol/office-info.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { Plate } from '../../../shared/ui/plate/plate.tsx';
import { Qr } from '../../../shared/ui/qr/qr.tsx';
import { TicketNumber } from '../../../shared/ui/ticket-number/ticket-number.tsx';
import { isCut } from '../frame/is-cut.ts';
import { Page } from '../frame/page.tsx';
import type { Issue, PrintState } from '../issue/issue-ticket.ts';
import { useKiosk, useWords } from '../kiosk-context.ts';
import { AtCounters } from './at-counters.tsx';
import { BringList } from './bring-list.tsx';
import { WaitFacts } from './wait-facts.tsx';
import './ticket-page.css';

const PRINT_WORDS: Readonly<Record<PrintState, readonly [KioskKey, KioskKey]>> = {
  printing: ['printing', 'printing-next'],
  printed: ['printed', 'printed-next'],
  demo: ['demo-print', 'demo-print-next'],
  'no-paper': ['no-paper', 'not-printed-next'],
  'no-printer': ['no-printer', 'not-printed-next'],
  failed: ['not-printed', 'not-printed-next'],
};

interface TicketPageProps {
  issued: Extract<Issue, { state: 'issued' }>;
  service: ServiceInfo | undefined;
}

/** The number, and everything that one needs until it is called. Of a discreet matter nothing stands here (N-03). */
export function TicketPage({ issued, service }: TicketPageProps) {
  const kiosk = useKiosk();
  const { t, own } = useWords();
  const { ticket, wish, print } = issued;
  const { aids, person, remark } = kiosk.visit.value;
  // Large words, or words above the page, leave room for less.
  const tight = aids.large || person !== 'not-asked' || remark !== 'none' || isCut(kiosk.link.value);
  const info = kiosk.info.value;
  const letter = ticket.number.slice(0, 1);
  const series = info.series.find((one) => one.letter === letter);
  const [line, next] = PRINT_WORDS[print];
  const paper = print === 'printing' || print === 'printed' || print === 'demo';
  return (
    <Page
      name="ticket"
      title={`${t('your-number')} ${ticket.number}`}
      look="hidden"
      actions={
        <>
          {print !== 'no-printer' && (
            <div class="page-grow">
              <Button wide busy={print === 'printing'} onPress={() => kiosk.printAgain()}>
                {t('print-again')}
              </Button>
            </div>
          )}
          <div class="page-grow">
            <Button kind="primary" wide onPress={() => kiosk.finish()}>
              {t('done')}
            </Button>
          </div>
        </>
      }
    >
      <div class="ticket-plate">
        <Plate
          number={ticket.number}
          state="waiting"
          above={<span aria-hidden="true">{t('your-number')}</span>}
          below={`${series ? own(series.name) : t('slip-group', { letter })}. ${own(info.place)}`}
        />
      </div>
      <WaitFacts range={ticket.range} people={ticket.ahead} peopleCaption={t('ahead-caption')} />
      <AtCounters except={ticket.number} />
      <div class="ticket-two">
        <section>
          <h2>{t('prepare-title')}</h2>
          {service && !service.discreet ? (
            <BringList service={service} lines={tight ? 2 : 5} letters={aids.large ? 22 : 29} />
          ) : (
            <p>
              {t('details-on-phone')} {t('details-on-phone-note')}
            </p>
          )}
        </section>
        <figure class="ticket-code">
          <div class="ticket-code-frame">
            <Qr
              value={`${location.origin}/t/${ticketAddress(info.id, wish.secret)}`}
              label={t('qr-label', { number: ticket.number })}
            />
          </div>
          <figcaption>{t('follow-on-phone')}</figcaption>
        </figure>
      </div>
      <div class="ticket-slip">
        <p class="ticket-print" role="status">
          <Icon icon={Printer} size={64} stroke={1.75} />
          <span>
            {t(line)} <span class="ticket-print-next">{t(next)}</span>
          </span>
        </p>
        {paper && (
          <div class="ticket-slot" aria-hidden="true">
            <div class="ticket-paper">
              <TicketNumber number={ticket.number} />
            </div>
          </div>
        )}
      </div>
    </Page>
  );
}
