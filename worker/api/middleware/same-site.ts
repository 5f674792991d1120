import type { MiddlewareHandler } from 'hono';
import { problemResponse } from '../problem.ts';

const READS = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * A page of another site can do nothing in a person's name (V-9 in SPEC). Browsers say from which site a request came; what
 * is no browser says nothing, and has no cookies that it was not given on purpose.
 */
export const sameSite: MiddlewareHandler = async ({ req }, next) => {
  if (!READS.has(req.method) && isFromElsewhere(req.raw)) return problemResponse({ kind: 'other-site' });
  await next();
};

/** Whether the browser says that the request was made by a page of another origin. */
export function isFromElsewhere(request: Pick<Request, 'url' | 'headers'>): boolean {
  const site = request.headers.get('sec-fetch-site');
  if (site !== null && site !== 'same-origin' && site !== 'none') return true;
  const origin = request.headers.get('origin');
  return origin !== null && hostOf(origin) !== new URL(request.url).host;
}

/** `null`, as of a page in a sandbox, is no host at all. */
function hostOf(origin: string): string | null {
  return URL.canParse(origin) ? new URL(origin).host : null;
}
