import type { ComponentType } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { type CatalogueName, loadWords } from '../words/words.ts';

/**
 * A part of a screen that comes after its first paint, with the words that it needs. Null until both are here, and when
 * they cannot be fetched: what the screen is for must stand without it.
 */
export function useLater<Props>(
  wanted: boolean,
  load: () => Promise<ComponentType<Props>>,
  words: readonly CatalogueName[],
): ComponentType<Props> | null {
  const [Part, setPart] = useState<ComponentType<Props> | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let current = true;
    Promise.all([load(), loadWords(words)]).then(
      ([part]) => current && setPart(() => part),
      () => undefined,
    );
    return () => {
      current = false;
    };
    // What is loaded is written down in the code and stays the same.
  }, [wanted]);
  return Part;
}
