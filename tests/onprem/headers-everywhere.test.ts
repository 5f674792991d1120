import { globSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ROUTES, type Route } from '../../shared/protocol/http/route-table.ts';
import { securityHeaders } from '../../worker/static-headers.ts';
import { type FuzzOffice, fuzzOffice, OFFICE } from '../fuzz/fuzz-office.ts';
import type { Answered } from '../fuzz/http.ts';
import { changes } from '../fuzz/office-state.ts';

// Every operation and every page of the shipped build, from a server as `npm start` runs it.

const DIST = fileURLToPath(new URL('../../dist/', import.meta.url));
const READS = new Set(['get', 'head']);
/** What tells nobody anything about anybody may be kept, as long as it is asked for anew. */
const MAY_BE_KEPT = new Set(['office', 'record', 'offices']);

let office: FuzzOffice;
beforeAll(async () => {
  office = await fuzzOffice();
});
afterAll(() => office?.stop());

function addressOf({ path }: Route): string {
  const parts: Record<string, string> = { office: OFFICE, ticket: office.ticket, screen: 'kiosk', person: 'clerk-3' };
  return path.replace(/:(\w+)/g, (_, part: string) => parts[part] ?? '000000000000');
}

function missing({ headers }: Answered): string[] {
  return Object.entries(securityHeaders())
    .filter(([name, value]) => headers[name.toLowerCase()] !== value)
    .map(([name]) => name);
}

const cookiesIn = ({ headers }: Answered): string[] => [headers['set-cookie'] ?? []].flat();

