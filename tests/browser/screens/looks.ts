import type { Surface, View } from './town.ts';
import { standing } from './town.ts';

export type Look = 'light' | 'dark' | 'contrast' | 'night';

/** The two looks that follow a person, or the one that a screen of the lobby always has. */
export const LOOKS: Record<Surface, readonly Look[]> = {
  resident: ['light', 'dark'],
  clerk: ['light', 'dark'],
  manage: ['light', 'dark'],
  kiosk: ['light', 'contrast'],
  display: ['night'],
  sign: ['light'],
};

/**
 * The looks in which a page is checked. Each state is seen in every language and in every look, and each language in
 * every look, but not all three together: that takes twice as long, and `FULL=1` asks for it.
 */
export function looksOf(view: View, state: number): readonly Look[] {
  const looks = LOOKS[view.surface];
  if (process.env.FULL === '1') return looks;
  const language = view.language === 'pl' ? 0 : 1;
  // On the kiosk changing takes a press and half a second, so it is done once on the way.
  const turn = view.surface === 'kiosk' ? Math.floor(state / 4) : state;
  const look = looks[(language + turn) % looks.length];
  return look ? [look] : [];
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
