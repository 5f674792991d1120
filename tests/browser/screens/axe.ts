import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { REVIEWED } from './reviewed.ts';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'wcag2aaa', 'best-practice'];

/** The house asks for 7:1, also of large text, and a counter of one digit is text. */
const CONTRAST = {
  ignoreUnicode: true,
  ignoreLength: true,
  ignorePseudo: false,
  boldValue: 700,
  boldTextPt: 14,
  largeTextPt: 18,
  contrastRatio: { normal: { expected: 7 }, large: { expected: 7 } },
  pseudoSizeThreshold: 0.25,
  shadowOutlineEmMax: 0.1,
  textStrokeEmMin: 0.03,
};
const OPTIONS = { checks: { 'color-contrast': { options: CONTRAST } } };
/** axe's own rule for 7:1 passes over what is below 4.5:1 and asks less of large text: nothing is left for it to find. */
const OVERTAKEN = 'color-contrast-enhanced';

type Analysed = Awaited<ReturnType<AxeBuilder['analyze']>>;
type Result = Analysed['violations'][number];
type NodeResult = Result['nodes'][number];

/** What axe finds on a page, and what it leaves open and nobody has looked at, one line each. */
export async function axeFindings(page: Page): Promise<string[]> {
  const { violations, incomplete } = await builder(page).disableRules(OVERTAKEN).analyze();
  const found = violations.flatMap((result) => result.nodes.map((node) => line(result, node)));
  for (const result of incomplete) {
    for (const node of result.nodes) {
      if (isReviewed(result, node)) continue;
      found.push(...(await askAgain(page, result, node)));
    }
  }
  return found;
}

/** Text under a bar that stays at the edge, or below the fold, is decided once it has been scrolled to. */
async function askAgain(page: Page, result: Result, node: NodeResult): Promise<string[]> {
  const selector = node.target.join(' ');
  await page.evaluate((one) => {
    document.querySelector(one)?.scrollIntoView({ block: 'center', behavior: 'instant' });
  }, selector);
  const { violations, incomplete } = await builder(page).include(selector).withRules(result.id).analyze();
  return [
    ...violations.flatMap((again) => again.nodes.map((one) => line(again, one))),
    ...incomplete.flatMap((again) => again.nodes.map((one) => `not decided: ${line(again, one)}`)),
  ];
}

function builder(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).options({ ...OPTIONS }).withTags(TAGS);
}

function isReviewed({ id }: Result, { target }: NodeResult): boolean {
  return REVIEWED.some((one) => one.rule === id && one.target.test(target.join(' ')));
}

function line({ id, help }: Result, { target, any, all, none }: NodeResult): string {
  return `${id} at ${target.join(' ')} (${[...any, ...all, ...none][0]?.message ?? help})`;
}
