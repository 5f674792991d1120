import { useLayoutEffect } from 'preact/hooks';
import { Loading } from '../../shared/ui/spinner/loading.tsx';
import { Frame } from './frame/frame.tsx';
import { isCut } from './frame/is-cut.ts';
import { showAids } from './frame/screen-look.ts';
import type { Kiosk } from './kiosk.ts';
import { KioskContext, useKiosk, useWords } from './kiosk-context.ts';
import { ClosedPage, isClosed } from './pages/closed-page.tsx';
import { HelpPage } from './pages/help-page.tsx';
import { HerePage } from './pages/here-page.tsx';
import { IssuingPage } from './pages/issuing-page.tsx';
import { NoticePage } from './pages/notice-page.tsx';
import { NumberPage } from './pages/number-page.tsx';
import { PresenceDialog } from './pages/presence-dialog.tsx';
import { SearchPage } from './pages/search-page.tsx';
import { ServicesPage } from './pages/services-page.tsx';
import { StartPage } from './pages/start-page.tsx';
import { TicketPage } from './pages/ticket-page.tsx';
import { ReadAloud } from './voice/read-aloud.tsx';

export function KioskScreen({ kiosk }: { kiosk: Kiosk }) {
  return (
    <KioskContext.Provider value={kiosk}>
      <Visitor />
    </KioskContext.Provider>
  );
}

/** Everything of one person. The key changes with the person: no field and no focus outlives a visit (N-05). */
function Visitor() {
  const { visit, asksPresence } = useKiosk();
  const { id, aids, language } = visit.value;
  useLayoutEffect(() => showAids(aids, language), [aids, language]);
  return (
    <>
      <Frame key={id}>
        <CurrentPage />
      </Frame>
      {asksPresence.value && <PresenceDialog key={`presence-${id}`} />}
      <ReadAloud />
    </>
  );
}

function CurrentPage() {
  const kiosk = useKiosk();
  const { t } = useWords();
  const { at } = kiosk.visit.value;
  const issue = kiosk.issue.value;
  const office = kiosk.office.value;
  const serviceOf = (id: string) => kiosk.info.value.services.find((service) => service.id === id);
  switch (at.step) {
    case 'start':
      if (office === null && !isCut(kiosk.link.value)) return <Starting label={t('loading')} />;
      if (office !== null && isClosed(office)) return <ClosedPage office={office} />;
      return <StartPage />;
    case 'services':
      return <ServicesPage />;
    case 'search':
      return <SearchPage text={at.text} page={at.page} />;
    case 'notice': {
      const service = serviceOf(at.service);
      // The office file may have changed under somebody's hands.
      return service ? <NoticePage service={service} /> : <ServicesPage />;
    }
    case 'help':
      return <HelpPage />;
    case 'ticket':
      return issue.state === 'issued' ? (
        <TicketPage issued={issue} service={serviceOf(at.service)} />
      ) : (
        <IssuingPage issue={issue} service={serviceOf(at.service)} />
      );
    case 'number':
      return <NumberPage typed={at.typed} answer={at.answer} />;
    case 'here':
      return <HerePage number={at.number} />;
  }
}

function Starting({ label }: { label: string }) {
  return (
    <main class="page">
      <div class="page-read">
        <h1 class="vh">Okienko</h1>
        <Loading label={label} />
      </div>
      <div class="page-press" />
    </main>
  );
}
