import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { filesBelow } from './build-stamp.ts';
import { ENCODING_SUFFIX, type Encoding } from './static/choose-encoding.ts';
import { isCompressible } from './static/content-type.ts';
import type { StaticFile } from './static/manifest.ts';

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Below this a compressed copy saves no packet. */
const LEAST_BYTES = 1_024;
/** For Cloudflare's eyes only; its own server reads them and never gives them out. */
const NOT_PAGES = new Set(['/_headers', '/_redirects', '/.assetsignore']);

/** Writes compressed copies beside the built files, and says what there is to serve. */
export async function packStatic(dist: string): Promise<Record<string, StaticFile>> {
  const manifest: Record<string, StaticFile> = {};
  for (const file of filesBelow(dist)) {
    const path = `/${relative(dist, file).split(sep).join('/')}`;
    if (NOT_PAGES.has(path) || /\.(?:br|gz)$/.test(path)) continue;
    const content = await readFile(file);
    manifest[path] = {
      hash: createHash('sha256').update(content).digest('base64url').slice(0, 16),
      encodings: await compress(file, content),
    };
  }
  return manifest;
}

async function compress(file: string, content: Buffer): Promise<Encoding[]> {
  if (content.length < LEAST_BYTES || !isCompressible(file)) return [];
  const copies: Array<[Encoding, Buffer]> = await Promise.all([
    brotli(content, {
      params: {
        [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
        [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
      },
    }).then((copy): [Encoding, Buffer] => ['br', copy]),
    zip(content, { level: 9 }).then((copy): [Encoding, Buffer] => ['gzip', copy]),
  ]);
  const smaller = copies.filter(([, copy]) => copy.length < content.length);
  for (const [encoding, copy] of smaller) await writeFile(file + ENCODING_SUFFIX[encoding], copy);
  return smaller.map(([encoding]) => encoding);
}
