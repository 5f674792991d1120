import { axeFindings, colourFindings } from './axe.ts';
import type { Look } from './looks.ts';
import { leastTarget, smallTargets } from './targets.ts';
import type { View } from './town.ts';

/** The narrowest phone, and a page at 400 %. */
const NARROW = { width: 320, height: 640 };

/** Everything that is wrong with a page as it stands, one line each. */
export async function checkScreen(view: Pick<View, 'page' | 'surface' | 'language'>, look: Look): Promise<string[]> {
  const found = [...(await axeFindings(view)), ...(await targetFindings(view)), ...(await narrowFindings(view))];
  return found.map((finding) => `${view.language} ${look}: ${finding}`);
}

/** What may be wrong with a page in another look and was not before: colours. The rest of the page is the same. */
export async function checkLook(view: Pick<View, 'page' | 'surface' | 'language'>, look: Look): Promise<string[]> {
  const found = [...(await colourFindings(view)), ...(await targetFindings(view))];
  return found.map((finding) => `${view.language} ${look}: ${finding}`);
}

export async function targetFindings({ page, surface }: Pick<View, 'page' | 'surface'>): Promise<string[]> {
  const least = leastTarget(surface);
  if (least === null) return [];
  return (await page.evaluate(smallTargets, least)).map((target) => `smaller than ${least} px: ${target}`);
}

async function narrowFindings({ page, surface }: Pick<View, 'page' | 'surface'>): Promise<string[]> {
  const size = page.viewportSize();
  if (surface !== 'resident' || !size) return [];
  await page.setViewportSize(NARROW);
  const found = await page.evaluate(tooWide);
  await page.setViewportSize(size);
  return found.map((finding) => `at ${NARROW.width} px: ${finding}`);
}

/** Runs in the page: whether it has to be moved sideways, and text that is cut off so that it has not. */
function tooWide(): string[] {
  const found: string[] = [];
  const width = document.scrollingElement?.scrollWidth ?? 0;
  if (width > innerWidth) found.push(`the page is ${width} px wide`);
  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (words.nextNode()) {
    const { currentNode } = words;
    const around = currentNode.parentElement;
    if (!around?.checkVisibility({ visibilityProperty: true }) || around.closest('.vh, .skip')) continue;
    const range = document.createRange();
    range.selectNodeContents(currentNode);
    const { left, right } = range.getBoundingClientRect();
    if (left < -1 || right > innerWidth + 1) found.push(`"${currentNode.nodeValue}" reaches past the edge`);
  }
  return found;
}
