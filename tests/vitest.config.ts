import { fileURLToPath } from 'node:url';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest begins first, or everything else would have ended long before it. */
const LONG = [
  'accessibility',
  'cut-phone',
  'cut-line',
  'cut-lobby',
  'people',
  'clerk-visit',
  'access',
  'office',
  'verify',
];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification): number => {
      const found = LONG.findIndex((name) => moduleId.endsWith(`/${name}.test.ts`));
      return found < 0 ? LONG.length : found;
    };
    return (await super.sort(files)).toSorted((a, b) => place(a) - place(b));
  }
}

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  test: {
    // Two cores are the smallest machine. What has a browser or a server of its own waits for a good part of its time.
    maxWorkers: 3,
    sequence: { sequencer: LongFirst },
    projects: [
      {
        root,
        test: {
          name: 'unit',
          environment: 'node',
          // Rules leave nothing behind: no file needs a process of its own.
          isolate: false,
          // Nothing here is a timed test: a machine that is busy only takes longer.
          testTimeout: 60_000,
          include: ['shared', 'kiosk', 'web', 'worker-onprem', 'day', 'simulation'].map(
            (folder) => `tests/${folder}/**/*.test.{ts,tsx}`,
          ),
        },
      },
      {
        root,
        // Real workerd, with the bindings of the shipped configuration.
        plugins: [
          cloudflareTest({
            wrangler: { configPath: './wrangler.toml' },
            miniflare: { bindings: { SETUP_TOKEN: 'test-setup-token', DEMO: '1' } },
          }),
        ],
        test: { name: 'worker', include: ['tests/worker/**/*.test.ts'], testTimeout: 60_000 },
      },
      {
        root,
        test: {
          name: 'browser',
          environment: 'node',
          include: ['browser', 'chaos', 'load', 'onprem', 'fuzz'].map((folder) => `tests/${folder}/**/*.test.ts`),
          testTimeout: 120_000,
          hookTimeout: 120_000,
          // What has to be quick is measured; the rest may wait for the machine.
          expect: { poll: { timeout: 20_000 } },
        },
      },
    ],
  },
});
