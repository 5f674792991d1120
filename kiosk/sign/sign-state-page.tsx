import { CounterSquare } from '../../shared/ui/badge/badge.tsx';
import { PairingCode, type PairingCodeProps } from '../devices/pairing-code.tsx';
import type { SignWords } from './words.ts';

interface SignStatePageProps {
  counter: string;
  words: SignWords;
  title: string;
  text?: string;
  code?: PairingCodeProps;
}

/** What the sign says while it knows nothing of its counter. */
export function SignStatePage({ counter, words: { t }, title, text, code }: SignStatePageProps) {
  return (
    <div class="sign">
      <header class="sign-head sign-head-plain">
        <p class="sign-counter">
          <span>{t('counter')}</span> <CounterSquare counter={counter} own />
        </p>
      </header>
      <main class="sign-main sign-state" aria-live="polite">
        <h1>{title}</h1>
        {text !== undefined && <p>{text}</p>}
        {code && <PairingCode {...code} />}
      </main>
    </div>
  );
}
