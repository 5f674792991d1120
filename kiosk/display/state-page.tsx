import { Brand } from '../../shared/ui/brand/brand.tsx';
import { PairingCode, type PairingCodeProps } from '../devices/pairing-code.tsx';
import type { DisplayWords } from './words.ts';

interface StatePageProps {
  words: DisplayWords;
  office?: string | undefined;
  title: string;
  text?: string;
  code?: PairingCodeProps;
}

/** What the display says while it has no board to show. */
export function StatePage({ office, title, text, code }: StatePageProps) {
  return (
    <div class="display display-state">
      <header class="display-head">
        <Brand name={office ?? 'Okienko'} />
      </header>
      <main class="display-state-main" aria-live="polite">
        <h1>{title}</h1>
        {text !== undefined && <p class="display-state-text">{text}</p>}
        {code && <PairingCode {...code} />}
      </main>
    </div>
  );
}
