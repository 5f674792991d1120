import { describe, expect, it } from 'vitest';
import { ROUTES, type Route } from '../../shared/protocol/http/route-table.ts';
import { KIND_LIST } from '../../shared/protocol/problem.ts';
import { statusOf } from '../../worker/api/problem.ts';
import { smallOffice } from '../helpers/office-file.ts';
import { realHall } from './helpers/real-hall.ts';
import { ask, newId, newSecret, type Reply, townHall } from './helpers/town-hall.ts';

describe('the HTTP API', () => {
  it('W-7 a body that cannot be read gets a clear answer and changes nothing', async () => {
    const hall = await townHall();
    const before = await hall.logText();
    const post = (body: unknown): Promise<Reply> =>
      ask(`/api/offices/${hall.id}/commands`, { body, cookie: hall.kiosk });
    const cases: Array<[unknown, number, string]> = [
      ['{"id":', 400, 'bad-json'],
      ['', 400, 'bad-json'],
      ['[]', 422, 'bad-shape'],
      [{ id: 'x' }, 422, 'bad-shape'],
      [{ id: newId(), command: { type: 'Nonsense' } }, 422, 'bad-shape'],
      [{ id: newId(), command: { type: 'TakeTicket', secret: 'short', service: 'service-1' } }, 422, 'bad-shape'],
      [{ id: newId(), command: { type: 'TakeTicket', secret: newSecret(), service: '__proto__' } }, 422, 'bad-shape'],
      [
        {
          id: newId(),
          command: { type: 'TakeTicket', secret: newSecret(), service: 'service-1', needs: ['diagnosis'] },
        },
        422,
        'bad-shape',
      ],
      [
        { id: newId(), command: { type: 'TakeTicket', secret: newSecret(), service: 'no-such-service' } },
        404,
        'service-unknown',
      ],
      [`{"id":"${'x'.repeat(70_000)}"}`, 413, 'too-large'],
    ];
    for (const [body, status, kind] of cases) {
      const reply = await post(body);
      expect([reply.status, reply.body.kind], JSON.stringify(body).slice(0, 80)).toEqual([status, kind]);
      expect(reply.headers.get('content-type')).toBe('application/problem+json');
      expect(reply.body).toMatchObject({ type: `urn:okienko:problem:${kind}`, status });
    }
    expect(await hall.logText()).toBe(before);
  });

  it('W-7 an address that is not there, and a method that is not, are told apart', async () => {
    expect((await ask('/api/nothing')).body.kind).toBe('not-found');
    expect((await ask('/api/offices/test/tickets', { method: 'DELETE' })).body.kind).toBe('method-not-allowed');
    expect((await ask('/api/offices/no-such-office')).body.kind).toBe('office-unknown');
    expect((await ask('/api/offices/__proto__')).body.kind).toBe('office-unknown');
    expect((await ask('/api/offices/no-such-office/live')).body.kind).toBe('socket-expected');
  });

  it('W-5 every kind of refusal has its HTTP status, and none but our own is a server error', () => {
    for (const kind of KIND_LIST) {
      const status = statusOf(kind);
      expect(status, kind).toBeGreaterThanOrEqual(400);
      if (kind !== 'unexpected' && kind !== 'overloaded') expect(status, kind).toBeLessThan(500);
    }
  });

  it('V-4 a wrong ticket address and an unknown one get the same answer', async () => {
    const hall = await townHall();
    const { secret } = await hall.take();
    const wrong = [
      `${hall.id}.${newSecret()}`,
      `no-such-office.${newSecret()}`,
      'nonsense',
      `${hall.id}.${secret.slice(1)}a`,
      `.${secret}`,
    ];
    const replies = await Promise.all(wrong.map((address) => ask(`/api/tickets/${encodeURIComponent(address)}`)));
    for (const reply of replies) {
      expect(reply.status).toBe(404);
      expect(reply.body).toEqual(replies[0]?.body);
    }
  });

  it('W-6 the OpenAPI document describes every operation of the route table', async () => {
    const document = (await ask('/api/openapi.json')).body as {
      openapi: string;
      paths: Record<string, Record<string, { summary: string; responses: object; requestBody?: object }>>;
    };
    expect(document.openapi).toBe('3.1.0');
    for (const [name, route] of Object.entries<Route>(ROUTES)) {
      const operation = document.paths[route.path.replace(/:(\w+)/g, '{$1}')]?.[route.method];
      expect(operation, name).toMatchObject({ operationId: name, summary: route.summary });
      expect(Boolean(operation?.requestBody), name).toBe(Boolean(route.body));
      expect(Object.keys(operation?.responses ?? {})).toContain(String(route.answer.status));
    }
    const page = await ask('/api');
    expect(page.status).toBe(200);
    for (const route of Object.values<Route>(ROUTES)) expect(String(page.body.text)).toContain(route.path);
  });

  it('V-9 answers carry the security headers and are not kept by caches', async () => {
    const hall = await townHall();
    const reply = await ask(`/api/offices/${hall.id}/now`);
    expect(reply.headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
    expect(reply.headers.get('referrer-policy')).toBe('no-referrer');
    expect(reply.headers.get('cache-control')).toBe('no-store');
    const page = await ask(`/api/offices/${hall.id}`);
    const etag = page.headers.get('etag') ?? '';
    expect((await ask(`/api/offices/${hall.id}`, { headers: { 'if-none-match': etag } })).status).toBe(304);
  });

  it('V-10 a session of one office opens nothing in another', async () => {
    const hall = await townHall();
    const other = await townHall();
    const manager = await hall.signIn('maria');
    expect((await ask(`/api/offices/${hall.id}/log`, { cookie: manager })).status).toBe(200);
    expect((await ask(`/api/offices/${other.id}/log`, { cookie: manager })).body.kind).toBe('not-signed-in');
  });

  it('V-11 a PIN cannot be guessed by trying, and a new one signs everybody out', async () => {
    const hall = await townHall();
    const clerk = await hall.signIn('clerk-1');
    const manager = await hall.signIn('maria');
    const given = await ask(`/api/offices/${hall.id}/people/clerk-1/pin`, { method: 'POST', cookie: manager });
    expect(given.body).toMatchObject({ person: 'clerk-1', pin: expect.stringMatching(/^\d{6}$/) });
    expect((await ask('/api/session', { cookie: clerk })).body.kind).toBe('not-signed-in');
    const guess = (pin: string) => ask('/api/session', { body: { office: hall.id, person: 'clerk-1', pin } });
    for (let i = 0; i < 5; i += 1) expect((await guess('9999')).body.kind).toBe('wrong-pin');
    const waits = await guess(String(given.body.pin));
    expect(waits.body).toMatchObject({ kind: 'too-many-tries', seconds: expect.any(Number) });
    expect(waits.headers.get('retry-after')).not.toBeNull();
  });

  it('V-10 only whoever holds the setup token sets an office up, and mistakes are all named', async () => {
    const file = smallOffice('setup-office');
    const set = (token: string, body: unknown) =>
      ask('/api/setup', { body, headers: { authorization: `Bearer ${token}` } });
    expect((await set('wrong', { file })).body.kind).toBe('not-allowed');
    expect((await set('', { file })).body.kind).toBe('not-allowed');
    const wrong = await set('test-setup-token', { file: { ...file, timeZone: 'Mars/Olympus', series: [] } });
    expect(wrong.body.kind).toBe('office-file-mistakes');
    expect((wrong.body.mistakes as unknown[]).length).toBeGreaterThan(0);
    expect((await ask('/api/offices/setup-office')).body.kind).toBe('office-unknown');
    const right = await set('test-setup-token', { file, demo: false });
    expect(right.body).toMatchObject({
      office: 'setup-office',
      version: 1,
      first: { path: expect.stringMatching(/^\/manage\/first/) },
    });
    expect((await ask('/api/offices/setup-office/staff')).body.kind).toBe('not-signed-in');
  });

  it('V-8 a device waits for a manager when the office is no demonstration', async () => {
    const file = smallOffice('real-office');
    const { admin: manager } = await realHall(file);
    const kiosk = await ask(`/api/offices/${file.id}/devices`, { body: { screen: 'kiosk' } });
    expect(kiosk.body).toMatchObject({ state: 'waiting', code: expect.stringMatching(/^\d{6}$/) });
    const me = () => ask(`/api/offices/${file.id}/devices/kiosk/me`, { cookie: kiosk.cookie ?? '' });
    expect((await me()).body.state).toBe('waiting');
    const command = { type: 'TakeTicket', secret: newSecret(), service: 'service-1' };
    const early = await ask(`/api/offices/${file.id}/commands`, {
      body: { id: newId(), command },
      cookie: kiosk.cookie ?? '',
    });
    expect(early.body.kind).toBe('pairing-unknown');
    await ask(`/api/offices/${file.id}/devices/${kiosk.body.code}/approve`, {
      body: { place: 'wejście' },
      cookie: manager,
    });
    expect((await me()).body).toMatchObject({ state: 'paired', place: 'wejście' });
    const now = await ask(`/api/offices/${file.id}/commands`, {
      body: { id: newId(), command },
      cookie: kiosk.cookie ?? '',
    });
    expect(now.status).toBe(200);
  });
});
