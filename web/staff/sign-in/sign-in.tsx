import { useEffect, useState } from 'preact/hooks';
import { askApi } from '../../../shared/browser/ask-api.ts';
import { type StaffList, StaffListSchema } from '../../../shared/protocol/http/session.ts';
import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import type { WireRefusal } from '../../../shared/protocol/problem.ts';
import { Brand } from '../../../shared/ui/brand/brand.tsx';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { Loading } from '../../../shared/ui/spinner/loading.tsx';
import { LanguageButton } from '../language-button.tsx';
import { leaveLock } from '../session.ts';
import { useOfficeWords } from '../words.ts';
import { PinEntry } from './pin-entry.tsx';
import { WhoField, WhoList } from './who.tsx';
import './sign-in.css';

interface SignInProps {
  title: string;
  info: OfficeInfo;
  /** Only this person may open the screen again. */
  locked: string | null;
  because: WireRefusal | null;
}

type People = { state: 'asking' } | { state: 'listed'; list: StaffList } | { state: 'unlisted' };

/** First who, then the PIN. A demonstration lists its fictional staff and says its PIN. */
export function SignIn({ title, info, locked, because }: SignInProps) {
  const words = useOfficeWords(info);
  const { staff, text, refusal } = words;
  const [people, setPeople] = useState<People>({ state: 'asking' });
  const [chosen, setChosen] = useState<string | null>(null);
  const person = locked ?? chosen;

  useEffect(() => {
    let current = true;
    void askApi(`/api/offices/${encodeURIComponent(info.id)}/staff`, { schema: StaffListSchema }).then((answer) => {
      if (current) setPeople(answer.kind === 'ok' ? { state: 'listed', list: answer.value } : { state: 'unlisted' });
    });
    return () => {
      current = false;
    };
  }, [info.id]);

  const list = people.state === 'listed' ? people.list : null;
  const known = list?.staff.find(({ id }) => id === person);

  return (
    <main id="main" class="sign-in">
      <header class="sign-in-head">
        <Brand name={text(info.name)} />
        <LanguageButton />
      </header>
      <h1>{locked === null ? title : staff('locked')}</h1>
      {because && <Notice title={refusal(because)} announce />}
      {list?.demoPin && (
        <Notice title={staff('demo')}>
          {staff(person === null ? 'demo-pin' : 'demo-pin-is', { pin: list.demoPin })}
        </Notice>
      )}
      {person === null ? (
        people.state === 'asking' ? (
          <Loading label={staff('loading-people')} />
        ) : list ? (
          <WhoList list={list} words={words} onChoose={setChosen} />
        ) : (
          <WhoField onChoose={setChosen} />
        )
      ) : (
        <>
          <PinEntry office={info.id} person={person} name={known ? `${known.name} ${known.surname}` : person} />
          <Button
            kind="quiet"
            onPress={() => {
              setChosen(null);
              if (locked !== null) leaveLock();
            }}
          >
            {staff('somebody-else')}
          </Button>
        </>
      )}
    </main>
  );
}
