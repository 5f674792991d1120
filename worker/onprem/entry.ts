import { WorkerEntrypoint } from 'cloudflare:workers';
import type { Env } from '../env.ts';
import worker from '../index.ts';
import { clientAddress, isFromThisMachine } from './static/client-address.ts';
import type { StaticManifest } from './static/manifest.ts';
import { serveStatic } from './static/serve-static.ts';

export * from '../index.ts';

// The worker on one machine. Cloudflare puts static files and the caller's address around it; here this file does.

interface OnPremisesEnv extends Env {
  FILES: Fetcher;
  STATIC: StaticManifest;
}

/** What the worker reads static files through: the stand-in for Cloudflare's assets binding. */
export class Assets extends WorkerEntrypoint<OnPremisesEnv> {
  override fetch(request: Request): Promise<Response> {
    return serveStatic(request, this.env.FILES, this.env.STATIC);
  }
}

export default {
  async fetch(request, env, ctx) {
    const { pathname } = new URL(request.url);
    if (pathname !== '/api' && !pathname.startsWith('/api/')) return serveStatic(request, env.FILES, env.STATIC);
    return compressed(request, await worker.fetch(asFromCloudflare(request), env, ctx));
  },
} satisfies ExportedHandler<OnPremisesEnv>;

const SAID_BY_PROXIES = ['x-forwarded-for', 'x-forwarded-proto', 'cf-connecting-ip'];

/** Says in headers that no client can set who asked and whether the way here was encrypted. */
function asFromCloudflare(request: Request): Request {
  // Copying a request costs as much as answering one; without these headers there is nothing to say or to take away.
  if (!SAID_BY_PROXIES.some((name) => request.headers.has(name))) return request;
  const { clientIp } = (request.cf ?? {}) as { clientIp?: string };
  const headers = new Headers(request.headers);
  headers.set('CF-Connecting-IP', clientAddress(clientIp, request.headers.get('x-forwarded-for')));
  if (!isFromThisMachine(clientIp)) headers.delete('x-forwarded-proto');
  return new Request(request, { headers });
}

/** A page of the API in a quarter of its size, as Cloudflare gives it. The runtime compresses what is said to be compressed. */
function compressed(request: Request, response: Response): Response {
  const fits =
    request.method === 'GET' &&
    response.status === 200 &&
    response.headers.get('content-type') === 'application/json' &&
    /\bgzip\b/.test(request.headers.get('accept-encoding') ?? '');
  if (!fits) return response;
  const answer = new Response(response.body, response);
  answer.headers.set('content-encoding', 'gzip');
  answer.headers.append('vary', 'accept-encoding');
  return answer;
}
