import type { Surface } from './town.ts';

/** Shortest side of what can be pressed, CSS px: 20 mm on the kiosk, a fingertip elsewhere. */
export function leastTarget(surface: Surface): number | null {
  if (surface === 'kiosk') return 80;
  return surface === 'resident' || surface === 'clerk' ? 44 : null;
}

/**
 * Runs in the page: what can be pressed and is smaller than `least` on one side. Links within a sentence are as high as
 * its lines. A control of which only its label is seen is as large as this label, and an invisible edge that answers
 * presses counts.
 */
export function smallTargets(least: number): string[] {
  const found: string[] = [];
  const every = 'a[href], button, input, select, textarea, summary, [role="button"], [role="tab"], [role="checkbox"]';
  for (const control of document.querySelectorAll<HTMLElement>(every)) {
    if (!control.checkVisibility({ visibilityProperty: true })) continue;
    const label = control.matches('[type="checkbox"], [type="radio"]') ? control.closest('label') : null;
    const target = label ?? control;
    if (getComputedStyle(target).clipPath === 'inset(50%)' || inSentence(target)) continue;
    if (sides(target).every((side) => side >= least - 0.5) || answersAround(target)) continue;
    const [width, height] = sides(target);
    const words = (control.getAttribute('aria-label') ?? target.textContent ?? '').trim().slice(0, 40);
    found.push(`${target.tagName.toLowerCase()}.${target.className} "${words}" is ${width} × ${height}`);
  }
  return found;

  function sides(target: HTMLElement): [number, number] {
    const { width, height } = target.getBoundingClientRect();
    return [Math.round(width * 10) / 10, Math.round(height * 10) / 10];
  }

  function inSentence(target: HTMLElement): boolean {
    if (!target.matches('a') || getComputedStyle(target).display !== 'inline') return false;
    const around = target.closest('p, li, dd, td')?.textContent ?? '';
    return around.trim().length > (target.textContent ?? '').trim().length;
  }

  function answersAround(target: HTMLElement): boolean {
    target.scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
    const { left, top, width, height } = target.getBoundingClientRect();
    const [x, y, reach] = [left + width / 2, top + height / 2, least / 2 - 1];
    const points = [
      [x - reach, y],
      [x + reach, y],
      [x, y - reach],
      [x, y + reach],
    ] as const;
    return points.every(([px, py]) => {
      const hit = document.elementFromPoint(px, py);
      return hit !== null && target.contains(hit);
    });
  }
}
