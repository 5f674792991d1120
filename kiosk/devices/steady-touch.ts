/** How far a finger may slip and still mean the button that it came down on, CSS px (20 mm at 4 px/mm). */
const SLIP = 80;
/** A second tap on the same spot so soon is the same tap, although another page may lie there by now, ms. */
const SAME_TAP = 500;
const SAME_SPOT = 60;

/**
 * Makes touch forgiving. A long press and a slipped finger still press the button that they came down on, and a double
 * tap does not press what the first tap has brought to the same place.
 */
export function steadyTouch(page: Document = document): () => void {
  let down: { button: HTMLElement; x: number; y: number } | null = null;
  let lastTap: { x: number; y: number; at: number; button: Element | null } | null = null;
  let clicked = false;

  const onDown = (event: PointerEvent): void => {
    const button = buttonOf(event.target);
    down = button && event.isPrimary ? { button, x: event.clientX, y: event.clientY } : null;
    clicked = false;
  };
  const onUp = (event: PointerEvent): void => {
    const start = down;
    down = null;
    if (!start || event.pointerType === 'mouse') return;
    const near = Math.hypot(event.clientX - start.x, event.clientY - start.y) <= SLIP;
    if (!near && buttonOf(page.elementFromPoint(event.clientX, event.clientY)) !== start.button) return;
    // The browser's own click comes first; it makes none after a long press or a slip.
    setTimeout(() => {
      if (!clicked && start.button.isConnected) start.button.click();
    }, 60);
  };
  const onClick = (event: MouseEvent): void => {
    clicked = true;
    // Clicks of a keyboard or a script have no place.
    if (event.detail === 0) return;
    const button = buttonOf(event.target);
    const before = lastTap;
    lastTap = { x: event.clientX, y: event.clientY, at: event.timeStamp, button };
    if (!before || before.button === button || event.timeStamp - before.at > SAME_TAP) return;
    if (Math.hypot(event.clientX - before.x, event.clientY - before.y) > SAME_SPOT) return;
    event.preventDefault();
    event.stopPropagation();
  };
  const noMenu = (event: Event): void => event.preventDefault();

  page.addEventListener('pointerdown', onDown, true);
  page.addEventListener('pointerup', onUp, true);
  page.addEventListener('click', onClick, true);
  page.addEventListener('contextmenu', noMenu);
  return () => {
    page.removeEventListener('pointerdown', onDown, true);
    page.removeEventListener('pointerup', onUp, true);
    page.removeEventListener('click', onClick, true);
    page.removeEventListener('contextmenu', noMenu);
  };
}

function buttonOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('button') : null;
}
