import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { build } from 'esbuild';
import type { Plugin, Rolldown } from 'vite';

export interface ServiceWorkerOptions {
  /** Source of the service worker, an absolute path. Built as `sw.js` beside the page. */
  entry: string;
  /** Files that are fetched only when they are needed, such as letters of another script. `file` as in dist. */
  keep?(file: string): 'shell' | 'none';
  /** Modules that begin the screens of staff: what only these bring in is no part of the shell. */
  staff?(module: string): boolean;
  /** Files of the public folder that the shell needs, as in dist. */
  publicFiles?: readonly string[];
}

type Bundle = Rolldown.OutputBundle;

/**
 * Builds the service worker after the app: lists the files of the shell with their hashes as `self.__WB_MANIFEST`, those
 * of staff as `self.__STAFF_FILES`, and bundles the source into one classic script, which every browser takes.
 */
export function serviceWorker({
  entry,
  keep = () => 'shell',
  staff = () => false,
  publicFiles = [],
}: ServiceWorkerOptions): Plugin {
  let base = '/';
  let outDir = '';
  return {
    name: 'okienko-service-worker',
    apply: 'build',
    configResolved(config) {
      base = config.base;
      outDir = resolve(config.root, config.build.outDir);
    },
    async writeBundle(_options, bundle) {
      const staffOnly = filesOfStaff(bundle, staff);
      const shell: { url: string; revision: string | null }[] = [];
      const staffFiles: string[] = [];
      for (const { fileName } of Object.values(bundle)) {
        if (fileName.endsWith('.map') || keep(fileName) === 'none') continue;
        // The page is asked for by its folder: servers answer `/index.html` with a redirect to it.
        const page = fileName === 'index.html';
        const url = page ? base : base + fileName;
        if (staffOnly.has(fileName)) staffFiles.push(url);
        else shell.push({ url, revision: page ? await hashOf(join(outDir, fileName)) : null });
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
          'self.__STAFF_FILES': JSON.stringify(staffFiles.sort()),
          'process.env.NODE_ENV': '"production"',
        },
      });
    },
  };
}

/** Scripts and styles that no way from the page leads to, other than through a screen of staff. */
function filesOfStaff(bundle: Bundle, staff: (module: string) => boolean): Set<string> {
  const chunks = new Map(
    Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])),
  );
  const reached = new Set<string>();
  const walk = (fileName: string): void => {
    const chunk = chunks.get(fileName);
    if (!chunk || reached.has(fileName) || chunk.moduleIds.some(staff)) return;
    reached.add(fileName);
    for (const css of chunk.viteMetadata?.importedCss ?? []) reached.add(css);
    for (const next of [...chunk.imports, ...chunk.dynamicImports]) walk(next);
  };
  for (const chunk of chunks.values()) if (chunk.isEntry) walk(chunk.fileName);

  const only = new Set<string>();
  for (const chunk of chunks.values()) {
    if (reached.has(chunk.fileName)) continue;
    only.add(chunk.fileName);
    for (const css of chunk.viteMetadata?.importedCss ?? []) if (!reached.has(css)) only.add(css);
  }
  return only;
}

async function hashOf(path: string): Promise<string> {
  return createHash('sha256')
    .update(await readFile(path))
    .digest('hex')
    .slice(0, 16);
}
