import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

export interface Budget {
  name: string;
  /** Modules that this load brings in besides what the page itself loads, as the ends of their paths. */
  modules: readonly string[];
  /** Most script that may be fetched for it, kB gzipped (1 kB = 1000 bytes). */
  script: number;
}

/** Fails the build when a first load has grown over its budget; says every size otherwise. */
export function sizeBudget(budgets: readonly Budget[]): Plugin {
  return {
    name: 'okienko-size-budget',
    apply: 'build',
    writeBundle(_options, bundle) {
      const chunks = new Map(
        Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file]] : [])),
      );
      const sizes = new Map<string, number>();
      const over: string[] = [];
      for (const { name, modules, script } of budgets) {
        const files = new Set<string>();
        const add = (fileName: string): void => {
          const chunk = chunks.get(fileName);
          if (!chunk || files.has(fileName)) return;
          files.add(fileName);
          for (const imported of chunk.imports) add(imported);
        };
        for (const chunk of chunks.values()) {
          const wanted = modules.some((module) => chunk.moduleIds.some((id) => id.endsWith(module)));
          if (chunk.isEntry || wanted) add(chunk.fileName);
        }
        for (const module of modules) {
          const found = [...chunks.values()].some((chunk) => chunk.moduleIds.some((id) => id.endsWith(module)));
          if (!found) throw new Error(`Size budget "${name}": there is no chunk of ${module}`);
        }
        let total = 0;
        for (const file of files) {
          const size = sizes.get(file) ?? gzipSync(chunks.get(file)?.code ?? '', { level: 9 }).length;
          sizes.set(file, size);
          total += size;
        }
        const said = `${name}: ${(total / 1000).toFixed(1)} kB of ${script} kB script, gzipped`;
        console.info(said);
        if (total > script * 1000) {
          const parts = [...files].map((file) => `  ${((sizes.get(file) ?? 0) / 1000).toFixed(1)} kB ${file}`);
          over.push(`${said}\n${parts.join('\n')}`);
        }
      }
      if (over.length > 0) throw new Error(`Over the size budget\n${over.join('\n')}`);
    },
  };
}
