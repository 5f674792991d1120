import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';
import { REVIEWED } from './reviewed.ts';
import type { Surface, View } from './town.ts';

// Only the source of axe is taken from this package. Its builder puts axe into the page anew for each analysis, and into
// a second page besides, which takes five times as long; pages without frames need neither.
const { source } = createRequire(import.meta.resolve('@axe-core/playwright'))('axe-core') as { source: string };

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
const OPTIONS = {
  resultTypes: ['violations', 'incomplete'],
  checks: { 'color-contrast': { options: CONTRAST } },
};
const EVERYTHING = {
  runOnly: { type: 'tag', values: TAGS },
  // axe's own rule for 7:1 passes over what is below 4.5:1 and asks less of large text: nothing is left for it to find.
  rules: { 'color-contrast-enhanced': { enabled: false } },
};

const COLOURS = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

interface Finding {
  rule: string;
  target: string;
  why: string;
}

interface Found {
  violations: Finding[];
  incomplete: Finding[];
}

/** What axe finds on a page, and what it leaves open and nobody has looked at, one line each. */
export function axeFindings(view: Pick<View, 'page' | 'surface'>): Promise<string[]> {
  return findingsOf(view, EVERYTHING);
}

/** The same of its colours alone. */
export function colourFindings(view: Pick<View, 'page' | 'surface'>): Promise<string[]> {
  return findingsOf(view, COLOURS);
}

async function findingsOf({ page, surface }: Pick<View, 'page' | 'surface'>, options: object): Promise<string[]> {
  const { violations, incomplete } = await run(page, null, options);
  const lines = violations.map(line);
  for (const finding of incomplete) if (!isReviewed(surface, finding)) lines.push(...(await askAgain(page, finding)));
  return lines;
}

/** Text under a bar that stays at the edge, or below the fold, is decided once it has been scrolled to. */
async function askAgain(page: Page, { rule, target }: Finding): Promise<string[]> {
  await page.evaluate((selector) => {
    document.querySelector(selector)?.scrollIntoView({ block: 'center', behavior: 'instant' });
  }, target);
  const { violations, incomplete } = await run(page, target, { runOnly: { type: 'rule', values: [rule] } });
  return [...violations.map(line), ...incomplete.map((finding) => `not decided: ${line(finding)}`)];
}

async function run(page: Page, selector: string | null, options: object): Promise<Found> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(source);
  return page.evaluate(runAxe, { selector, options: { ...OPTIONS, ...options } });
}

/** Runs in the page. */
async function runAxe({ selector, options }: { selector: string | null; options: object }): Promise<Found> {
  interface AxeNode {
    target: string[];
    any: { message: string }[];
    all: { message: string }[];
    none: { message: string }[];
  }
  type Result = { id: string; help: string; nodes: AxeNode[] };
  const { axe } = window as unknown as {
    axe: {
      run(context: Document | string, options: object): Promise<{ violations: Result[]; incomplete: Result[] }>;
    };
  };
  const { violations, incomplete } = await axe.run(selector ?? document, options);
  const findings = (results: Result[]): Finding[] =>
    results.flatMap(({ id, help, nodes }) =>
      nodes.map(({ target, any, all, none }) => ({
        rule: id,
        target: target.join(' '),
        why: [...any, ...all, ...none][0]?.message ?? help,
      })),
    );
  return { violations: findings(violations), incomplete: findings(incomplete) };
}

function isReviewed(surface: Surface, { rule, target }: Finding): boolean {
  return REVIEWED.some((one) => one.surface === surface && one.rule === rule && one.target.test(target));
}

function line({ rule, target, why }: Finding): string {
  return `${rule} at ${target} (${why})`;
}
