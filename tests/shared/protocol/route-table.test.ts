import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { ROUTES, type Route } from '../../../shared/protocol/http/route-table.ts';
import { JoinAnswerSchema, JoinRequestSchema } from '../../../shared/protocol/http/tickets.ts';
import { KIND_LIST } from '../../../shared/protocol/problem.ts';
import { TICKET } from './examples.ts';

const routes = Object.entries<Route>(ROUTES);

describe('W-6 the HTTP operations', () => {
  test('each stands in the table once', () => {
    const addresses = routes.map(([, { method, path }]) => `${method} ${path.replace(/:\w+/g, ':')}`);
    expect(new Set(addresses).size).toBe(addresses.length);
  });

  test.each(routes)('%s: says what it is in a sentence, and reading changes nothing', (_, route) => {
    expect(route.summary).toMatch(/^[A-Z].*\.$/);
    expect(route.summary).not.toMatch(/!/);
    if (route.method === 'get') expect(route.body).toBeUndefined();
    if (route.answer.status === 204) expect(route.answer.schema).toBeUndefined();
    expect(new Set(route.problems).size).toBe(route.problems.length);
    for (const kind of route.problems) expect(KIND_LIST).toContain(kind);
  });

  test.each(routes.filter(([, { who }]) => who === 'staff' || who === 'manager'))(
    '%s: asks for a signed-in person, and says so',
    (name, { problems }) => {
      if (name !== 'signOut') expect(problems).toContain('not-signed-in');
    },
  );

  test('V-6 joining from home asks for no name, number, address or telephone', () => {
    const asked = ['challenge', 'id', 'language', 'needs', 'secret', 'service'];
    expect(Object.keys(JoinRequestSchema.entries).sort()).toEqual(asked);
    const wish = { id: 'command-1', secret: 'z'.repeat(26), service: 'id-card' };
    expect(v.parse(JoinRequestSchema, wish)).toEqual({ ...wish, needs: [] });
    const answer = { address: `lipowo.${'z'.repeat(26)}`, ticket: TICKET };
    expect(v.parse(JoinAnswerSchema, answer)).toEqual(answer);
  });
});
