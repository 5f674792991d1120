import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';
import { serviceWorker } from '../shared/build/service-worker.ts';
import { sizeBudget } from '../shared/build/size-budget.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('.'),
  base: '/',
  publicDir: 'public',
  plugins: [
    preact(),
    serviceWorker({
      entry: here('offline/sw/sw.ts'),
      publicFiles: ['manifest.webmanifest', 'icon.svg'],
      // Letters that no screen of ours has in its words come when an office's own text needs them.
      keep: (file) => (file.includes('cyrillic') ? 'none' : 'shell'),
      staff: (module) => /\/(clerk|manage)-app\.tsx$/.test(module),
    }),
    sizeBudget([
      {
        name: 'A resident opens an office',
        modules: ['/web/resident/office/office-page.tsx', '/messages/resident/pl.ts'],
        script: 30,
      },
      {
        name: 'A resident opens a ticket',
        modules: ['/web/resident/ticket/ticket-page.tsx', '/messages/resident/pl.ts', '/messages/visit/pl.ts'],
        script: 48,
      },
    ]),
  ],
  server: {
    proxy: { '/api': { target: process.env.OKIENKO_API ?? 'http://127.0.0.1:8080', ws: true } },
  },
  build: {
    outDir: '../dist',
    emptyOutDir: true,
    target: 'es2023',
    // Nothing inline: the content security policy allows no inline script, and fonts are files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // What every screen of a resident is made of comes in one file: thirteen small ones compress worse and cost
        // thirteen requests.
        codeSplitting: {
          groups: [
            {
              name: 'page',
              test: /\/(web\/(data\/(?!own-tickets|holder-wishes)|resident\/(page|words)\/)|shared\/ui\/(brand|button|empty|list-row|notice|page-head|press|skip-link|spinner|styles|tokens|core)[/.])|\/(icon|field)\/(text-|service-)?(field|icon)\.|\/(opening|wait)-words\./,
            },
          ],
        },
      },
    },
  },
});
