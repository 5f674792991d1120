import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder of the whole project. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));
/** What browsers may fetch. Everything in it is public. */
export const DIST = join(ROOT, 'dist');
/** What the build makes for the server alone. */
export const CACHE = join(ROOT, 'node_modules', '.cache', 'okienko');
export const BUNDLE = join(CACHE, 'worker.js');
export const MANIFEST = join(CACHE, 'static.json');
export const WRANGLER_CONFIG = join(ROOT, 'wrangler.toml');
