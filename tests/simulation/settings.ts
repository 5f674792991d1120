import { parseArgs } from 'node:util';
import { Plain } from '../day/clients/front-door.ts';
import { POLICIES, type PolicyName } from './policies.ts';

export const USAGE = `node tests/simulation/simulate.ts [options]      simulates town-hall days on the office's real rules

  --days 200           how many days
  --seed 1             another seed gives other days
  --priority 0.15      share of clients for whom waiting is hard, 0 to 1
  --load 1             factor on arrivals; .9 and 1.1 are usual
  --policy all         rule (the office's own), ${POLICIES.slice(1).join(', ')}, or all
  --verify             checks the log of each day with the auditor's verifier, and of a livelier one
  --predictors         compares simple predictors of the wait, learned on other days
  --learn 100          how many days they learn from
  --json               the figures as one line of JSON

Ends with 1 when a target is missed, with 2 when it could not be run.`;

export interface SimulationSettings {
  days: number;
  seed: number;
  priority: number;
  load: number;
  policies: readonly PolicyName[];
  verify: boolean;
  predictors: boolean;
  learn: number;
  json: boolean;
}

/** Reads the flags. Throws Plain with a sentence that says what would be right. */
export function readSettings(args: readonly string[]): SimulationSettings | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  const { verify, predictors, json, policy } = values;
  const whole = (name: 'days' | 'seed' | 'learn', least: number, most: number): number => {
    const number = numberOf(values[name]);
    if (Number.isInteger(number) && number >= least && number <= most) return number;
    throw new Plain(`--${name} is "${values[name]}": give a whole number from ${least} to ${most}.`);
  };
  const settings = {
    days: whole('days', 1, 100_000),
    seed: whole('seed', 0, 1_000),
    priority: numberOf(values.priority),
    load: numberOf(values.load),
    policies: policiesOf(policy),
    verify,
    predictors,
    learn: whole('learn', 1, 10_000),
    json,
  };
  if (!(settings.priority >= 0 && settings.priority <= 1)) {
    throw new Plain(`--priority is "${values.priority}": give a share from 0 to 1, for example 0.15.`);
  }
  // Beyond it the day's work does not fit before midnight, and figures of waits mean nothing.
  if (!(settings.load >= 0.1 && settings.load <= 1.5)) {
    throw new Plain(`--load is "${values.load}": give a number from 0.1 to 1.5.`);
  }
  return settings;
}

/** An empty text is no number, although JavaScript reads 0 from it. */
function numberOf(text: string): number {
  return text.trim() === '' ? Number.NaN : Number(text);
}

function policiesOf(wanted: string): readonly PolicyName[] {
  if (wanted === 'all') return POLICIES;
  const found = POLICIES.find((name) => name === wanted);
  if (!found) throw new Plain(`--policy is "${wanted}": there are ${POLICIES.join(', ')}, and all.`);
  return [found];
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        days: { type: 'string', default: '200' },
        seed: { type: 'string', default: '1' },
        priority: { type: 'string', default: '0.15' },
        load: { type: 'string', default: '1' },
        policy: { type: 'string', default: 'all' },
        verify: { type: 'boolean', default: false },
        predictors: { type: 'boolean', default: false },
        learn: { type: 'string', default: '100' },
        json: { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new Plain(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}
