import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { offeredLanguages } from '../../shared/i18n/languages.ts';
import { DAY_ROLES } from '../../shared/protocol/http/session.ts';
import type { OfficeInfo } from '../../shared/protocol/office-info.ts';
import { Button } from '../../shared/ui/button/button.tsx';
import { Empty } from '../../shared/ui/empty/empty.tsx';
import { Loading } from '../../shared/ui/spinner/loading.tsx';
import { offerLanguages } from '../data/language.ts';
import { readOffice } from '../data/office-info.ts';
import { readOffices } from '../data/offices.ts';
import { keepStaffScreens } from '../offline/keep-staff-screens.ts';
import { LinkStrip } from './link-strip.tsx';
import { closeLine, link, openLine, useDayComplete } from './live.ts';
import { useIdleLock } from './lock/idle-lock.ts';
import { LockScreen } from './lock/lock-screen.tsx';
import { readSession, session } from './session.ts';
import { SignIn } from './sign-in/sign-in.tsx';
import { StaffContext } from './staff-context.ts';
import { useOfficeId } from './which-office.ts';
import { useWords } from './words.ts';
import './staff.css';

const ASK_AGAIN = 5_000;

interface StaffGateProps {
  /** What is behind the gate, "Tablet urzędnika". */
  title: string;
  children: ComponentChildren;
}

/** Lets members of staff in: finds the office, asks who is signed in, and holds the line to the office open. */
export function StaffGate({ title, children }: StaffGateProps) {
  const { staff, refusal } = useWords();
  const office = useOfficeId();
  if (office.state === 'loading') return <Waiting title={title} label={staff('loading-office')} />;
  if (office.state === 'unreachable') {
    return <Unreachable title={title} onRetry={() => void readOffices().refresh()} />;
  }
  if (office.state === 'refused' || office.value === null) {
    const said = office.state === 'refused' ? refusal(office.refusal) : staff('no-office');
    return (
      <Page title={title}>
        <Empty title={said}>{staff('no-office-next')}</Empty>
      </Page>
    );
  }
  return (
    <OfficeGate title={title} office={office.value}>
      {children}
    </OfficeGate>
  );
}

function OfficeGate({ title, office, children }: StaffGateProps & { office: string }) {
  const { staff, refusal } = useWords();
  const { reading, refresh } = readOffice(office);
  const page = reading.value;
  const languages = page.state === 'read' ? page.value.languages : null;

  useEffect(() => {
    if (languages) offerLanguages(offeredLanguages(languages));
  }, [languages]);

  switch (page.state) {
    case 'loading':
      return <Waiting title={title} label={staff('loading-office')} />;
    case 'unreachable':
      return <Unreachable title={title} onRetry={() => void refresh()} />;
    case 'refused':
      return (
        <Page title={title}>
          <Empty title={refusal(page.refusal)}>{staff('no-office-next')}</Empty>
        </Page>
      );
    case 'read':
      return (
        <SessionGate title={title} info={page.value}>
          {children}
        </SessionGate>
      );
  }
}

function SessionGate({ title, info, children }: StaffGateProps & { info: OfficeInfo }) {
  const { staff } = useWords();
  const now = session.value;
  const here = now.state === 'in' && now.session.office === info.id;

  useEffect(() => {
    if (session.peek().state === 'asking') void readSession();
  }, []);
  // Whoever looks after texts or accounts alone has no part in the day, and gets no line to it.
  const hasDay = here && now.session.person.roles.some((role) => DAY_ROLES.some((one) => one === role));
  useEffect(() => {
    if (hasDay) {
      openLine(info.id, now.session.person.id);
      // From now on this device is one of the staff's: its screens are to open without a network as well.
      void keepStaffScreens().catch(() => undefined);
    } else {
      closeLine();
    }
  }, [hasDay, info.id]);

  // Nobody stands beside a tablet to press a button when the network is back.
  const unreachable = now.state === 'unreachable';
  useEffect(() => {
    if (!unreachable) return;
    const timer = setInterval(() => void readSession(true), ASK_AGAIN);
    return () => clearInterval(timer);
  }, [unreachable]);

  if (now.state === 'asking') return <Waiting title={title} label={staff('loading-session')} />;
  if (now.state === 'unreachable') return <Unreachable title={title} onRetry={() => void readSession()} />;
  if (now.state === 'locked' && now.session.office === info.id) return <LockScreen info={info} session={now.session} />;
  if (now.state !== 'in' || !here) {
    return <SignIn title={title} info={info} because={now.state === 'out' ? now.because : null} />;
  }
  return (
    <StaffContext.Provider value={{ info, session: now.session }}>
      <IdleLock minutes={now.session.lockMinutes} />
      {hasDay ? <DayGate title={title}>{children}</DayGate> : children}
    </StaffContext.Provider>
  );
}

function IdleLock({ minutes }: { minutes: number }) {
  useIdleLock(minutes);
  return null;
}

function DayGate({ title, children }: StaffGateProps) {
  const { staff, refusal } = useWords();
  const complete = useDayComplete();
  const line = link.value;
  if (line.state === 'refused') {
    return (
      <Page title={title}>
        <Empty
          title={refusal(line.refusal)}
          action={<Button onPress={() => location.reload()}>{staff('reload')}</Button>}
        />
      </Page>
    );
  }
  if (complete) return children;
  return (
    <Page title={title}>
      {line.state === 'cut' ? <LinkStrip meaning={staff('link-lost-day')} /> : <Loading label={staff('loading-day')} />}
    </Page>
  );
}

function Page({ title, children }: StaffGateProps) {
  return (
    <main id="main" class="staff-page">
      <h1>{title}</h1>
      {children}
    </main>
  );
}

function Waiting({ title, label }: { title: string; label: string }) {
  return (
    <Page title={title}>
      <Loading label={label} />
    </Page>
  );
}

function Unreachable({ title, onRetry }: { title: string; onRetry: () => void }) {
  const { staff } = useWords();
  return (
    <Page title={title}>
      <Empty title={staff('unreachable')} action={<Button onPress={onRetry}>{staff('try-again')}</Button>}>
        {staff('unreachable-next')}
      </Empty>
    </Page>
  );
}
