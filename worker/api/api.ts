import { Hono } from 'hono';
import { ROUTES, type Route } from '../../shared/protocol/http/route-table.ts';
import type { Env } from '../env.ts';
import { logProblem, pathFits, patternOf } from '../log-problem.ts';
import { securityHeaders } from '../static-headers.ts';
import { sameSite } from './middleware/same-site.ts';
import { openApi } from './openapi.ts';
import { problemResponse } from './problem.ts';
import { readerPage } from './reader-page.ts';
import { json } from './route.ts';
import { commandRoutes } from './routes/commands.ts';
import { dataRoutes } from './routes/data.ts';
import { deviceRoutes } from './routes/devices.ts';
import { manageRoutes } from './routes/manage.ts';
import { movingRoutes } from './routes/moving.ts';
import { officeRoutes } from './routes/offices.ts';
import { sessionRoutes } from './routes/session.ts';
import { ticketRoutes } from './routes/tickets.ts';

/** The HTTP API: parse, ask the office, answer. It decides nothing and keeps nothing. */
export function createApi(): Hono<{ Bindings: Env }> {
  const api = new Hono<{ Bindings: Env }>();

  api.onError((error, { req }) => {
    logProblem(patternOf(req.method, req.path), error);
    return problemResponse(isPassing(error) ? { kind: 'overloaded', seconds: 3 } : { kind: 'unexpected' });
  });
  api.use('/api/*', async (context, next) => {
    await next();
    // A socket's answer is the platform's own and takes no headers; most others have brought them along.
    if (context.res.status === 101 || context.res.headers.has('content-security-policy')) return;
    for (const [name, value] of Object.entries(securityHeaders())) context.res.headers.set(name, value);
    // Answers without a body say nothing of being kept by themselves.
    if (!context.res.headers.has('cache-control')) context.res.headers.set('cache-control', 'no-store');
  });

  api.use('/api/*', sameSite);

  officeRoutes(api);
  ticketRoutes(api);
  sessionRoutes(api);
  commandRoutes(api);
  manageRoutes(api);
  deviceRoutes(api);
  dataRoutes(api);
  movingRoutes(api);

  let document: string | null = null;
  api.get('/api/openapi.json', () => {
    document ??= JSON.stringify(openApi());
    return new Response(document, { headers: { 'content-type': 'application/json', 'cache-control': 'no-cache' } });
  });
  api.get('/api', () => new Response(readerPage(), { headers: { 'content-type': 'text/html; charset=utf-8' } }));
  api.get('/api/', () => new Response(readerPage(), { headers: { 'content-type': 'text/html; charset=utf-8' } }));

  api.all('/api/*', (context) => {
    const known = Object.values<Route>(ROUTES).some(({ path }) => pathFits(path, context.req.path));
    return problemResponse({ kind: known ? 'method-not-allowed' : 'not-found' });
  });

  // The lobby's screens are one build; which of them to show follows from the address.
  for (const path of ['/kiosk', '/kiosk/', '/display', '/display/', '/sign', '/sign/']) {
    api.get(path, ({ env, req }) => env.ASSETS.fetch(new Request(new URL('/kiosk/index.html', req.url))));
  }
  api.all('*', ({ env, req }) => (env.ASSETS ? env.ASSETS.fetch(req.raw) : json({}, 404)));
  return api;
}

/** What the platform says of an object that has too much to do at once, or is just being moved or renewed: the next try may do. */
function isPassing(error: unknown): boolean {
  const { overloaded, retryable } = error as { overloaded?: unknown; retryable?: unknown };
  return overloaded === true || retryable === true;
}
