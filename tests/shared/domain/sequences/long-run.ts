import { parseArgs } from 'node:util';
import { runSequences } from './run-sequences.ts';

// `npm run sequences`: the long form of sequences.test.ts. Says what was reached; ends with 1 when a rule does not hold.

const USAGE = `npm run sequences -- [--sequences 20000] [--seed 1] [--path 0:1:2]   --path: of a failure that was printed`;

const { values } = parseArgs({
  options: {
    sequences: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    path: { type: 'string' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const [sequences, seed] = [Number(values.sequences), Number(values.seed)];
if (values.help || !Number.isInteger(sequences) || sequences < 1 || !Number.isInteger(seed)) {
  console.log(USAGE);
  process.exit(values.help ? 0 : 2);
}

const started = performance.now();
try {
  const reached = runSequences({ sequences, seed, ...(values.path === undefined ? {} : { path: values.path }) });
  for (const [what, times] of [...reached].sort()) console.log(`${String(times).padStart(9)}  ${what}`);
  const seconds = Math.round((performance.now() - started) / 100) / 10;
  const of = (prefix: string): number =>
    [...reached].reduce((sum, [what, times]) => (what.startsWith(prefix) ? sum + times : sum), 0);
  console.log(
    JSON.stringify({
      figure: 'sequences',
      sequences,
      seed,
      commands: of('accepted ') + of('refused '),
      refused: of('refused '),
      events: of('event '),
      seconds,
      holds: true,
    }),
  );
} catch (error) {
  console.error(error instanceof Error ? `${error.message}\n\n${error.cause ?? ''}` : error);
  process.exit(1);
}
