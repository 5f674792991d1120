import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { sha256Hex } from '../../../shared/lib/sha256.ts';
import * as down from '../../../shared/protocol/down.ts';
import { ROUTES, type Route } from '../../../shared/protocol/http/route-table.ts';
import { ProblemSchema } from '../../../shared/protocol/problem.ts';
import { TicketDownSchema } from '../../../shared/protocol/ticket-down.ts';
import { UpSchema } from '../../../shared/protocol/up.ts';
import { OLDEST_VERSION, PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';

/** The wire as it was when its version was last decided. */
const DECIDED = { version: 3, hash: 'c64190f65e1a834ed1f5357a2bc6d92c9c48ce1fba65e5aa19985a823e84b608' };

const DECIDE = `
The messages between screens and the office are not what they were when version ${DECIDED.version} was decided.
Kiosks, displays and open pages of residents go on speaking the old way, some for years. Decide which it is:

  1. Nobody can tell the difference, or an old screen leaves the new part aside (a part that may be missing, a new kind
     of message that is not sent to old screens): keep PROTOCOL_VERSION and write the new hash into this test.
     Board and sign are strict lists: an old display refuses a board with one word more, so that is never this case.
  2. An old screen could misread a new message, or the office an old one: raise PROTOCOL_VERSION in
     shared/protocol/version.ts, decide whether OLDEST_VERSION can stay, and write version and hash into this test.
`;

function schemasOfTheWire(): Record<string, v.GenericSchema> {
  const schemas: Record<string, v.GenericSchema> = {
    up: UpSchema,
    'down/staff': down.StaffDownSchema,
    'down/board': down.BoardDownSchema,
    'down/sign': down.SignDownSchema,
    'down/kiosk': down.KioskDownSchema,
    'down/ticket': TicketDownSchema,
    problem: ProblemSchema,
  };
  for (const [name, route] of Object.entries<Route>(ROUTES)) {
    if (route.body) schemas[`http/${name}/${route.method} ${route.path}/body`] = route.body;
    if (route.answer.schema) schemas[`http/${name}/${route.method} ${route.path}/answer`] = route.answer.schema;
  }
  return schemas;
}

/** JSON with the keys of each object in order, so that moving a line is no change. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, part]) => `${JSON.stringify(key)}:${canonical(part)}`).join(',')}}`;
}

describe('W-2 the version of the wire', () => {
  test('is decided anew when a message changes', () => {
    const schemas = Object.entries(schemasOfTheWire())
      .map(([name, schema]) => [name, toJsonSchema(schema, { errorMode: 'ignore', typeMode: 'input' })] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1));
    expect({ version: PROTOCOL_VERSION, hash: sha256Hex(canonical(schemas)) }, DECIDE).toEqual(DECIDED);
  });

  test('the oldest version that is understood is not newer than the version', () => {
    expect(OLDEST_VERSION).toBeLessThanOrEqual(PROTOCOL_VERSION);
    expect(OLDEST_VERSION).toBeGreaterThanOrEqual(1);
  });
});
