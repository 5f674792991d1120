import { headersFor } from '../../static-headers.ts';
import { chooseEncoding, ENCODING_SUFFIX } from './choose-encoding.ts';
import { contentType } from './content-type.ts';
import { findPage } from './find-page.ts';
import type { StaticManifest } from './manifest.ts';

/** Answers with a built file, as Cloudflare's static assets do: types, caching, ETag, compression and fallback page. */
export async function serveStatic(request: Request, files: Fetcher, manifest: StaticManifest): Promise<Response> {
  const { pathname } = new URL(request.url);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return plain(405, 'This address can only be read.', pathname, { Allow: 'GET, HEAD' });
  }
  const page = findPage(pathname, manifest);
  const file = page === null ? undefined : manifest[page];
  if (page === null || !file) return plain(404, 'There is nothing at this address.', pathname);

  const encoding = chooseEncoding(request.headers.get('accept-encoding'), file.encodings);
  const headers = new Headers(headersFor(page));
  // Each form of a file has a tag of its own, or a cache could mix them up.
  const tag = encoding ? `"${file.hash}-${encoding}"` : `"${file.hash}"`;
  headers.set('ETag', tag);
  if (file.encodings.length > 0) headers.set('Vary', 'Accept-Encoding');
  if (isSame(request.headers.get('if-none-match'), tag)) return new Response(null, { status: 304, headers });

  headers.set('Content-Type', contentType(page));
  if (encoding) headers.set('Content-Encoding', encoding);
  const stored = await files.fetch(`http://files${page}${encoding ? ENCODING_SUFFIX[encoding] : ''}`, {
    method: request.method,
  });
  // Only when somebody builds anew beneath a running server.
  if (!stored.ok) return plain(404, 'This file has been replaced. Load the page again.', pathname);
  const length = stored.headers.get('content-length');
  if (length !== null) headers.set('Content-Length', length);
  // "manual": the bytes are compressed already and must not be compressed again.
  return new Response(stored.body, { headers, encodeBody: encoding ? 'manual' : 'automatic' });
}

function plain(status: number, text: string, path: string, more: Record<string, string> = {}): Response {
  const headers = { ...headersFor(path), 'Cache-Control': 'no-store', 'Content-Type': 'text/plain; charset=utf-8' };
  return new Response(`${text}\n`, { status, headers: { ...headers, ...more } });
}

function isSame(ifNoneMatch: string | null, tag: string): boolean {
  if (ifNoneMatch === null) return false;
  if (ifNoneMatch.trim() === '*') return true;
  return ifNoneMatch.split(',').some((candidate) => candidate.trim().replace(/^W\//, '') === tag);
}
