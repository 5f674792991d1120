import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

// `npm test`: everything that has to hold, in the order in which it fails fastest. `npm test -- unit` runs one step.

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'okienko-test-'));
const bin = (name: string): string => join(root, 'node_modules', '.bin', name);
const vitest = (step: string, projects: readonly string[] = [step]): string[] => [
  bin('vitest'),
  'run',
  '--config',
  'tests/vitest.config.ts',
  '--reporter=default',
  '--reporter=json',
  `--outputFile.json=${join(reports, `${step}.json`)}`,
  ...projects.flatMap((project) => ['--project', project]),
];

const STEPS: Record<string, string[]> = {
  lint: [bin('biome'), 'ci', '--error-on-warnings', '.'],
  types: [bin('tsc'), '-b'],
  // Side by side: each spends a part of its time waiting.
  rules: vitest('rules', ['unit', 'worker']),
  build: [process.execPath, 'worker/onprem/build.ts'],
  browser: vitest('browser'),
};

const wanted = process.argv.slice(2);
/** With the parts of a step, for whoever asks for one of them. */
const all: Record<string, string[]> = { ...STEPS, unit: vitest('unit'), worker: vitest('worker') };
const unknown = wanted.filter((name) => !(name in all));
if (unknown.length > 0) {
  console.error(`No step "${unknown.join(', ')}". There are: ${Object.keys(all).join(', ')}.`);
  process.exit(2);
}

const environment = {
  ...process.env,
  WRANGLER_SEND_METRICS: 'false',
  WRANGLER_SEND_ERROR_REPORTS: 'false',
  WRANGLER_HIDE_BANNER: 'true',
  CLOUDFLARE_CF_FETCH_ENABLED: 'false',
};

let passed = 0;
let failed = 0;
const started = Date.now();
for (const [name, [command = '', ...args]] of Object.entries(wanted.length === 0 ? STEPS : all)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const from = Date.now();
  console.log(`\n── ${name} ──`);
  const { status } = spawnSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'], env: environment });
  const seconds = ((Date.now() - from) / 1_000).toFixed(1);
  console.log(`── ${name}: ${status === 0 ? 'holds' : 'does not hold'}, ${seconds} s`);
  const counted = count(name);
  passed += counted.passed;
  failed += counted.failed;
  if (status !== 0) {
    failed += counted.failed === 0 ? 1 : 0;
    break;
  }
  if (counted.passed + counted.failed === 0) passed += 1;
}
rmSync(reports, { recursive: true, force: true });
console.log(`\nIn ${((Date.now() - started) / 1_000).toFixed(0)} s`);
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed > 0 ? 1 : 0);

/** Tests that a vitest step counted; none for the other steps. */
function count(name: string): { passed: number; failed: number } {
  try {
    const report = JSON.parse(readFileSync(join(reports, `${name}.json`), 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
    };
    return { passed: report.numPassedTests, failed: report.numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
