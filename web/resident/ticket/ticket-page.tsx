import type { ComponentType } from 'preact';
import { useCallback, useEffect, useState } from 'preact/hooks';
import { newCommandId } from '../../../shared/browser/live-platform.ts';
import { parseTicketAddress } from '../../../shared/domain/ticket/secret.ts';
import type { RefusalKey } from '../../../shared/i18n/messages/refusals/en.ts';
import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import type { TicketCommand } from '../../../shared/protocol/ticket-commands.ts';
import type { TicketView } from '../../../shared/protocol/ticket-view.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { Plate } from '../../../shared/ui/plate/plate.tsx';
import { Loading } from '../../../shared/ui/spinner/loading.tsx';
import { clock } from '../../data/clock.ts';
import { keepOwnTicket, readTicket } from '../../data/own-tickets.ts';
import { OfficeGate } from '../page/office-gate.tsx';
import { PageHeading } from '../page/page-heading.tsx';
import { ResidentPage } from '../page/resident-page.tsx';
import { useLater } from '../page/use-later.ts';
import { useOfficeWords, useWords } from '../words/words.ts';
import { startCallAlert } from './call-alert.ts';
import { CallPlate } from './call-plate.tsx';
import { CalledView } from './called-view.tsx';
import { ExpectedView } from './expected-view.tsx';
import { type FollowedTicket, useFollowedTicket } from './follow-ticket.ts';
import { MissedView } from './missed-view.tsx';
import { notify } from './notify.ts';
import { ServingView } from './serving-view.tsx';
import { prepareSound } from './sound.ts';
import { StaleCall } from './stale-call.tsx';
import type { TicketScreenProps } from './ticket-screen.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import { useWakeLock } from './use-wake-lock.ts';
import { WaitingView } from './waiting-view.tsx';
import './ticket-page.css';

/** One's own ticket: what the address leads to, and the code on a printed slip. */
export default function TicketPage({ ticket }: { ticket: string }) {
  const parsed = parseTicketAddress(ticket);
  return parsed ? <KnownAddress office={parsed.office} address={ticket} /> : <NoTicket />;
}

function KnownAddress({ office, address }: { office: string; address: string }) {
  const followed = useFollowedTicket(office, address);
  return (
    <OfficeGate office={office} refused={<NoTicket />}>
      {(info) => <TicketOf info={info} address={address} followed={followed} />}
    </OfficeGate>
  );
}

/** The same words for an address that is wrong and for one that is not known: nobody learns which. */
function NoTicket({ info, look }: { info?: OfficeInfo; look?: () => void }) {
  const { visit } = useWords();
  const Unknown = useLater(true, () => import('./unknown-ticket.tsx').then(({ UnknownTicket }) => UnknownTicket), [
    'after',
    'refusals',
  ]);
  return (
    <ResidentPage info={info} title={visit('ticket-unknown-title')}>
      <PageHeading>{visit('ticket-unknown-title')}</PageHeading>
      {Unknown && <Unknown office={info?.id} look={look} />}
    </ResidentPage>
  );
}

interface TicketOfProps {
  info: OfficeInfo;
  address: string;
  followed: FollowedTicket;
}

function TicketOf({ info, address, followed }: TicketOfProps) {
  const { t, visit } = useWords();
  const line = followed.line.value;
  const { reading, refresh } = readTicket(address);
  const read = reading.value;
  const { retry } = followed;
  const look = useCallback(() => {
    void refresh().then(() => reading.peek().state === 'read' && retry());
  }, [reading, refresh, retry]);
  if (read.state === 'refused' || line.state === 'refused') return <NoTicket info={info} look={look} />;
  if (read.state === 'loading') {
    return (
      <ResidentPage info={info}>
        <Loading label={visit('loading-ticket')} />
      </ResidentPage>
    );
  }
  if (read.state === 'unreachable') {
    return (
      <ResidentPage info={info} title={t('unreachable-title')}>
        <PageHeading>{t('unreachable-title')}</PageHeading>
        <Empty title={visit('unreachable-ticket')} action={<Button onPress={followed.retry}>{t('try-again')}</Button>}>
          {t('unreachable-next')}
        </Empty>
      </ResidentPage>
    );
  }
  const { ticket } = read.value;
  const staleSince = line.state === 'live' || (line.state === 'joining' && read.fresh) ? null : read.at;
  const since = line.state === 'cut' && line.at !== null ? Math.max(line.at, read.at) : staleSince;
  return <OneTicket info={info} address={address} ticket={ticket} followed={followed} staleSince={since} />;
}

interface OneTicketProps extends TicketOfProps {
  ticket: TicketView;
  staleSince: number | null;
}

