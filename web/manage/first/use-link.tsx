import { KeyRound } from 'lucide';
import { useState } from 'preact/hooks';
import { askApi } from '../../../shared/browser/ask-api.ts';
import type { FirstAdmin, Link } from '../../../shared/protocol/http/links.ts';
import { SessionSchema } from '../../../shared/protocol/http/session.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { SelectField } from '../../../shared/ui/field/select-field.tsx';
import { TextField } from '../../../shared/ui/field/text-field.tsx';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { goTo } from '../../data/location.ts';
import { canUsePasskeys, makePasskey } from '../../staff/passkey.ts';
import { welcome } from '../../staff/session.ts';
import { type OfficeWords, useWords } from '../../staff/words.ts';
import { PinForm } from '../own/pin-form.tsx';
import '../own/own.css';

interface UseLinkProps {
  office: string;
  token: string;
  link: Link;
  text: OfficeWords['text'];
}

/** Stand in the list for nobody yet, and for an account that is not in the office file. */
const NOBODY = '';
const NEW = '+';

/** A PIN or a passkey of one's own; for the first administrator, first who it is. */
export function UseLink({ office, token, link, text }: UseLinkProps) {
  const { people, staff, refusal } = useWords();
  const [chosen, setChosen] = useState(NOBODY);
  const [name, setName] = useState('');
  const [surname, setSurname] = useState('');
  const [looked, setLooked] = useState(false);
  const [busy, setBusy] = useState<'pin' | 'passkey' | null>(null);
  const [pinProblem, setPinProblem] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const nobodyChosen = link.purpose === 'first' && chosen === NOBODY;
  const nameMissing = chosen === NEW && (name.trim() === '' || surname.trim() === '');

  const who = (): { who?: FirstAdmin } => {
    if (link.purpose === 'invite') return {};
    return { who: chosen === NEW ? { name, surname } : { person: chosen } };
  };
  const path = `/api/offices/${encodeURIComponent(office)}/link` as const;

  const use = async (by: object): Promise<void> => {
    const answer = await askApi(`${path}/use`, {
      method: 'POST',
      body: { token, ...who(), ...by },
      schema: SessionSchema,
    });
    setBusy(null);
    if (answer.kind === 'ok') {
      welcome(answer.value);
      const manages = answer.value.person.roles.some((role) => role !== 'clerk' && role !== 'host');
      goTo(`/${manages ? 'manage' : 'clerk'}?office=${encodeURIComponent(office)}`, { replace: true });
    } else if (answer.kind === 'refused') {
      if (answer.refusal.kind === 'pin-too-easy') setPinProblem(refusal(answer.refusal));
      else setProblem(refusal(answer.refusal));
    } else setProblem(staff('pin-unreachable'));
  };
  const ready = (): boolean => {
    setLooked(true);
    setProblem(null);
    setPinProblem(null);
    return busy === null && !nameMissing && !nobodyChosen;
  };
  const withPin = (pin: string): void => {
    if (!ready()) return;
    setBusy('pin');
    void use({ pin });
  };
  const withPasskey = async (): Promise<void> => {
    if (!ready()) return;
    setBusy('passkey');
    const made = await makePasskey(`${path}/passkey`, { token, ...who() });
    if (made.kind === 'answered') return use({ passkey: made.response });
    setBusy(null);
    if (made.kind === 'refused') setProblem(refusal(made.refusal));
    else setProblem(made.kind === 'left' ? people('passkey-not-made') : staff('pin-unreachable'));
  };

  return (
    <>
      <p>{people(link.purpose === 'first' ? 'first-text' : 'invite-page-text')}</p>
      {link.purpose === 'first' && (
        <div class="own-form">
          <SelectField
            label={people('who-are-you')}
            value={chosen}
            error={looked && nobodyChosen ? people('choose-missing') : undefined}
            onValue={setChosen}
            options={[
              { value: NOBODY, label: people('choose') },
              ...link.people.map((one) => ({
                value: one.id,
                label: `${one.name} ${one.surname}, ${text(one.position)}`,
              })),
              { value: NEW, label: people('somebody-new') },
            ]}
          />
          {chosen === NEW && (
            <>
              <TextField
                label={people('name')}
                error={looked && nameMissing ? people('name-missing') : undefined}
                value={name}
                maxLength={60}
                autoComplete="given-name"
                onValue={setName}
              />
              <TextField
                label={people('surname')}
                value={surname}
                maxLength={60}
                autoComplete="family-name"
                onValue={setSurname}
              />
            </>
          )}
        </div>
      )}
      {problem !== null && <Notice title={problem} announce />}
      <section>
        <h2>{people('make-pin')}</h2>
        <PinForm
          asksOld={false}
          action={people('save-and-in')}
          busy={busy === 'pin'}
          problem={pinProblem}
          onPin={withPin}
        />
      </section>
      {canUsePasskeys() && (
        <section class="sign-in-tablet">
          <h2>{people('or-passkey')}</h2>
          <p>{people('passkeys-what')}</p>
          <Button icon={KeyRound} busy={busy === 'passkey'} onPress={() => void withPasskey()}>
            {people('use-passkey')}
          </Button>
        </section>
      )}
    </>
  );
}
