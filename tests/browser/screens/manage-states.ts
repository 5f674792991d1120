import { chooses, entersPin } from './counter-states.ts';
import type { ScreenState } from './screen-state.ts';
import { standing } from './town.ts';

const MANAGER = 'Dorota Lis';
const PAGES = ['now', 'services', 'people', 'devices', 'day', 'record of acts', 'office file'];

export const MANAGE_STATES: readonly ScreenState[] = PAGES.map((name, index) => ({
  surface: 'manage',
  name,
  reach: async (town) => {
    if (index === 0) {
      await chooses('manage', MANAGER)(town);
      await entersPin('manage')(town);
    }
    await town.each('manage', async ({ page }) => {
      const link = page.getByRole('navigation').getByRole('link').nth(index);
      await link.click();
      await page.locator('[aria-current="page"]').and(link).waitFor();
      await standing(page);
    });
  },
}));
