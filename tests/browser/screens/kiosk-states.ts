import { exactly, numberIn, OFFICE, tap } from '../lobby.ts';
import type { ScreenState } from './screen-state.ts';
import { standing, type View } from './town.ts';

/** The service that is asked for: its clerks sit at counter 4 among others. */
const SERVICE = { pl: 'Dowód osobisty', en: 'Identity card' };

const button = ({ page }: View, words: unknown) => page.getByRole('button', { name: new RegExp(`^${String(words)}`) });
const press = async (view: View, words: unknown): Promise<void> => {
  await tap(button(view, words).first());
  await standing(view.page);
};
const own = { pl: 'Polski', en: 'English' };

export const KIOSK_STATES: readonly ScreenState[] = [
  {
    surface: 'kiosk',
    name: 'start',
    reach: (town) =>
      town.each('kiosk', async (view) => {
        await button(view, own.pl).waitFor();
        // Who has come before chose this language; the start page greets in it once it has been chosen and left.
        await press(view, own[view.language]);
        await press(view, view.words.kiosk.back);
        await button(view, own.pl).waitFor();
      }),
  },
  {
    surface: 'kiosk',
    name: 'services',
    reach: (town) => town.each('kiosk', (view) => press(view, own[view.language])),
  },
  {
    surface: 'kiosk',
    name: 'search',
    reach: (town) => town.each('kiosk', (view) => press(view, view.words.kiosk['other-matter'])),
  },
  {
    surface: 'kiosk',
    name: 'service notice',
    reach: (town) =>
      town.each('kiosk', async (view) => {
        await press(view, view.words.kiosk.back);
        await press(view, SERVICE[view.language]);
      }),
  },
  {
    surface: 'kiosk',
    name: 'help',
    reach: (town) =>
      town.each('kiosk', async (view) => {
        await press(view, view.words.kiosk.next);
        await view.page.getByRole('checkbox').nth(4).check({ force: true });
      }),
  },
  {
    surface: 'kiosk',
    name: 'ticket',
    reach: async (town) => {
      // One after the other, so that the first in the queue is known.
      for (const view of town.views('kiosk')) {
        await press(view, view.words.kiosk.next);
        const heading = view.page.getByRole('heading', { name: new RegExp(`^${view.words.kiosk['your-number']}`) });
        await heading.waitFor();
        const number = numberIn((await heading.textContent()) ?? '');
        town.tickets.set(number, `${town.url}/t/${OFFICE}.${view.secrets.at(-1)}`);
      }
    },
  },
  {
    surface: 'kiosk',
    name: 'number',
    reach: (town) =>
      town.each('kiosk', async (view) => {
        await press(view, view.words.kiosk.done);
        await press(view, own[view.language]);
        await press(view, view.words.kiosk.back);
        await press(view, view.words.kiosk['have-number']);
        await tap(exactly(view.page, 'A'));
      }),
  },
];
