/** Presses of one control closer together than this are one press: a tremor, a bounce or an impatient finger. */
let guardMs = 500;

const lastPress = new WeakMap<EventTarget, number>();

/** Sets how long a second press of the same control is ignored, in milliseconds; 0 lets every press through. */
export function setPressGuard(milliseconds: number): void {
  guardMs = milliseconds;
}

/**
 * Says whether a click is a press of its own. A repeat restarts the clock, so that a held Enter key stays one press.
 * A refused click is stopped altogether, so that it does not send a form either.
 */
export function acceptPress(event: Event): boolean {
  const control = event.currentTarget;
  if (control === null) return true;
  const before = lastPress.get(control);
  lastPress.set(control, event.timeStamp);
  if (before === undefined || event.timeStamp - before >= guardMs) return true;
  event.preventDefault();
  event.stopPropagation();
  return false;
}
