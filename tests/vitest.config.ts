import { fileURLToPath } from 'node:url';
import { cloudflareTest } from '@cloudflare/vitest-plugin';
import { defineConfig } from 'vitest/config';

const root = fileURLToPath(new URL('..', import.meta.url));

export default defineConfig({
  root,
  test: {
    // Two cores are the smallest machine. What has a browser or a server of its own mostly waits.
    maxWorkers: 2,
    projects: [
      {
        root,
        test: {
          name: 'unit',
          environment: 'node',
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
        },
      },
    ],
  },
});
