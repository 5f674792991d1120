import { WorkerEntrypoint } from 'cloudflare:workers';
import type { Env } from '../env.ts';
import worker from '../index.ts';
import { sameSecret } from '../office/access/tokens.ts';
import { clientAddress, isFromThisMachine } from './static/client-address.ts';
import type { StaticManifest } from './static/manifest.ts';
import { serveStatic } from './static/serve-static.ts';

export * from '../index.ts';

// The worker on one machine. Cloudflare puts static files and the caller's address around it; here this file does.

interface OnPremisesEnv extends Env {
  FILES: Fetcher;
  STATIC: StaticManifest;
  /** Whoever holds it may say that the server is about to stop: the start script. */
  STOP_TOKEN: string;
}

let stopping = false;

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
    if (pathname === '/api/stop' && mayStop(request, env)) return stop(env);
    if (stopping && request.headers.has('upgrade')) return new Response(null, { status: 503 });
    return compressed(request, await worker.fetch(asFromCloudflare(request), env, ctx));
  },
} satisfies ExportedHandler<OnPremisesEnv>;

function mayStop(request: Request, { STOP_TOKEN }: OnPremisesEnv): boolean {
  const given = request.headers.get('authorization')?.replace(/^Bearer /, '') ?? '';
  return request.method === 'POST' && STOP_TOKEN !== '' && sameSecret(given, STOP_TOKEN);
}

/** Tells every screen that the server is about to stop, and lets none come back before it has. */
async function stop({ ORGANISATION, OFFICE }: OnPremisesEnv): Promise<Response> {
  stopping = true;
  const { offices } = await ORGANISATION.get(ORGANISATION.idFromName('organisation')).list();
  await Promise.all(offices.map(({ id }) => OFFICE.get(OFFICE.idFromName(id)).goodbye()));
  return new Response(null, { status: 204 });
}

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
