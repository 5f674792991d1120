import { parseArgs } from 'node:util';
import { emptyKnowledge, type Knowledge } from '../../../shared/domain/estimate/knowledge.ts';
import { planOf, REFERENCE, seedsOf } from '../plans.ts';
import { quoteDay as quoteByAll, train } from '../predictors/compare.ts';
import { predictorLines } from '../report.ts';
import { type Quote, type Score, score } from '../scoring.ts';
import { lateAfternoons } from './late-afternoons.ts';
import { type LateScore, lateLines, scoreLate } from './late-score.ts';
import { learnFrom, quoteDay } from './quoted-day.ts';

// How true the office's waiting times are on simulated days, against simple ways of guessing, and the chance of being called
// before closing on late afternoons. Ends with 1 when a target is missed.

const USAGE = `npm run estimate -- [options]

  --days 200           days on which waits are measured
  --learn 5            other days from which the office has learned, one after another; 0: a new office
  --afternoons 10000   late afternoons on which the chance of being called before closing is measured, half of them by
                       offices that have learned from 5 days, half by such of 30; with --learn 0 by a new office
  --runs 40            runs of one estimate
  --seed 1             another seed gives other days
  --load 1             factor on arrivals
  --json               the figures as one line of JSON`;

const OWN = 'rollout of the order rule';
/** At most so much of the mean absolute error of these. */
const AT_MOST: Record<string, number> = { 'last to enter service': 0.45, 'queue length': 0.4 };
/** By so much the said chance may be off in a fifth, and so many quotes of it are judged. */
const OFF = 0.05;
const LEAST_OF_A_FIFTH = 300;
/** Days learned from by those who tell late afternoons: a week, and six weeks. */
const LATE_LEARNED = [5, 30];

interface Options {
  days: number;
  learn: number;
  afternoons: number;
  runs: number;
  seed: number;
  load: number;
}

interface Target {
  what: string;
  found: string;
  holds: boolean;
}

function main(): number {
  const { values } = parseArgs({
    options: {
      days: { type: 'string', default: '200' },
      learn: { type: 'string', default: '5' },
      afternoons: { type: 'string', default: '10000' },
      runs: { type: 'string', default: '40' },
      seed: { type: 'string', default: '1' },
      load: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  const { json, help, ...rest } = values;
  const options = Object.fromEntries(
    Object.entries(rest).map(([key, text]) => [key, Number(text)]),
  ) as unknown as Options;
  if (help || !Object.values(options).every((number) => number >= 0)) {
    console.log(USAGE);
    return help ? 0 : 2;
  }
  const scores = measure(options);
  const late = measureLate(options);
  const isJudged = options.learn > 0;
  const targets = isJudged ? [...waitTargets(scores), ...chanceTargets(late)] : [];
  if (json) console.log(JSON.stringify({ options, scores, late, targets }));
  else {
    const waits = options.days > 0 ? [...predictorLines(scores), ''] : [];
    const chances = options.afternoons > 0 ? [...lateLines(late), ''] : [];
    for (const line of [...waits, ...chances]) console.log(line);
    for (const { what, found, holds } of targets) console.log(`${holds ? 'holds ' : 'MISSED'}  ${what}: ${found}`);
  }
  return targets.every(({ holds }) => holds) ? 0 : 1;
}

function measure({ days, learn, runs, seed, load }: Options): Record<string, Score> {
  if (days === 0) return {};
  const planFor = (day: number) => planOf({ ...REFERENCE, seed: day, load });
  let knowledge: Knowledge = emptyKnowledge();
  const learned = seedsOf(seed, 'learn', learn);
  for (const day of learned) {
    knowledge = learnFrom(quoteDay(planFor(day), { knowledge, runs, seed: day }), knowledge);
  }
  const quotes = new Map<string, Quote[]>();
  const add = (name: string, more: readonly Quote[]): void => {
    const list = quotes.get(name) ?? [];
    for (const quote of more) list.push(quote);
    quotes.set(name, list);
  };
  // The simple ones learn from many days: what is shown is not that they know too little.
  const trained = train(seedsOf(seed, 'learn', Math.max(100, learn)).map(planFor));
  for (const [i, day] of seedsOf(seed, 'measure', days).entries()) {
    add(OWN, quoteDay(planFor(day), { knowledge, runs, seed: day }).quotes);
    for (const [name, said] of quoteByAll(trained, planFor(day)).quotes) add(name, said);
    if ((i + 1) % 20 === 0) process.stderr.write(`${i + 1} of ${days} days\n`);
  }
  return Object.fromEntries([...quotes].map(([name, list]) => [name, score(list)]));
}

function measureLate({ learn, afternoons, runs, seed, load }: Options): LateScore[] {
  if (afternoons === 0) return [];
  const learned = learn === 0 ? [0] : LATE_LEARNED;
  let told = 0;
  const offices = lateAfternoons({ learned, afternoons, runs, seed, load }, (done) => {
    if (Math.floor(done / 1_000) > Math.floor(told / 1_000)) {
      process.stderr.write(`${done} of ${afternoons} late afternoons\n`);
    }
    told = done;
  });
  return scoreLate(offices);
}

function waitTargets(scores: Record<string, Score>): Target[] {
  const own = scores[OWN];
  if (!own || own.mae === null || own.bias === null || own.coverage === null) return [];
  const targets: Target[] = [];
  for (const [name, most] of Object.entries(AT_MOST)) {
    const ratio = own.mae / (scores[name]?.mae ?? Number.NaN);
    targets.push({ what: `error against "${name}", at most ${most}`, found: ratio.toFixed(3), holds: ratio <= most });
  }
  const { bias, coverage } = own;
  targets.push({ what: 'bias, at most 2 min', found: bias.toFixed(2), holds: Math.abs(bias) <= 2 });
  const inside = coverage >= 0.78 && coverage <= 0.83;
  targets.push({ what: 'the 80 % range holds 78 to 83 %', found: (coverage * 100).toFixed(1), holds: inside });
  return targets;
}

/** Only those of all offices together are judged: which days an office happened to learn from is nobody's fault. */
function chanceTargets(late: readonly LateScore[]): Target[] {
  const fifths = late.at(-1)?.fifths ?? [];
  return fifths.flatMap(({ from, to, said, happened, quotes, afternoons }) => {
    const what = `said chance from ${from} to ${to} (${quotes} quotes, ${afternoons} afternoons), within ${OFF * 100} points`;
    const found = `${((said ?? 0) * 100).toFixed(1)} said, ${((happened ?? 0) * 100).toFixed(1)} happened`;
    if (quotes >= LEAST_OF_A_FIFTH) return [{ what, found, holds: Math.abs((said ?? 0) - (happened ?? 0)) <= OFF }];
    // Of a few quotes nothing follows: they are shown, and judged on more afternoons.
    process.stderr.write(`too few to judge: ${what}: ${found}\n`);
    return [];
  });
}

process.exitCode = main();
