import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Kiosk } from './kiosk.ts';
import type { Words } from './words/words.ts';

export const KioskContext = createContext<Kiosk | null>(null);

export function useKiosk(): Kiosk {
  const kiosk = useContext(KioskContext);
  if (!kiosk) throw new Error('Invariant broken: a page outside of the kiosk');
  return kiosk;
}

/** The words of the person who stands there. */
export function useWords(): Words {
  const kiosk = useKiosk();
  const words = kiosk.words.get(kiosk.visit.value.language) ?? kiosk.words.values().next().value;
  if (!words) throw new Error('Invariant broken: a kiosk without words');
  return words;
}

/** The office's telephone, in one piece: a number that breaks at the end of a line is dialled wrongly. */
export function usePhone(): string {
  return useKiosk().info.value.phone.replaceAll(' ', '\u00a0');
}
