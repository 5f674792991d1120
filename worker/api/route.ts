import type { Context, Hono } from 'hono';
import * as v from 'valibot';
import type { Route } from '../../shared/protocol/http/route-table.ts';
import { isSecureRequest } from '../cookies.ts';
import type { Env } from '../env.ts';
import { sameSecret } from '../office/access/tokens.ts';
import type { Office } from '../office/office.ts';
import type { Said } from '../office/said.ts';
import { securityHeaders } from '../static-headers.ts';
import { problemResponse } from './problem.ts';

export type Api = Hono<{ Bindings: Env }>;
export type ApiContext = Context<{ Bindings: Env }>;

const MOST_BODY = 64 * 1024;
/** An office file with eighty services in five languages. */
const MOST_FILE = 2 * 1024 * 1024;

type BodyOf<R extends Route> = R['body'] extends v.GenericSchema ? v.InferOutput<R['body']> : undefined;

/**
 * Serves one operation of the route table: reads the body within its limit, parses it against the schema of the table,
 * and hands it on. A body that cannot be read reaches no handler, so it changes nothing.
 */
export function serve<R extends Route>(
  api: Api,
  route: R,
  handle: (context: ApiContext, body: BodyOf<R>) => Promise<Response> | Response,
): void {
  api.on(route.method.toUpperCase(), route.path, async (context) => {
    if (route.who === 'setup' && !isOperator(context)) return problemResponse({ kind: 'not-allowed' });
    if (!route.body) return handle(context, undefined as BodyOf<R>);
    const most = route.method === 'put' || route.path === '/api/setup' ? MOST_FILE : MOST_BODY;
    // A line that ends in the middle of a body is nobody's fault here, and there is nobody left to be told.
    const text = await readText(context.req.raw, most).catch(() => '');
    if (text === null) return problemResponse({ kind: 'too-large' });
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      return problemResponse({ kind: 'bad-json' });
    }
    const parsed = v.safeParse(route.body, json, { abortEarly: true });
    if (!parsed.success) {
      const [issue] = parsed.issues;
      return problemResponse(
        { kind: 'bad-shape' },
        `${v.getDotPath(issue) ?? 'body'}: expected ${issue.expected ?? issue.type}`,
      );
    }
    return handle(context, parsed.output as BodyOf<R>);
  });
}

/** The body as text, or null when it is larger than `most` bytes; reading stops there, whatever the header claimed. */
async function readText(request: Request, most: number): Promise<string | null> {
  const said = request.headers.get('content-length');
  if (Number(said ?? 0) > most) return null;
  // The platform holds a body to the length that its header says; only one without a length has to be counted.
  if (said !== null) return request.text();
  if (!request.body) return '';
  const decoder = new TextDecoder();
  const reader = request.body.getReader();
  let size = 0;
  let text = '';
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return text + decoder.decode();
    size += value.byteLength;
    if (size > most) {
      await reader.cancel();
      return null;
    }
    text += decoder.decode(value, { stream: true });
  }
}

/** The object of an office. Any well-formed name has one; one that nobody set up says so. */
export function officeOf(context: ApiContext, id: string): DurableObjectStub<Office> {
  return context.env.OFFICE.get(context.env.OFFICE.idFromName(id));
}

const OFFICE_ID = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** The office named in the path, or null when no office can have that name. */
export function officeInPath(context: ApiContext): { id: string; office: DurableObjectStub<Office> } | null {
  const id = context.req.param('office') ?? '';
  return OFFICE_ID.test(id) ? { id, office: officeOf(context, id) } : null;
}

/** Answers with what the office said: the value as JSON, or its refusal as problem details. */
export function answer<T>(result: Said<T>, status: 200 | 201 = 200, headers: Record<string, string> = {}): Response {
  if (!result.ok) return problemResponse(result.refusal);
  return json(result.value, status, headers);
}

/** Given with the answer itself: setting them on an answer that is made costs several times as much. */
const ALWAYS = securityHeaders();

export function json(value: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return new Response(JSON.stringify(value), {
    status,
    headers: { ...ALWAYS, 'content-type': 'application/json', 'cache-control': 'no-store', ...headers },
  });
}

export function isSecure(context: ApiContext): boolean {
  return isSecureRequest(context.req.raw);
}

/** Whoever runs the service proves it with the setup token. Without one nobody does. */
function isOperator(context: ApiContext): boolean {
  const expected = context.env.SETUP_TOKEN ?? '';
  const given = context.req.header('authorization')?.replace(/^Bearer /, '') ?? '';
  return expected !== '' && sameSecret(given, expected);
}
