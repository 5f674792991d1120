import { useCallback, useEffect, useState } from 'preact/hooks';
import { askApi } from '../../../shared/browser/ask-api.ts';
import { offeredLanguages } from '../../../shared/i18n/languages.ts';
import { type Link, LinkSchema } from '../../../shared/protocol/http/links.ts';
import type { WireRefusal } from '../../../shared/protocol/problem.ts';
import { Brand } from '../../../shared/ui/brand/brand.tsx';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { Loading } from '../../../shared/ui/spinner/loading.tsx';
import { offerLanguages } from '../../data/language.ts';
import { readOffice } from '../../data/office-info.ts';
import { LanguageButton } from '../../staff/language-button.tsx';
import { useOfficeWords, useWords } from '../../staff/words.ts';
import { UseLink } from './use-link.tsx';
import '../../staff/staff.css';
import '../../staff/sign-in/sign-in.css';
import './first.css';

type Looked =
  | { state: 'looking' }
  | { state: 'there'; link: Link }
  | { state: 'over'; refusal: WireRefusal }
  | { state: 'unreachable' };

/** Taken out of the address at once, so that it stays in no history; it lives as long as this page. */
const token = location.hash.slice(1);
const office = new URLSearchParams(location.search).get('office') ?? '';
if (location.pathname === '/manage/first' && token !== '') {
  history.replaceState(null, '', location.pathname + location.search);
}

/** `/manage/first?office=…#…`: where a one-time link leads. Credentials of one's own, known to nobody else. */
export function FirstPage() {
  const { people, staff } = useWords();
  const [looked, setLooked] = useState<Looked>({ state: 'looking' });
  const { reading } = readOffice(office);
  const page = reading.value;
  const info = page.state === 'read' ? page.value : { languages: ['pl', 'en'] as const, timeZone: 'UTC', name: {} };
  const { text } = useOfficeWords({ ...info, languages: [...info.languages] });

  useEffect(() => {
    if (page.state === 'read') offerLanguages(offeredLanguages(page.value.languages));
  }, [page.state === 'read']);

  const look = useCallback(async (): Promise<void> => {
    if (token === '') return;
    setLooked({ state: 'looking' });
    const path = `/api/offices/${encodeURIComponent(office)}/link/look` as const;
    const answer = await askApi(path, { method: 'POST', body: { token }, schema: LinkSchema });
    if (answer.kind === 'ok') setLooked({ state: 'there', link: answer.value });
    else if (answer.kind === 'refused') setLooked({ state: 'over', refusal: answer.refusal });
    else setLooked({ state: 'unreachable' });
  }, []);
  useEffect(() => void look(), [look]);

  const title =
    looked.state === 'there' && looked.link.purpose === 'invite'
      ? people('invite-page-title', { name: looked.link.person.name })
      : looked.state === 'there'
        ? people('first-title')
        : staff('sign-in');
  useEffect(() => {
    document.title = title;
  }, [title]);

  return (
    <main id="main" class="sign-in first">
      <header class="sign-in-head">
        <Brand name={text(info.name)} />
        <LanguageButton />
      </header>
      <h1>{title}</h1>
      {token === '' ? (
        <Empty title={people('link-missing')}>{people('link-missing-next')}</Empty>
      ) : looked.state === 'looking' ? (
        <Loading label={people('reading-link')} />
      ) : looked.state === 'over' ? (
        <Empty title={people('link-over')}>{people('link-over-invite')}</Empty>
      ) : looked.state === 'unreachable' ? (
        <Empty title={staff('unreachable')} action={<Button onPress={() => void look()}>{staff('try-again')}</Button>}>
          {staff('unreachable-next')}
        </Empty>
      ) : (
        <UseLink office={office} token={token} link={looked.link} text={text} />
      )}
    </main>
  );
}
