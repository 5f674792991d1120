import { useCallback, useEffect, useState } from 'preact/hooks';
import { askApi } from '../../../shared/browser/ask-api.ts';
import { type StaffList, StaffListSchema } from '../../../shared/protocol/http/session.ts';
import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import type { WireRefusal } from '../../../shared/protocol/problem.ts';
import { Brand } from '../../../shared/ui/brand/brand.tsx';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { Loading } from '../../../shared/ui/spinner/loading.tsx';
import { LanguageButton } from '../language-button.tsx';
import { signIn, signInWithPasskey } from '../session.ts';
import { useOfficeWords } from '../words.ts';
import { NewTablet } from './new-tablet.tsx';
import { PasskeyButton } from './passkey-button.tsx';
import { PinEntry } from './pin-entry.tsx';
import { WhoField, WhoList } from './who.tsx';
import './sign-in.css';

interface SignInProps {
  title: string;
  info: OfficeInfo;
  because: WireRefusal | null;
}

type People = { state: 'asking' } | { state: 'listed'; list: StaffList } | { state: 'unlisted' };

/**
 * First who, then the PIN. A tablet of the office lists who works there; a demonstration says its PIN, too. On any other
 * device somebody signs in with a passkey, or with a PIN where the same person has been before.
 */
export function SignIn({ title, info, because }: SignInProps) {
  const words = useOfficeWords(info);
  const { staff, text, refusal } = words;
  const [people, setPeople] = useState<People>({ state: 'asking' });
  const [person, setPerson] = useState<string | null>(null);

  const readPeople = useCallback(async (): Promise<void> => {
    const answer = await askApi(`/api/offices/${encodeURIComponent(info.id)}/staff`, { schema: StaffListSchema });
    setPeople(answer.kind === 'ok' ? { state: 'listed', list: answer.value } : { state: 'unlisted' });
  }, [info.id]);
  const onTabletIn = useCallback(() => void readPeople(), [readPeople]);
  useEffect(onTabletIn, [onTabletIn]);

  const list = people.state === 'listed' ? people.list : null;
  const known = list?.staff.find(({ id }) => id === person);

  return (
    <main id="main" class="sign-in">
      <header class="sign-in-head">
        <Brand name={text(info.name)} />
        <LanguageButton />
      </header>
      <h1>{title}</h1>
      {because && <Notice title={refusal(because)} announce />}
      {list?.demoPin && (
        <Notice title={staff('demo')}>
          {staff(person === null ? 'demo-pin' : 'demo-pin-is', { pin: list.demoPin })}
        </Notice>
      )}
      {person !== null ? (
        <>
          <PinEntry
            name={known ? `${known.name} ${known.surname}` : person}
            action={staff('sign-in')}
            onPin={(pin) => signIn(info.id, person, pin)}
          />
          <Button kind="quiet" onPress={() => setPerson(null)}>
            {staff('somebody-else')}
          </Button>
        </>
      ) : (
        <>
          {people.state !== 'asking' && (
            <PasskeyButton label={staff('with-passkey')} ask={() => signInWithPasskey(info.id)} />
          )}
          {people.state === 'asking' ? (
            <Loading label={staff('loading-people')} />
          ) : list ? (
            <WhoList list={list} words={words} onChoose={setPerson} />
          ) : (
            <>
              <WhoField onChoose={setPerson} />
              <NewTablet office={info.id} onIn={onTabletIn} />
            </>
          )}
        </>
      )}
    </main>
  );
}
