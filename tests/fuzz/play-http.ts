import fc, { type Arbitrary } from 'fast-check';
import { ROUTES, type Route, type RouteName } from '../../shared/protocol/http/route-table.ts';
import { fitting } from './arbitrary-of.ts';
import { type FuzzOffice, OFFICE } from './fuzz-office.ts';
import { addressPart, brokenText, spoiled } from './hostile.ts';
import type { Answered } from './http.ts';
import { changes } from './office-state.ts';

export interface Played {
  requests: number;
  /** Answers by status. */
  statuses: Record<number, number>;
  /** What should not have been. */
  wrong: string[];
  /** What was sent, and how often it was taken: operations by name, messages by the line that they were said on. */
  sent: Map<string, { times: number; taken: number }>;
}

export function nothingPlayed(): Played {
  return { requests: 0, statuses: {}, wrong: [], sent: new Map() };
}

/** Counts something that was sent. */
export function count({ sent }: Played, name: string, taken: boolean): void {
  const before = sent.get(name) ?? { times: 0, taken: 0 };
  sent.set(name, { times: before.times + 1, taken: before.taken + Number(taken) });
}

type AskerName = keyof FuzzOffice['askers'];

/** These end the asker's own session, so that nothing after them would get in. */
const ENDS: readonly RouteName[] = ['signOut', 'lock', 'endOwnSession'];
const METHODS = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE'] as const;

interface Request {
  method: string;
  path: string;
  body: string | undefined;
  headers: Record<string, string>;
}

function pathOf(route: Route, ticket: string): Arbitrary<string> {
  const usual: Record<string, readonly string[]> = {
    ':office': [OFFICE],
    ':ticket': [ticket],
    // Nobody whose session is needed later on.
    ':person': ['clerk-3', 'clerk-6'],
    ':screen': ['kiosk', 'board', 'tablet'],
    ':id': ['000000000000'],
    ':code': ['000000'],
  };
  const parts = route.path.split('/').map((part) => {
    const known = usual[part];
    if (!part.startsWith(':')) return fc.constant(part);
    return fc.oneof(
      { weight: 4, arbitrary: fc.constantFrom(...(known ?? ['x'])) },
      { weight: 1, arbitrary: addressPart },
    );
  });
  const query = fc.oneof(
    { weight: 4, arbitrary: fc.constant('') },
    {
      weight: 1,
      arbitrary: fc
        .tuple(fc.constantFrom('date', 'before', 'language', 'x'), addressPart)
        .map(([a, b]) => `?${a}=${b}`),
    },
  );
  return fc.tuple(fc.tuple(...parts), query).map(([path, tail]) => `${path.join('/')}${tail}`);
}

/** The office file itself, and with something wrong in it: one made from the schema alone is never a whole one. */
function ownFile(name: RouteName, { file }: FuzzOffice): Arbitrary<unknown> | null {
  if (name === 'writeFile') return fc.constant(file);
  return name === 'setUp' ? fc.constant({ file, demo: false }) : null;
}

function bodyOf(name: RouteName, { body }: Route, office: FuzzOffice): Arbitrary<string | undefined> {
  if (!body) return fc.oneof({ weight: 3, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary: brokenText });
  const fits = ownFile(name, office) ?? fitting(body);
  const text = (value: unknown): string | undefined => JSON.stringify(value);
  return fc.oneof(
    { weight: 3, arbitrary: fits.map(text) },
    { weight: 4, arbitrary: spoiled(fits).map(text) },
    { weight: 1, arbitrary: brokenText },
  );
}

const strangeHeaders: Arbitrary<Record<string, string>> = fc.oneof(
  { weight: 6, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Record<string, string>>(
      { 'content-type': 'text/plain' },
      { 'x-forwarded-for': '1.2.3.4, 5.6.7.8', 'cf-connecting-ip': '9.9.9.9' },
      { 'x-forwarded-proto': 'https' },
      { origin: 'https://elsewhere.test' },
      { 'sec-fetch-site': 'cross-site' },
      { cookie: 'okienko-staff=fuzz-office.; okienko-staff=.; okienko-kiosk=%00; =; ;;' },
      { cookie: `okienko-staff=${OFFICE}.${'a'.repeat(7_000)}` },
      { authorization: 'Bearer ' },
      { 'if-none-match': '*', range: 'bytes=0-', expect: 'nothing' },
      { 'accept-language': 'x'.repeat(3_000) },
    ),
  },
);

function requestsOf(name: RouteName, route: Route, office: FuzzOffice, asker: AskerName): Arbitrary<Request> {
  const methods = METHODS.filter((one) => route.path !== '/api/session' || one !== 'DELETE');
  const method = fc.oneof(
    { weight: 12, arbitrary: fc.constant(route.method.toUpperCase()) },
    { weight: 1, arbitrary: fc.constantFrom(...methods) },
  );
  // With a right session these would do what they are for.
  const headers = ENDS.includes(name) && asker !== 'forger' ? office.askers.nobody : office.askers[asker];
  return fc
    .tuple(method, pathOf(route, office.ticket), bodyOf(name, route, office), strangeHeaders)
    .map(([how, path, body, strange]) => ({
      method: how,
      path,
      body: how === 'TRACE' ? undefined : body,
      headers: { ...headers, ...strange },
    }));
}

/** Asks every operation of the table, as everybody, `each` times. What is refused must have changed nothing. */
export async function playHttp(office: FuzzOffice, each: number, seed: number): Promise<Played> {
  const played = nothingPlayed();
  let before = office.state.now();
  for (const [name, route] of Object.entries<Route>(ROUTES) as Array<[RouteName, Route]>) {
    await office.comeBack();
    before = office.state.now();
    for (const asker of Object.keys(office.askers) as AskerName[]) {
      const samples = fc.sample(requestsOf(name, route, office, asker), {
        numRuns: each,
        seed: seed + played.requests,
      });
      for (const request of samples) {
        const answered = await office.talk.send(request.method, request.path, request.body, request.headers);
        played.requests += 1;
        played.statuses[answered.status] = (played.statuses[answered.status] ?? 0) + 1;
        count(played, name, answered.status > 0 && answered.status < 400);
        const after = office.state.now();
        const told = `${asker} ${request.method} ${short(request.path)} ${short(request.body ?? '')}`;
        const problem = wrongWith(answered, request);
        if (problem) played.wrong.push(`${told}: ${problem}`);
        if (answered.status >= 400 || answered.status === 0) {
          const changed = changes(before, after);
          if (changed.length > 0) played.wrong.push(`${told}: ${answered.status}, and changed ${changed.join(', ')}`);
        }
        before = after;
      }
    }
  }
  return played;
}

function wrongWith({ status, text, headers }: Answered, { method }: Request): string | null {
  if (status === 0) return `no answer (${text})`;
  if (status >= 500) return `${status} ${text.slice(0, 200)}`;
  if (status < 400 || method === 'HEAD') return null;
  // The platform itself turns some addresses and headers away before the worker sees them.
  if (!String(headers['content-type'] ?? '').includes('json')) return null;
  const problem = JSON.parse(text) as { kind?: unknown; status?: unknown };
  return typeof problem.kind === 'string' && problem.status === status
    ? null
    : `a problem without a kind: ${short(text)}`;
}

const short = (text: string): string => (text.length > 160 ? `${text.slice(0, 160)}… (${text.length})` : text);
