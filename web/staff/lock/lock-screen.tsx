import type { Session } from '../../../shared/protocol/http/session.ts';
import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import { Brand } from '../../../shared/ui/brand/brand.tsx';
import { Button } from '../../../shared/ui/button/button.tsx';
import { LanguageButton } from '../language-button.tsx';
import { signInWithPasskey, signOut, unlock } from '../session.ts';
import { PasskeyButton } from '../sign-in/passkey-button.tsx';
import { PinEntry } from '../sign-in/pin-entry.tsx';
import { useOfficeWords } from '../words.ts';
import '../sign-in/sign-in.css';

/** Nothing of the office or a client, only whose screen this is. The same person opens it; somebody else signs in anew. */
export function LockScreen({ info, session }: { info: OfficeInfo; session: Session }) {
  const words = useOfficeWords(info);
  const { staff, text } = words;
  const { person } = session;
  return (
    <main id="main" class="sign-in">
      <header class="sign-in-head">
        <Brand name={text(info.name)} />
        <LanguageButton />
      </header>
      <h1>{staff('locked')}</h1>
      {info.demo && <p class="staff-demo">{staff('demo')}</p>}
      {person.roles.some((role) => role === 'clerk' || role === 'host') && <p>{staff('locked-text')}</p>}
      <PinEntry name={`${person.name} ${person.surname}`} action={staff('unlock')} onPin={unlock} />
      <PasskeyButton label={staff('unlock-passkey')} ask={() => signInWithPasskey(info.id)} />
      <Button kind="quiet" onPress={() => void signOut()}>
        {staff('somebody-else')}
      </Button>
    </main>
  );
}
