import { type Surface, standing, type View } from './town.ts';

export type Look = 'light' | 'dark' | 'contrast' | 'night';

/** The two looks that follow a person, or the one that a screen of the lobby always has. */
const LOOKS: Record<Surface, readonly Look[]> = {
  resident: ['light', 'dark'],
  clerk: ['light', 'dark'],
  manage: ['light', 'dark'],
  kiosk: ['light', 'contrast'],
  display: ['night'],
  sign: ['light'],
};

/**
 * The looks in which a page is checked, the one first in which the state before left it. Colours do not depend on the
 * language: in the second one the looks take turns.
 */
export function looksOf({ surface, language }: View, state: number): readonly Look[] {
  const looks = state % 2 === 0 ? LOOKS[surface] : LOOKS[surface].toReversed();
  return language === 'pl' ? looks : looks.slice(0, 1);
}

/** Puts a page into a look, as the person before it would: by the system's setting, on the kiosk by its key. */
export async function wear({ page, surface, words }: View, look: Look): Promise<void> {
  if (surface === 'kiosk') {
    const now = await page.evaluate(() => document.documentElement.dataset.theme);
    if (now === look) return;
    const key = look === 'contrast' ? 'aid-contrast' : 'aid-contrast-off';
    await page.waitForTimeout(600);
    await page.getByRole('button', { name: String(words.kiosk[key]), exact: true }).click();
  } else if (look === 'light' || look === 'dark') {
    await page.emulateMedia({ colorScheme: look });
  }
  await standing(page);
}
