let arriving = false;
let first = true;

/**
 * The next heading that appears takes the focus, so that a screen reader begins there. The first screen of a page keeps
 * the focus where the browser puts it.
 */
export function expectArrival(): void {
  arriving = !first;
  first = false;
}

/** Asked by a heading when it appears. Answers true once for each change of screen. */
export function takeArrival(): boolean {
  const was = arriving;
  arriving = false;
  return was;
}
