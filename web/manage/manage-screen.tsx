import { useState } from 'preact/hooks';
import { LinkButton } from '../../shared/ui/button/link-button.tsx';
import { Empty } from '../../shared/ui/empty/empty.tsx';
import { useStaff } from '../staff/staff-context.ts';
import { DayPage } from './day/day-page.tsx';
import { DevicesPage } from './devices/devices-page.tsx';
import { FilePage } from './file/file-page.tsx';
import { NowPage } from './now/now-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { ServicePage } from './services/service-page.tsx';
import { ServicesPage } from './services/services-page.tsx';
import { ManageShell } from './shell/manage-shell.tsx';

/** Which page of the area this is follows from the address, so that each can be kept as a bookmark. */
export function ManageScreen() {
  const { session, words } = useStaff();
  const { manage } = words;
  // Each address is drawn anew, so it is read once: the next page's address must not reach this one.
  const [[, page = '', detail]] = useState(() => location.pathname.split('/').filter(Boolean));

  if (!session.person.roles.includes('manager')) {
    return (
      <main id="main" class="staff-page">
        <h1>{manage('title')}</h1>
        <Empty
          title={manage('not-manager')}
          action={<LinkButton href={`/clerk${location.search}`}>{manage('to-clerk')}</LinkButton>}
        >
          {manage('not-manager-next')}
        </Empty>
      </main>
    );
  }
  return (
    <ManageShell page={page}>
      {page === '' && <NowPage />}
      {page === 'services' && (detail === undefined ? <ServicesPage /> : <ServicePage id={detail} />)}
      {page === 'people' && <PeoplePage />}
      {page === 'devices' && <DevicesPage />}
      {page === 'day' && <DayPage />}
      {page === 'file' && <FilePage />}
      {!['', 'services', 'people', 'devices', 'day', 'file'].includes(page) && <NowPage />}
    </ManageShell>
  );
}
