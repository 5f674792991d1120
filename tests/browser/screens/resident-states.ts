import { OFFICE, tap } from '../lobby.ts';
import type { ScreenState } from './screen-state.ts';
import { acting, reads, standing, type Town, type View, visit } from './town.ts';

const SERVICE = 'id-card';
/** Of the right shape, and nobody's. */
const NOBODYS = `${OFFICE}.${'0'.repeat(26)}`;

const goes =
  (path: string) =>
  (town: Town): Promise<void> =>
    town.each('resident', (view) => visit(view, town.url + path));

export const RESIDENT_STATES: readonly ScreenState[] = [
  { surface: 'resident', name: 'office', reach: goes(`/o/${OFFICE}`) },
  { surface: 'resident', name: 'service sheet', reach: goes(`/o/${OFFICE}/s/${SERVICE}`) },
  { surface: 'resident', name: 'rule', reach: goes(`/o/${OFFICE}/rule`) },
  { surface: 'resident', name: 'unknown ticket', reach: goes(`/t/${NOBODYS}`) },
  { surface: 'resident', name: 'take a number', reach: goes(`/o/${OFFICE}/s/${SERVICE}/take`) },
  {
    surface: 'resident',
    name: 'ticket expected',
    reach: async (town) => {
      const { page, words } = acting(town, 'resident');
      await tap(page.getByRole('button', { name: String(words.coming['take-now']) }));
      await page.waitForURL('**/t/*');
      await town.each('resident', async (view) => {
        if (view.page !== page) await visit(view, page.url());
        await reads(view, view.words.visit['expected-title']);
      });
    },
  },
  {
    surface: 'resident',
    name: 'ticket waiting',
    reach: async (town) => {
      const [ticket] = town.tickets.values();
      await town.each('resident', async (view) => {
        await visit(view, String(ticket));
        await reads(view, view.words.visit['give-up']);
      });
    },
  },
  {
    surface: 'resident',
    name: 'ticket offline',
    reach: (town) =>
      town.each('resident', async (view) => {
        await view.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
        await view.context.setOffline(true);
        await view.page.reload();
        await reads(view, view.words.resident['offline-title']);
      }),
    afterwards: (town) =>
      town.each('resident', async (view) => {
        await view.context.setOffline(false);
        await view.page.reload();
        await standing(view.page);
      }),
  },
];

/** What the counter's steps bring to the phone. */
export const CALLED: ScreenState = {
  surface: 'resident',
  name: 'ticket called',
  reach: (town) => town.each('resident', (view) => reads(view, view.words.visit.welcome)),
};

export const MISSED: ScreenState = {
  surface: 'resident',
  name: 'ticket missed',
  reach: (town) => town.each('resident', (view) => reads(view, view.words.visit['missed-title'])),
};

export const SERVING: ScreenState = {
  surface: 'resident',
  name: 'ticket serving',
  reach: (town) => follow(town, (view) => view.words.visit['serving-text']),
};

export const ENDED: ScreenState = {
  surface: 'resident',
  name: 'ticket ended',
  reach: (town) => follow(town, (view) => view.words.after['ended-served']),
};

/** The second ticket: the first one's holder was not there. */
function follow(town: Town, words: (view: View) => unknown): Promise<void> {
  const [, ticket] = town.tickets.values();
  return town.each('resident', async (view) => {
    if (view.page.url() !== ticket) await visit(view, String(ticket));
    await reads(view, words(view));
  });
}
