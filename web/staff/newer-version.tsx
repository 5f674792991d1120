import { UpdatePrompt } from '../offline/update-prompt.tsx';
import { useWords } from './words.ts';

/** Offers a newer version where nothing is going on: never at a counter with a client. */
export function NewerVersion() {
  const { staff } = useWords();
  return (
    <UpdatePrompt
      idle
      words={{ title: staff('update-title'), text: staff('update-text'), action: staff('update-now') }}
    />
  );
}
