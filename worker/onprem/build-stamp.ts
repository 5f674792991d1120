import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { BUNDLE, CACHE, DIST, MANIFEST, ROOT } from './paths.ts';

const SOURCES = ['web', 'kiosk', 'shared', 'worker', 'package-lock.json', 'tsconfig.base.json'];
const STAMP = join(CACHE, 'build.json');

interface Stamp {
  sources: string;
  output: string;
}

/** Whether what was built still fits: no source has changed since, and nobody has touched the results. */
export function isBuilt(): boolean {
  if (![BUNDLE, MANIFEST, STAMP].every((path) => existsSync(path))) return false;
  const stamp = readStamp();
  return stamp !== null && stamp.output === outputMark() && stamp.sources === sourceMark();
}

export function stampBuild(): void {
  const stamp: Stamp = { sources: sourceMark(), output: outputMark() };
  writeFileSync(STAMP, JSON.stringify(stamp));
}

function readStamp(): Stamp | null {
  try {
    const stamp: unknown = JSON.parse(readFileSync(STAMP, 'utf8'));
    return typeof stamp === 'object' && stamp !== null && 'sources' in stamp && 'output' in stamp
      ? { sources: String(stamp.sources), output: String(stamp.output) }
      : null;
  } catch {
    return null;
  }
}

/** By content, so that a fresh checkout or a touched file does not count as a change. */
function sourceMark(): string {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const path = join(ROOT, source);
    for (const file of existsSync(path) && statSync(path).isDirectory() ? filesBelow(path) : [path]) {
      if (file.endsWith('.md') || file.includes(join('shared', 'offices'))) continue;
      hash.update(file.slice(ROOT.length)).update('\0');
      if (existsSync(file)) hash.update(readFileSync(file)).update('\0');
    }
  }
  return hash.digest('hex');
}

/** By size and time: the results are written once, and a watching build writes over them. */
function outputMark(): string {
  const hash = createHash('sha256');
  for (const file of [...filesBelow(DIST), BUNDLE, MANIFEST]) {
    const { size, mtimeMs } = statSync(file);
    hash.update(`${file.slice(ROOT.length)} ${size} ${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Every file below a folder, in a fixed order; none when there is no such folder. */
export function filesBelow(folder: string): string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
