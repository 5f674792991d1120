import { toJsonSchema } from '@valibot/to-json-schema';
import type { GenericSchema } from 'valibot';
import { ROUTES, type Route } from '../../shared/protocol/http/route-table.ts';
import { type ProblemKind, ProblemSchema } from '../../shared/protocol/problem.ts';
import { COOKIE_NAMES, type CookieKind } from '../cookies.ts';
import { statusOf } from './problem.ts';

const ALWAYS: Record<'body' | 'path', readonly ProblemKind[]> = {
  body: ['bad-json', 'bad-shape', 'too-large'],
  path: ['office-unknown'],
};

const SECURITY: Record<Route['who'], Array<Record<string, string[]>>> = {
  anyone: [],
  ticket: [],
  link: [],
  tablet: [{ tablet: [] }],
  staff: [{ staff: [] }],
  'staff-or-locked': [{ staff: [] }],
  editor: [{ staff: [] }],
  manager: [{ staff: [] }],
  'staff-or-kiosk': [{ staff: [] }, { kiosk: [] }],
  device: [{ kiosk: [] }],
  setup: [{ setup: [] }],
};

/** The OpenAPI 3.1 document, made from the route table and the schemas that the server itself parses with. */
export function openApi(): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries<Route>(ROUTES)) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(name, route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Okienko',
      version: '1',
      summary: 'Queue and client-service system of a municipal office.',
      license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' },
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(ProblemSchema) },
      securitySchemes: {
        staff: cookieScheme('staff'),
        kiosk: cookieScheme('kiosk'),
        tablet: cookieScheme('tablet'),
        setup: { type: 'http', scheme: 'bearer' },
      },
    },
  };
}

/** Over HTTPS the name begins with `__Host-`. */
function cookieScheme(kind: CookieKind): Record<string, string> {
  const name = COOKIE_NAMES[kind];
  return { type: 'apiKey', in: 'cookie', name, description: `Over HTTPS: __Host-${name}.` };
}

function operation(name: string, route: Route): Record<string, unknown> {
  const parameters = [...route.path.matchAll(/:(\w+)/g)].map(([, parameter]) => ({
    name: parameter,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const kinds = [
    ...route.problems,
    ...(route.body ? ALWAYS.body : []),
    ...(route.path.includes(':office') ? ALWAYS.path : []),
  ];
  const responses: Record<string, unknown> = { [route.answer.status]: success(route) };
  for (const status of [...new Set(kinds.map(statusOf))].sort((a, b) => a - b)) {
    responses[status] = {
      description: kinds.filter((kind) => statusOf(kind) === status).join(', '),
      content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
    };
  }
  return {
    operationId: name,
    summary: route.summary,
    parameters,
    ...(route.body
      ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(route.body) } } } }
      : {}),
    responses,
    security: SECURITY[route.who],
  };
}

function success({ answer }: Route): Record<string, unknown> {
  const description = answer.status === 101 ? 'The socket is open.' : answer.status === 204 ? 'Done.' : 'As asked.';
  if (answer.media) return { description, content: { [answer.media]: {} } };
  if (!answer.schema) return { description };
  return { description, content: { 'application/json': { schema: schemaOf(answer.schema) } } };
}

function schemaOf(schema: GenericSchema): unknown {
  // Rules that JSON Schema cannot say (trimming, for one) are left to the server; the shape is what a reader needs.
  const { $schema: _, ...rest } = toJsonSchema(schema, { errorMode: 'ignore', target: 'draft-2020-12' });
  return rest;
}