describe('V-9 headers stand on everything', () => {
  test('every operation of the API, for whoever may ask and whoever may not', async () => {
    const wrong: string[] = [];
    let answers = 0;
    for (const [name, route] of Object.entries<Route>(ROUTES)) {
      for (const asker of ['nobody', 'clerk', 'manager', 'operator'] as const) {
        // Without a body nothing is changed, and the session of the asker stays.
        if (asker === 'manager' && ['signOut', 'lock'].includes(name)) continue;
        if (asker === 'clerk' && ['signOut', 'lock'].includes(name)) continue;
        const method = route.method.toUpperCase();
        const said = await office.talk.send(method, addressOf(route), route.body && '{}', office.askers[asker]);
        answers += 1;
        const told = `${asker} ${name} ${said.status}`;
        for (const header of missing(said)) wrong.push(`${told}: no ${header}`);
        if (said.headers['access-control-allow-origin']) wrong.push(`${told}: is open to other sites`);
        const keeps = said.headers['cache-control'];
        if (keeps !== 'no-store' && !(MAY_BE_KEPT.has(name) && keeps === 'no-cache')) wrong.push(`${told}: ${keeps}`);
      }
    }
    console.log(`${answers} answers of ${Object.keys(ROUTES).length} operations`);
    expect(wrong).toEqual([]);
  });

  test('every page, every file of the build, and what there is not', async () => {
    const files = globSync('**/*', { cwd: DIST, withFileTypes: true })
      .filter((entry) => entry.isFile() && !/\.(br|gz)$/.test(entry.name))
      .map((entry) => `/${join(entry.parentPath.slice(DIST.length), entry.name)}`)
      .filter((path) => !['/_headers', '/.assetsignore'].includes(path));
    const pages = [
      ...['/', '/o/x', '/o/x/s/y', '/o/x/s/y/take', '/o/x/rule', '/o/x/ask', '/o/x/here/123456', `/t/${office.ticket}`],
      ...['/clerk', '/manage', '/manage/file', '/manage/first', '/kiosk', '/kiosk/', '/display', '/display/', '/sign'],
      ...[
        '/sign/',
        '/api',
        '/api/',
        '/api/openapi.json',
        '/api/nothing',
        '/nothing',
        '/assets/nothing.js',
        '/%2e%2e/x',
      ],
    ];
    const wrong: string[] = [];
    for (const path of [...pages, ...files]) {
      for (const method of ['GET', 'HEAD', 'POST']) {
        const said = await office.talk.send(method, path, method === 'POST' ? 'x' : undefined);
        for (const header of missing(said)) wrong.push(`${method} ${path} ${said.status}: no ${header}`);
        const isPage = String(said.headers['content-type'] ?? '').startsWith('text/html');
        if (method === 'GET' && isPage) wrong.push(...inside(said.text).map((what) => `${path}: ${what}`));
      }
    }
    console.log(`${pages.length} pages and ${files.length} files`);
    expect(files.length).toBeGreaterThan(40);
    expect(wrong).toEqual([]);
  });

  /** What in a page the policy would have to allow: script or style in it, something from elsewhere. */
  function inside(html: string): string[] {
    return [
      ...(/<script(?![^>]*\bsrc=)[^>]*>/i.test(html) ? ['script in the page'] : []),
      ...(/<style|\sstyle=/i.test(html) ? ['style in the page'] : []),
      ...(/<[^>]+\son\w+=/i.test(html) ? ['a handler in the page'] : []),
      ...(/(?:src|href)="(?:https?:)?\/\//i.test(html) ? ['something from elsewhere'] : []),
    ];
  }

  test('the policy allows no script in a page, no eval, no other host, no frame, and only one named policy of types', () => {
    const policy = securityHeaders()['Content-Security-Policy'] ?? '';
    expect(policy).toMatch(/default-src 'none'/);
    expect(policy).not.toMatch(/unsafe|\*|https?:|strict-dynamic|nonce/);
    for (const part of ["base-uri 'none'", "object-src 'none'", "frame-ancestors 'none'", "form-action 'self'"]) {
      expect(policy).toContain(part);
    }
    expect(policy).toContain("require-trusted-types-for 'script'; trusted-types okienko-worker");
    for (const path of globSync('**/*.js', { cwd: DIST })) {
      const text = readFileSync(join(DIST, path), 'utf8');
      expect(text.match(/\beval\(|new Function\(/), path).toBeNull();
    }
  });
});

describe('V-9 a page of another site', () => {
  const elsewhere = [
    { origin: 'https://elsewhere.test' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
  ] as const satisfies ReadonlyArray<Record<string, string>>;

  test('changes nothing by any operation, with whosever cookies', async () => {
    const before = office.state.now();
    const wrong: string[] = [];
    let tried = 0;
    for (const [name, route] of Object.entries<Route>(ROUTES)) {
      if (READS.has(route.method)) continue;
      for (const asker of ['nobody', 'kiosk', 'clerk', 'manager', 'operator'] as const) {
        for (const from of elsewhere) {
          const headers = { ...office.askers[asker], ...from };
          const said = await office.talk.send(
            route.method.toUpperCase(),
            addressOf(route),
            route.body && '{}',
            headers,
          );
          tried += 1;
          const { kind } = JSON.parse(said.text || '{}') as { kind?: string };
          if (said.status !== 403 || kind !== 'other-site') wrong.push(`${asker} ${name}: ${said.status} ${kind}`);
        }
      }
    }
    console.log(`${tried} tries from other sites`);
    expect(wrong).toEqual([]);
    expect(changes(before, office.state.now())).toEqual([]);
  });

  test('opens no line; a page of the office does', async () => {
    const own = office.server.url;
    for (const from of elsewhere) expect(await upgrade({ ...from, cookie: cookieOf('manager') })).toBe(403);
    expect(await upgrade({ origin: own, 'sec-fetch-site': 'same-origin', cookie: cookieOf('manager') })).toBe(101);
    expect(await upgrade({})).toBe(101);
  });

  test('is told by no preflight that it may', async () => {
    const headers = { origin: 'https://elsewhere.test', 'access-control-request-method': 'POST' };
    for (const route of Object.values<Route>(ROUTES)) {
      const said = await office.talk.send('OPTIONS', addressOf(route), undefined, headers);
      expect(Object.keys(said.headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
    }
  });

  const cookieOf = (asker: keyof FuzzOffice['askers']): string => office.askers[asker].cookie ?? '';

  /** The status with which a socket is opened or turned away. */
  function upgrade(more: Record<string, string>): Promise<number> {
    const { port, host } = new URL(office.server.url);
    return new Promise((resolve, reject) => {
      const socket = connect(Number(port), '127.0.0.1');
      const lines = Object.entries(more).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.on('error', reject);
      socket.on('data', (data) => {
        socket.destroy();
        resolve(Number(/^HTTP\/1\.1 (\d+)/.exec(String(data))?.[1] ?? 0));
      });
      socket.write(
        `GET /api/offices/${OFFICE}/live HTTP/1.1\r\nhost: ${host}\r\nupgrade: websocket\r\nconnection: Upgrade\r\n` +
          `sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\nsec-websocket-version: 13\r\n${lines.join('')}\r\n`,
      );
    });
  }
});

describe('V-9 cookies', () => {
  test('are never seen by script, never sent by other sites, and over HTTPS only to this very host, encrypted', async () => {
    const join = (service: string, n: number) =>
      JSON.stringify({ id: `cookie-take-${n}-ticket`, secret: `0000000000000000000000${n}000`, service, needs: [] });
    const to = `/api/offices/${OFFICE}`;
    for (const [n, secure] of [
      [1, false],
      [2, true],
    ] as const) {
      const headers = { ...office.askers.nobody, ...(secure ? { 'x-forwarded-proto': 'https' } : {}) };
      const taken = await office.talk.send('POST', `${to}/tickets`, join('service-1', n), headers);
      const asked = await office.talk.send('POST', `${to}/devices`, '{"screen":"sign","counter":"1"}', headers);
      const out = await office.talk.send('DELETE', '/api/session', undefined, headers);
      const cookies = [taken, asked, out].flatMap(cookiesIn);
      expect(cookies).toHaveLength(3);
      for (const cookie of cookies) {
        expect(cookie).toMatch(/; HttpOnly/);
        expect(cookie).toMatch(/; SameSite=Strict/);
        expect(cookie).not.toMatch(/domain=/i);
        if (secure) expect(cookie).toMatch(/^__Host-okienko-\w+=[^;]*; Path=\/; Secure;/);
        else expect(cookie).toMatch(/^okienko-\w+=[^;]*; Path=\/api;/);
      }
    }
  });
});
