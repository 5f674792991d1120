import lighthouse, { type Result } from 'lighthouse';

export const CATEGORIES = ['performance', 'accessibility', 'best-practices'] as const;
export type Category = (typeof CATEGORIES)[number];

export interface PageScores {
  /** 0 to 1. */
  scores: Record<Category, number>;
  /** Audits that take points, with what they found. */
  losses: { category: Category; audit: string; score: number; found: string }[];
}

/** Lighthouse as it is by default: a middling phone on a slow mobile network. `port`: where the browser is driven. */
export async function measurePage(url: string, port: number): Promise<PageScores> {
  const run = await lighthouse(url, { port, onlyCategories: [...CATEGORIES], logLevel: 'error', output: 'json' });
  if (!run) throw new Error(`Lighthouse gave no answer for ${url}`);
  const { lhr } = run;
  if (lhr.runtimeError) throw new Error(`${url}: ${lhr.runtimeError.message}`);
  return {
    scores: {
      performance: scoreOf(lhr, 'performance'),
      accessibility: scoreOf(lhr, 'accessibility'),
      'best-practices': scoreOf(lhr, 'best-practices'),
    },
    losses: CATEGORIES.flatMap((category) => lossesOf(lhr, category)),
  };
}

/** A category that could not be scored counts as failed. */
function scoreOf(lhr: Result, category: Category): number {
  return lhr.categories[category]?.score ?? 0;
}

function lossesOf(lhr: Result, category: Category): PageScores['losses'] {
  const audits = lhr.categories[category]?.auditRefs ?? [];
  return audits.flatMap(({ id, weight }) => {
    const audit = lhr.audits[id];
    if (weight === 0 || !audit || audit.score === null || audit.score === 1) return [];
    return [{ category, audit: id, score: audit.score, found: audit.displayValue ?? audit.title }];
  });
}
