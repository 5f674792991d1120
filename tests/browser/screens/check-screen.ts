import { axeFindings } from './axe.ts';
import type { Look } from './looks.ts';
import { leastTarget, smallTargets } from './targets.ts';
import type { View } from './town.ts';

/** The narrowest phone, and a page at 400 %. */
const NARROW = { width: 320, height: 640 };

/** Everything that is wrong with a page as it stands, one line each. */
export async function checkScreen(view: View, look: Look): Promise<string[]> {
  const found = [...(await axeFindings(view)), ...(await targetFindings(view)), ...(await narrowFindings(view))];
  return found.map((finding) => `${view.language} ${look}: ${finding}`);
}

async function targetFindings({ page, surface }: View): Promise<string[]> {
  const least = leastTarget(surface);
  if (least === null) return [];
  return (await page.evaluate(smallTargets, least)).map((target) => `smaller than ${least} px: ${target}`);
}

async function narrowFindings({ page, surface }: View): Promise<string[]> {
  const size = page.viewportSize();
  if (surface !== 'resident' || !size) return [];
  await page.setViewportSize(NARROW);
  const [wide, least] = await page.evaluate(() => [document.scrollingElement?.scrollWidth ?? 0, innerWidth] as const);
  await page.setViewportSize(size);
  return wide > least ? [`${wide} px wide on a screen of ${least} px`] : [];
}
