import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Plugin } from 'vite';

export interface ServiceWorkerOptions {
  /** Source of the service worker, an absolute path. Built as `sw.js` beside the page. */
  entry: string;
  /** Where a file belongs: fetched at installation, kept by devices of staff only, or not kept. `file` as in dist. */
  keep(file: string, chunk: { modules: readonly string[] } | null): 'shell' | 'staff' | 'none';
  /** Files of the public folder that the shell needs, as in dist. */
  publicFiles?: readonly string[];
}

/**
 * Builds the service worker after the app: lists the built files with their hashes as `self.__WB_MANIFEST`, those of
 * staff as `self.__STAFF_FILES`, and bundles the source into one classic script, which every browser takes.
 */
export function serviceWorker({ entry, keep, publicFiles = [] }: ServiceWorkerOptions): Plugin {
  let base = '/';
  let outDir = '';
  return {
    name: 'okienko-service-worker',
    apply: 'build',
    configResolved(config) {
      base = config.base;
      outDir = join(config.root, config.build.outDir);
    },
    async writeBundle(_options, bundle) {
      const shell: { url: string; revision: string | null }[] = [];
      const staff: string[] = [];
      for (const file of Object.values(bundle)) {
        if (file.fileName.endsWith('.map')) continue;
        const kind = keep(file.fileName, file.type === 'chunk' ? { modules: file.moduleIds } : null);
        const page = file.fileName === 'index.html';
        // The page is asked for by its folder: servers answer `/index.html` with a redirect to it.
        const url = page ? base : base + file.fileName;
        if (kind === 'staff') staff.push(url);
        if (kind === 'shell') shell.push({ url, revision: page ? await hashOf(join(outDir, file.fileName)) : null });
      }
      for (const file of publicFiles) {
        shell.push({ url: base + file, revision: await hashOf(join(outDir, file)) });
      }
      shell.sort((a, b) => (a.url < b.url ? -1 : 1));
      await build({
        entryPoints: [entry],
        outfile: join(outDir, 'sw.js'),
        bundle: true,
        format: 'iife',
        target: 'es2022',
        minify: true,
        legalComments: 'none',
        logLevel: 'warning',
        define: {
          'self.__WB_MANIFEST': JSON.stringify(shell),
          'self.__STAFF_FILES': JSON.stringify(staff.sort()),
          'process.env.NODE_ENV': '"production"',
        },
      });
    },
  };
}

async function hashOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
    .slice(0, 16);
}
