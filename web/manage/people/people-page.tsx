import { localClock } from '../../../shared/domain/office/local-time.ts';
import type { Person } from '../../../shared/domain/office/office-file.ts';
import { type AccountEntry, AccountListSchema } from '../../../shared/protocol/http/people.ts';
import { WaitLevel } from '../../../shared/ui/wait-level/wait-level.tsx';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { useAsked } from '../../staff/use-asked.ts';
import { DaysLeft } from '../now/missing-badges.tsx';
import { useOfficeFile } from '../office-file.ts';
import { AskedState } from '../shell/asked-state.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import { momentWords } from './session-words.ts';
import './people.css';

/** Everybody on the staff: badge, roles, and how they get in. */
export function PeoplePage() {
  const {
    info,
    words: { manage, formats },
  } = useStaff();
  const file = useOfficeFile();
  const handle = useAsked(`/api/offices/${encodeURIComponent(info.id)}/people`, AccountListSchema);
  const { asked } = handle;
  const inFile = new Map(file.asked.state === 'read' ? file.asked.value.people.map((one) => [one.id, one]) : []);
  const people =
    asked.state === 'read' ? [...asked.value.people].sort((a, b) => formats.compare(a.surname, b.surname)) : [];
  return (
    <div class="manage-narrow">
      <PageTitle
        title={manage('page-people')}
        note={inFile.size > 0 ? manage('people-note', { n: inFile.size }) : undefined}
      />
      <AskedState handle={handle} label={manage('loading')} />
      {people.length > 0 && (
        <ul class="people">
          {people.map((account) => (
            <PersonRow key={account.id} account={account} person={inFile.get(account.id)} />
          ))}
        </ul>
      )}
    </div>
  );
}

function PersonRow({ account, person }: { account: AccountEntry; person: Person | undefined }) {
  const {
    words: { manage, people, text, formats },
  } = useStaff();
  const name = `${account.name} ${account.surname}`;
  return (
    <li class="people-row">
      <p class="people-name">
        <a class="people-link" href={`/manage/people/${account.id}${location.search}`}>
          {name}
        </a>
        <span class="people-note">
          {person ? `${text(person.position)}, ${text(person.unit)}` : account.inFile ? '' : people('not-in-file')}
        </span>
      </p>
      <p class="people-roles">
        {formats.list(account.roles.map((role) => manage(`role-${role}`)))}
        <span class="people-note tn">{account.id}</span>
      </p>
      <div class="people-badge">{person && <Badge person={person} />}</div>
      <div class="people-way">
        <WayIn account={account} />
      </div>
    </li>
  );
}

function Badge({ person }: { person: Person }) {
  const {
    info,
    words: { manage },
  } = useStaff();
  const today = localClock(info.timeZone, useSecond()).date;
  if (person.badge === 'published') return <WaitLevel level="normal" label={manage('badge-published')} />;
  return (
    <>
      {manage('badge-draft')} <DaysLeft person={person} today={today} />
    </>
  );
}

/** How somebody gets in, in a few words. */
export function WayIn({ account }: { account: AccountEntry }) {
  const { words } = useStaff();
  const { people, formats } = words;
  const { hasPin, passkeys, disabled, invitedUntil, waits, sessions } = account;
  if (disabled) return <WaitLevel level="near" label={people('barred')} />;
  if (waits > 0) return <WaitLevel level="near" label={people('waits', { n: waits })} />;
  const ways = [
    ...(hasPin ? [people('has-pin')] : []),
    ...(passkeys > 0 ? [people('has-passkeys', { n: passkeys })] : []),
  ];
  const invited = invitedUntil === null ? [] : [people('invited', { time: momentWords(words, invitedUntil) })];
  if (ways.length + invited.length === 0) return <WaitLevel level="none" label={people('no-way-in')} />;
  return (
    <p>
      {formats.list([...ways, ...invited])}
      {sessions.length > 0 && <span class="people-note">{people('signed-in-on', { n: sessions.length })}</span>}
    </p>
  );
}
