import { KeyRound } from 'lucide';
import { useState } from 'preact/hooks';
import { type OwnAccess, OwnAccessSchema } from '../../../shared/protocol/http/people.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { LinkButton } from '../../../shared/ui/button/link-button.tsx';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { canUsePasskeys, makePasskey } from '../../staff/passkey.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { useAsked } from '../../staff/use-asked.ts';
import { agentWords, momentWords } from '../people/session-words.ts';
import { Sessions } from '../people/sessions.tsx';
import { type AccountAct, useAccountAct } from '../people/use-account.ts';
import { AskedState } from '../shell/asked-state.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import { PinForm } from './pin-form.tsx';
import '../people/people.css';
import './own.css';

/** One's own way in: everybody on the staff looks after it themselves. */
export function OwnPage() {
  const {
    info,
    session,
    words: { manage, people },
  } = useStaff();
  const handle = useAsked(`/api/offices/${encodeURIComponent(info.id)}/me`, OwnAccessSchema);
  const act = useAccountAct();
  const { asked, hear } = handle;
  const own = asked.state === 'read' ? asked.value : null;
  return (
    <div class="manage-narrow">
      <PageTitle title={people('own-title')} note={people('own-note')} />
      {session.person.roles.some((role) => role === 'clerk' || role === 'host') && (
        <div>
          <LinkButton href={`/clerk${location.search}`}>{manage('to-clerk')}</LinkButton>
        </div>
      )}
      <AskedState handle={handle} label={manage('loading')} />
      {own && (
        <>
          <OwnPin own={own} onDone={hear} />
          <OwnPasskeys own={own} act={act} onDone={hear} />
          <section>
            <h2 class="manage-heading">{people('sessions')}</h2>
            <Sessions
              sessions={own.sessions}
              busy={act.busy}
              onEnd={(id) =>
                void act
                  .ask(id, `/me/sessions/${id}`, OwnAccessSchema, { method: 'DELETE' })
                  .then((answer) => answer && hear(answer))
              }
            />
          </section>
        </>
      )}
    </div>
  );
}

function OwnPin({ own, onDone }: { own: OwnAccess; onDone: (own: OwnAccess) => void }) {
  const {
    words: { people },
  } = useStaff();
  const act = useAccountAct();
  const [saved, setSaved] = useState(0);
  const save = async (pin: string, old: string): Promise<void> => {
    const body = { pin, ...(own.hasPin ? { old } : {}) };
    const answer = await act.ask('pin', '/me/pin', OwnAccessSchema, { method: 'PUT', body });
    if (!answer) return;
    onDone(answer);
    setSaved((times) => times + 1);
  };
  return (
    <section>
      <h2 class="manage-heading">{people('own-pin')}</h2>
      <p>{people(own.hasPin ? 'own-pin-there' : 'own-pin-none')}</p>
      <PinForm
        key={saved}
        asksOld={own.hasPin}
        action={people('pin-save')}
        busy={act.busy !== null}
        problem={act.problem}
        onPin={(pin, old) => void save(pin, old)}
      />
      <p role="status">{saved > 0 && people('pin-saved')}</p>
    </section>
  );
}

function OwnPasskeys({ own, act, onDone }: { own: OwnAccess; act: AccountAct; onDone: (own: OwnAccess) => void }) {
  const { info, words } = useStaff();
  const { people, refusal, staff } = words;
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState<string | null>(null);

  const add = async (): Promise<void> => {
    setBusy(true);
    setSaid(null);
    const made = await makePasskey(`/api/offices/${encodeURIComponent(info.id)}/me/passkeys/options`);
    if (made.kind === 'answered') {
      const answer = await act.ask('passkey', '/me/passkeys', OwnAccessSchema, { body: { response: made.response } });
      if (answer) {
        onDone(answer);
        setSaid(people('passkey-added'));
      }
    } else if (made.kind === 'refused') setSaid(refusal(made.refusal));
    else setSaid(made.kind === 'left' ? people('passkey-not-made') : staff('unreachable'));
    setBusy(false);
  };

  return (
    <section>
      <h2 class="manage-heading">{people('passkeys')}</h2>
      <p>{people('passkeys-what')}</p>
      {own.passkeys.length === 0 ? (
        <p>{people('passkeys-none')}</p>
      ) : (
        <ul class="people">
          {own.passkeys.map(({ id, agent, since, usedAt }) => (
            <li class="people-line" key={id}>
              <p>
                <b>{agentWords(people, agent)}</b>
                <span class="people-note tn">
                  {usedAt === null
                    ? people('passkey-made', { time: momentWords(words, since) })
                    : people('passkey-used', { time: momentWords(words, usedAt) })}
                </span>
              </p>
              <Button
                busy={act.busy === id}
                onPress={() =>
                  void act
                    .ask(id, `/me/passkeys/${id}`, OwnAccessSchema, { method: 'DELETE' })
                    .then((answer) => answer && onDone(answer))
                }
              >
                {people('passkey-remove')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {canUsePasskeys() ? (
        <div class="people-acts">
          <Button icon={KeyRound} busy={busy} onPress={() => void add()}>
            {people('passkey-add')}
          </Button>
        </div>
      ) : (
        <p class="muted">{people('passkeys-not-here')}</p>
      )}
      {act.problem !== null && <Notice title={act.problem} announce />}
      {said !== null && <Notice title={said} announce />}
    </section>
  );
}
