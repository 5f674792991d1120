import { act, exactly, sayNotHere, tap } from '../lobby.ts';
import { CALLED, ENDED, MISSED, SERVING } from './resident-states.ts';
import type { ScreenState } from './screen-state.ts';
import { acting, type Surface, standing, type Town, type View } from './town.ts';

const CLERK = 'Anna Wiśniewska';
const COUNTER = '4';
const PIN = '1234';

/** A step at the counter; then both tablets show what came of it. */
async function step(town: Town, button: (view: View) => unknown, shown: (view: View) => unknown): Promise<void> {
  const first = acting(town, 'clerk');
  await tap(act(first.page, button(first)));
  await shows(town, shown);
}

/** Both tablets show it. */
async function shows(town: Town, shown: (view: View) => unknown): Promise<void> {
  await town.each('clerk', async (view) => {
    await act(view.page, shown(view)).first().waitFor();
    await standing(view.page);
  });
}

/** The lobby's screens follow what happens at the counter. */
export const follows = (surface: Surface, name: string, selector: string): ScreenState => ({
  surface,
  name,
  reach: (town) =>
    town.each(surface, async ({ page }) => {
      await page.locator(selector).first().waitFor();
      await standing(page);
    }),
});

export const chooses = (surface: Surface, person: string): ScreenState['reach'] => {
  return (town) =>
    town.each(surface, async ({ page }) => {
      await tap(page.getByRole('button', { name: new RegExp(person) }));
      await exactly(page, '1').waitFor();
      await standing(page);
    });
};

export const entersPin = (surface: Surface): ScreenState['reach'] => {
  return (town) =>
    town.each(surface, async ({ page, words }) => {
      for (const digit of PIN) await exactly(page, digit).click();
      await tap(exactly(page, words.staff['sign-in']));
      await page.locator('.sign-in').waitFor({ state: 'detached' });
      await standing(page);
    });
};

export const COUNTER_STATES: readonly ScreenState[] = [
  { surface: 'clerk', name: 'sign-in', reach: (town) => town.each('clerk', ({ page }) => standing(page)) },
  { surface: 'clerk', name: 'PIN', reach: chooses('clerk', CLERK) },
  { surface: 'clerk', name: 'choose counter', reach: entersPin('clerk') },
  {
    surface: 'clerk',
    name: 'idle',
    reach: (town) =>
      step(
        town,
        ({ words }) => `${words.clerk.counter} ${COUNTER}\\b`,
        ({ words }) => words.clerk['call-next'],
      ),
  },
  follows('sign', 'idle', '.sign-free'),
  {
    surface: 'clerk',
    name: 'called',
    reach: (town) =>
      step(
        town,
        ({ words }) => words.clerk['call-next'],
        ({ words }) => words.clerk['is-here'],
      ),
  },
  CALLED,
  follows('sign', 'called', '.sign-number'),
  {
    ...follows('display', 'with a call', '.call-now'),
    // An old board is told from a fresh one only after a while: the line is cut long before that is looked at.
    afterwards: async (town) => town.line.cut(),
  },
  {
    surface: 'clerk',
    name: 'missed',
    reach: async (town) => {
      const first = acting(town, 'clerk');
      await sayNotHere(first.page, first.words.clerk);
      await shows(town, ({ words }) => words.clerk.reinstate);
    },
  },
  MISSED,
  {
    surface: 'clerk',
    name: 'serving',
    reach: async (town) => {
      await step(
        town,
        ({ words }) => words.clerk['call-next'],
        ({ words }) => words.clerk['is-here'],
      );
      await step(
        town,
        ({ words }) => words.clerk['is-here'],
        ({ words }) => words.clerk.finish,
      );
    },
  },
  SERVING,
  follows('sign', 'serving', '.sign-number'),
  {
    surface: 'clerk',
    name: 'paused',
    reach: async (town) => {
      const first = acting(town, 'clerk');
      await tap(exactly(first.page, first.words.clerk.finish));
      await act(first.page, first.words.clerk['call-next']).waitFor();
      await step(
        town,
        ({ words }) => words.clerk.pause,
        ({ words }) => words.clerk.resume,
      );
    },
  },
  ENDED,
  follows('sign', 'paused', '.sign-moment'),
];
