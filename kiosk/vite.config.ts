import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig, type Plugin } from 'vite';
import { serviceWorker } from '../shared/build/service-worker.ts';
import { sizeBudget } from '../shared/build/size-budget.ts';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** In development the three addresses are answered with the one page, as the server does with the built one. */
function lobbyPages(): Plugin {
  return {
    name: 'lobby-pages',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const [path = '', query = ''] = (request.url ?? '').split('?');
        if (/^\/(kiosk|display|sign)\/?$/.test(path)) request.url = `/kiosk/index.html${query ? `?${query}` : ''}`;
        next();
      });
    },
  };
}

export default defineConfig({
  root: here('.'),
  base: '/kiosk/',
  publicDir: 'public',
  plugins: [
    lobbyPages(),
    preact(),
    // A lobby device keeps everything: it has to start while the line is cut.
    serviceWorker({ entry: here('sw/sw.ts'), publicFiles: ['icon.svg'], keep: () => 'shell' }),
    sizeBudget([
      { name: 'The kiosk starts', modules: ['/kiosk/kiosk/kiosk-app.tsx', '/messages/kiosk/pl.ts'], script: 60 },
      {
        name: 'The display starts',
        modules: ['/kiosk/display/display-app.tsx', '/messages/display/pl.ts'],
        script: 60,
      },
    ]),
  ],
  server: {
    proxy: { '/api': { target: process.env.OKIENKO_API ?? 'http://127.0.0.1:8080', ws: true } },
  },
  build: {
    outDir: '../dist/kiosk',
    // Only this folder: the residents' pages beside it were built before.
    emptyOutDir: true,
    target: 'es2023',
    // Nothing inline: the content security policy allows no inline script, and fonts are files.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
  },
});
