import { useState } from 'preact/hooks';
import { type NewLink, NewLinkSchema } from '../../../shared/protocol/http/links.ts';
import { type AccountEntry, type AccountList, AccountListSchema } from '../../../shared/protocol/http/people.ts';
import { NewPinSchema } from '../../../shared/protocol/http/session.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Dialog } from '../../../shared/ui/dialog/dialog.tsx';
import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import { useAsked } from '../../staff/use-asked.ts';
import { AskedState } from '../shell/asked-state.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import { HandOver } from './hand-over.tsx';
import { WayIn } from './people-page.tsx';
import { Sessions } from './sessions.tsx';
import { type AccountAct, useAccountAct } from './use-account.ts';
import './people.css';

/** One person's account: a new PIN, an invitation, barring, and where they are signed in. */
export function PersonPage({ id }: { id: string }) {
  const {
    info,
    words: { manage, people, staff, formats },
  } = useStaff();
  const handle = useAsked(`/api/offices/${encodeURIComponent(info.id)}/people`, AccountListSchema);
  const act = useAccountAct();
  const { asked, hear, refresh } = handle;
  const account = asked.state === 'read' ? asked.value.people.find((one) => one.id === id) : undefined;
  const name = account ? `${account.name} ${account.surname}` : manage('page-people');
  return (
    <div class="manage-narrow">
      <a class="manage-link" href={`/manage/people${location.search}`}>
        {people('to-people')}
      </a>
      <PageTitle title={name} note={account && formats.list(account.roles.map((role) => manage(`role-${role}`)))} />
      <AskedState handle={handle} label={manage('loading')} />
      {act.problem !== null && (
        <Notice title={act.problem} action={{ label: staff('close'), onPress: act.forget }} announce />
      )}
      {asked.state === 'read' && !account && <Empty title={people('person-unknown')} />}
      {account && (
        <>
          <section>
            <h2 class="manage-heading">{people('way-in')}</h2>
            <WayIn account={account} />
            {account.mayChange ? (
              <Acts account={account} name={name} act={act} onDone={hear} onChange={refresh} />
            ) : (
              <p>{people('only-admin')}</p>
            )}
          </section>
          <section>
            <h2 class="manage-heading">{people('sessions')}</h2>
            <Sessions
              sessions={account.sessions}
              busy={act.busy}
              {...(account.mayChange
                ? {
                    onEnd: (session: string) =>
                      void act
                        .ask(session, `/people/${id}/sessions/${session}`, AccountListSchema, { method: 'DELETE' })
                        .then((list) => list && hear(list)),
                  }
                : {})}
            />
          </section>
        </>
      )}
    </div>
  );
}

interface ActsProps {
  account: AccountEntry;
  name: string;
  act: AccountAct;
  onDone: (list: AccountList) => void;
  onChange: () => void;
}

type Asking = 'pin' | 'invite' | 'disable';
type Given = { pin: string } | { link: NewLink } | { done: string };

function Acts({ account, name, act, onDone, onChange }: ActsProps) {
  const {
    session,
    words: { manage, people, staff },
  } = useStaff();
  const [asking, setAsking] = useState<Asking | null>(null);
  const [given, setGiven] = useState<Given | null>(null);
  const of = `/people/${encodeURIComponent(account.id)}`;
  const isSelf = session.person.id === account.id;

  const change = async (what: 'disable' | 'enable' | 'unlock'): Promise<void> => {
    const list = await act.ask(what, `${of}/${what}`, AccountListSchema);
    setAsking(null);
    if (!list) return;
    onDone(list);
    setGiven({ done: people(`done-${what}`, { name }) });
  };
  const givePin = async (): Promise<void> => {
    const answer = await act.ask('pin', `${of}/pin`, NewPinSchema);
    setAsking(null);
    if (answer) setGiven({ pin: answer.pin });
    onChange();
  };
  const invite = async (): Promise<void> => {
    const link = await act.ask('invite', `${of}/invite`, NewLinkSchema);
    setAsking(null);
    if (link) setGiven({ link });
    onChange();
  };

  return (
    <>
      <div class="people-acts">
        {account.disabled ? (
          <Button kind="primary" busy={act.busy === 'enable'} onPress={() => void change('enable')}>
            {people('let-in')}
          </Button>
        ) : (
          <>
            <Button onPress={() => setAsking('invite')}>{people('invite')}</Button>
            <Button onPress={() => setAsking('pin')}>{manage('new-pin')}</Button>
            {account.waits > 0 && (
              <Button busy={act.busy === 'unlock'} onPress={() => void change('unlock')}>
                {people('let-try')}
              </Button>
            )}
            {!isSelf && <Button onPress={() => setAsking('disable')}>{people('bar')}</Button>}
          </>
        )}
      </div>
      {given && 'pin' in given && (
        <Notice
          title={
            <>
              {manage('pin-is', { name })} <b class="people-pin-number tn">{given.pin}</b>
            </>
          }
          action={{ label: manage('pin-done'), onPress: () => setGiven(null) }}
          announce
        >
          {manage('pin-once')}
        </Notice>
      )}
      {given && 'link' in given && <HandOver name={name} link={given.link} onDone={() => setGiven(null)} />}
      {given && 'done' in given && (
        <Notice title={given.done} action={{ label: staff('close'), onPress: () => setGiven(null) }} announce />
      )}
      {asking === 'pin' && (
        <Dialog
          title={manage('pin-title', { name })}
          safe={{ label: manage('pin-keep'), onPress: () => setAsking(null) }}
          act={{ label: manage('pin-give'), kind: 'primary', busy: act.busy === 'pin', onPress: () => void givePin() }}
        >
          {manage('pin-text')}
        </Dialog>
      )}
      {asking === 'invite' && (
        <Dialog
          title={people('invite-title', { name })}
          safe={{ label: people('not-now'), onPress: () => setAsking(null) }}
          act={{
            label: people('invite-do'),
            kind: 'primary',
            busy: act.busy === 'invite',
            onPress: () => void invite(),
          }}
        >
          {people('invite-text')}
        </Dialog>
      )}
      {asking === 'disable' && (
        <Dialog
          title={people('bar-title', { name })}
          safe={{ label: people('not-now'), onPress: () => setAsking(null) }}
          act={{ label: people('bar-do'), busy: act.busy === 'disable', onPress: () => void change('disable') }}
        >
          {people('bar-text')}
        </Dialog>
      )}
    </>
  );
}