function OneTicket({ info, address, ticket, followed, staleSince }: OneTicketProps) {
  const words = useOfficeWords(info);
  const { t, visit, formats } = words;
  const [busy, setBusy] = useState<TicketCommand['type'] | null>(null);
  const [problem, setProblem] = useState<RefusalKey | null>(null);
  const Later = useLater(true, () => import('./later-parts.ts'), ['after', 'refusals']);
  const wish = Later?.wishOf(address);
  const live = followed.line.value.state === 'live';
  const called = ticket.state === 'called' && staleSince === null;
  const callAt = called ? (ticket.call?.at ?? null) : null;
  const answered = ticket.call?.answer ?? null;

  useKeptFocus();
  useWakeLock(ticket.state === 'waiting' || ticket.state === 'called');
  useEffect(prepareSound, []);
  useEffect(() => {
    void keepOwnTicket(address, false);
  }, [address]);
  useEffect(() => {
    if (callAt === null || answered !== null) return;
    void notify(
      visit('notify-called', { number: ticket.number, counter: ticket.call?.counter ?? '' }),
      visit('notify-called-text'),
    );
    return startCallAlert();
    // One alert for each call, also when the words change meanwhile.
  }, [callAt, answered]);

  useEffect(() => {
    if (live) void Later?.sendWishes();
  }, [live, Later]);

  async function ask(command: TicketCommand): Promise<boolean> {
    setProblem(null);
    if (staleSince !== null && Later?.mayWait(command)) return Later.wishFor(address, command);
    setBusy(command.type);
    const id = newCommandId();
    const asked = await followed.ask(command, id);
    setBusy(null);
    if (asked.kind === 'done') return true;
    // It may have arrived: it is asked again, as the same, until the office has said so.
    if (asked.kind === 'no-answer' && Later?.mayWait(command)) return Later.wishFor(address, command, id);
    setProblem(asked.kind === 'refused' ? asked.refusal.kind : 'no-answer');
    return false;
  }

  const service = info.services.find(({ id }) => id === ticket.service);
  const later = Later !== null;
  const waits = wish?.state === 'waiting' || wish?.state === 'sent';
  const screen: TicketScreenProps = { info, service, ticket, words, staleSince, busy, problem, ask, later, waits };
  // A number is good for one day: of another day nothing is said but what it was.
  const today = staleSince === null || formats.day(staleSince) === formats.day(clock.value);
  const title = called
    ? visit('title-called', { number: ticket.number, counter: ticket.call?.counter ?? '' })
    : visit('title-ticket', { number: ticket.number });

  // Below a call: its upper half belongs to number, counter and clerk.
  const remarks = Later && (
    <>
      {wish && <Later.WishNotice address={address} wish={wish} ticket={ticket} words={words} />}
      {problem && !AT_THE_FIELD.has(problem) && <Later.Problem kind={problem} words={words} />}
    </>
  );
  return (
    <ResidentPage
      info={info}
      title={title}
      called={called}
      banner={called ? <CallPlate key={callAt} ticket={ticket} words={words} /> : undefined}
    >
      {staleSince !== null && ticket.state !== 'ended' && (
        <Notice kind="off" title={t('offline-title')}>
          {today || !later
            ? visit('offline-ticket', { time: formats.time(staleSince) })
            : words.after('offline-other-day', { day: formats.day(staleSince), time: formats.time(staleSince) })}
        </Notice>
      )}
      {!called && remarks}
      <TicketState {...screen} After={Later?.AfterView} />
      {called && remarks}
      {Later && staleSince === null && <Later.OwnDataLink address={address} words={words} />}
      {staleSince !== null && ticket.state !== 'ended' && (
        <Button wide onPress={followed.retry}>
          {t('try-again')}
        </Button>
      )}
    </ResidentPage>
  );
}

/** Said beside the field that they are about. */
const AT_THE_FIELD: ReadonlySet<RefusalKey> = new Set(['wrong-code']);

interface TicketStateProps extends TicketScreenProps {
  After: ComponentType<TicketScreenProps> | undefined;
}

function TicketState({ After, ...screen }: TicketStateProps) {
  switch (screen.ticket.state) {
    case 'expected':
      return <ExpectedView {...screen} />;
    case 'waiting':
      return <WaitingView {...screen} />;
    case 'called':
      return screen.staleSince === null ? <CalledView {...screen} /> : <StaleCall {...screen} />;
    case 'serving':
      return <ServingView {...screen} />;
    case 'missed':
      return <MissedView {...screen} />;
    case 'interrupted':
    case 'parked':
    case 'ended':
      return After ? <After {...screen} /> : <NumberAlone {...screen} />;
  }
}

/** For the moment until the rest is here. */
function NumberAlone({ ticket, words: { visit }, staleSince }: TicketScreenProps) {
  return (
    <Plate
      number={ticket.number}
      state={staleSince === null ? 'waiting' : 'stale'}
      above={<PageHeading plain>{visit('your-number')}</PageHeading>}
    />
  );
}
