import { useState } from 'preact/hooks';
import { LinkButton } from '../../shared/ui/button/link-button.tsx';
import { Empty } from '../../shared/ui/empty/empty.tsx';
import { useStaff } from '../staff/staff-context.ts';
import { AuditPage } from './audit/audit-page.tsx';
import { DayPage } from './day/day-page.tsx';
import { DevicesPage } from './devices/devices-page.tsx';
import { FilePage } from './file/file-page.tsx';
import { NowPage } from './now/now-page.tsx';
import { OwnPage } from './own/own-page.tsx';
import { PeoplePage } from './people/people-page.tsx';
import { PersonPage } from './people/person-page.tsx';
import { ServicePage } from './services/service-page.tsx';
import { ServicesPage } from './services/services-page.tsx';
import { ManageShell } from './shell/manage-shell.tsx';
import { pagesOf } from './shell/pages.ts';

/** Which page of the area this is follows from the address, so that each can be kept as a bookmark. */
export function ManageScreen() {
  const { session, words } = useStaff();
  const { manage, people } = words;
  // Each address is drawn anew, so it is read once: the next page's address must not reach this one.
  const [[, page = '', detail]] = useState(() => location.pathname.split('/').filter(Boolean));

  const pages = pagesOf(session.person.roles);
  // Everybody on the staff looks after their own sign-in; for clerks that is all there is here.
  if (page === 'me') {
    return (
      <ManageShell page={page}>
        <OwnPage />
      </ManageShell>
    );
  }
  const [first] = pages;
  if (first === undefined) {
    return (
      <main id="main" class="staff-page">
        <h1>{manage('title')}</h1>
        <Empty
          title={manage('not-manager')}
          action={<LinkButton href={`/clerk${location.search}`}>{manage('to-clerk')}</LinkButton>}
        >
          {manage('not-manager-next')}
        </Empty>
        <a class="manage-link" href={`/manage/me${location.search}`}>
          {people('own-title')}
        </a>
      </main>
    );
  }
  const shown = pages.find((one) => one === page) ?? first;
  return (
    <ManageShell page={shown}>
      {shown === '' && <NowPage />}
      {shown === 'services' && (detail === undefined ? <ServicesPage /> : <ServicePage id={detail} />)}
      {shown === 'people' && (detail === undefined ? <PeoplePage /> : <PersonPage id={detail} />)}
      {shown === 'devices' && <DevicesPage />}
      {shown === 'day' && <DayPage />}
      {shown === 'audit' && <AuditPage />}
      {shown === 'file' && <FilePage />}
    </ManageShell>
  );
}
