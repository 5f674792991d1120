import { useEffect, useState } from 'preact/hooks';
import { type CatalogueName, loadWords } from '../words/words.ts';

/**
 * A part of a screen, or several, that come after its first paint, with the words that they need. Null until all is here, and
 * when it cannot be fetched: what the screen is for must stand without it.
 */
export function useLater<Part>(
  wanted: boolean,
  load: () => Promise<Part>,
  words: readonly CatalogueName[],
): Part | null {
  const [part, setPart] = useState<Part | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    Promise.all([load(), loadWords(words)]).then(
      ([found]) => current && setPart(() => found),
      () => undefined,
    );
    return () => {
      current = false;
    };
    // What is loaded is written down in the code and stays the same.
  }, [wanted]);
  return part;
}
