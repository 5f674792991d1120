import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

// `npm run sequences -- 20000`: the long form of the model-based test. Another seed: OKIENKO_SEED=7.

const root = fileURLToPath(new URL('../../../..', import.meta.url));
const vitest = fileURLToPath(new URL('../../../../node_modules/vitest/vitest.mjs', import.meta.url));
const sequences = Number(process.argv[2] ?? 20_000);
if (!Number.isInteger(sequences) || sequences < 1) {
  console.error(`"${process.argv[2]}" is no number of sequences. npm run sequences -- 20000`);
  process.exit(2);
}
const { status } = spawnSync(
  process.execPath,
  [vitest, 'run', '--config', 'tests/vitest.config.ts', '--project', 'unit', 'tests/shared/domain/sequences'],
  { cwd: root, stdio: 'inherit', env: { ...process.env, OKIENKO_SEQUENCES: String(sequences) } },
);
process.exit(status ?? 1);
