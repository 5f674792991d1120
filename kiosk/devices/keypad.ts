export type KeypadMove = 'next' | 'previous' | 'select' | 'voice';

const KEYS: Readonly<Record<string, KeypadMove>> = {
  ArrowRight: 'next',
  ArrowDown: 'next',
  F7: 'next',
  ArrowLeft: 'previous',
  ArrowUp: 'previous',
  F8: 'select',
  Enter: 'select',
  F9: 'voice',
};

/** Presses of one key closer together than this are one press: a tremor or a worn key. */
export const KEY_REPEAT_GUARD = 500;

interface KeypadOptions {
  /** The key that a person who cannot see starts the voice with. */
  onVoice(): void;
  guard?: number;
}

/**
 * The tactile keypad: Next and Select (arrows or F7, Enter or F8), and a key for the voice (F9). With those two keys
 * everything on the screen can be reached. Tab and Enter of an ordinary keyboard work as everywhere.
 */
export function listenToKeypad(
  { onVoice, guard = KEY_REPEAT_GUARD }: KeypadOptions,
  page: Document = document,
): () => void {
  const last = new Map<KeypadMove, number>();
  const onKey = (event: KeyboardEvent): void => {
    const move = KEYS[event.key];
    if (!move || event.ctrlKey || event.altKey || event.metaKey) return;
    // Enter acts by itself on a button; here it is only guarded.
    const before = last.get(move);
    last.set(move, event.timeStamp);
    if (event.repeat || (before !== undefined && event.timeStamp - before < guard)) {
      event.preventDefault();
      return;
    }
    if (move === 'voice') {
      event.preventDefault();
      onVoice();
    } else if (move === 'select') {
      if (event.key === 'Enter') return;
      event.preventDefault();
      const { activeElement } = page;
      if (activeElement instanceof HTMLElement) activeElement.click();
    } else {
      event.preventDefault();
      moveFocus(page, move);
    }
  };
  page.addEventListener('keydown', onKey, true);
  return () => page.removeEventListener('keydown', onKey, true);
}

/** Every stop in the order of the page, or of the dialog that lies over it. */
export function focusStops(page: Document): HTMLElement[] {
  const root: ParentNode = page.querySelector('dialog[open]') ?? page;
  return [...root.querySelectorAll<HTMLElement>('button, a[href], input')].filter(
    (element) => element.tabIndex >= 0 && element.getClientRects().length > 0,
  );
}

function moveFocus(page: Document, move: 'next' | 'previous'): void {
  const stops = focusStops(page);
  const here = page.activeElement;
  const forward = move === 'next';
  // From a heading, which is no stop of its own, the next stop is the first that follows it.
  const beyond = (stop: HTMLElement): boolean => {
    if (!here || here === page.body) return forward;
    const follows = (here.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    return stop !== here && follows === forward;
  };
  const target = forward ? (stops.find(beyond) ?? stops[0]) : (stops.findLast(beyond) ?? stops.at(-1));
  target?.focus();
}
