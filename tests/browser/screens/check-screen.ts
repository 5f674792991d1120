import { AxeBuilder } from '@axe-core/playwright';
import type { Look } from './looks.ts';
import { REVIEWED } from './reviewed.ts';
import { leastTarget, smallTargets } from './targets.ts';
import type { View } from './town.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'wcag2aaa', 'best-practice'];
/** The narrowest phone, and a page at 400 %. */
const NARROW = { width: 320, height: 640 };

/** Everything that is wrong with a page as it stands, one line each. */
export async function checkScreen(view: View, look: Look): Promise<string[]> {
  const named = (finding: string): string => `${view.language} ${look}: ${finding}`;
  return [...(await axeFindings(view)), ...(await targetFindings(view)), ...(await narrowFindings(view))].map(named);
}

async function axeFindings({ page }: View): Promise<string[]> {
  const { violations, incomplete } = await new AxeBuilder({ page }).withTags(TAGS).analyze();
  const broken = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, any, all }) => `${id} at ${target.join(' ')} (${[...any, ...all][0]?.message ?? help})`),
  );
  const open = incomplete.flatMap(({ id, nodes }) =>
    nodes
      .filter(({ target }) => !REVIEWED.some((one) => one.rule === id && one.target.test(target.join(' '))))
      .map(
        ({ target, any, all }) => `not decided: ${id} at ${target.join(' ')} (${[...any, ...all][0]?.message ?? ''})`,
      ),
  );
  return [...broken, ...open];
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
