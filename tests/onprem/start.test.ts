import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startServer, type TestServer } from '../helpers/server.ts';

const program = (name: string): string => fileURLToPath(new URL(`../../worker/onprem/${name}`, import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'okienko-start-'));
let server: TestServer;

/** Runs a program to its end: what it said, and how it ended. */
function run(name: string, args: string[], env: Record<string, string> = {}): { code: number | null; said: string } {
  const done = spawnSync(process.execPath, [program(name), ...args], {
    encoding: 'utf8',
    timeout: 60_000,
    env: { ...process.env, OKIENKO_DATA: join(folder, 'data'), HOST: '127.0.0.1', ...env },
  });
  return { code: done.status, said: `${done.stdout}${done.stderr}` };
}

beforeAll(async () => {
  server = await startServer();
});

afterAll(async () => {
  await server?.stop();
  rmSync(folder, { recursive: true, force: true });
});

describe('npm start', () => {
  test.each(['/', '/o/nowe-lipowo', '/kiosk', '/display', '/sign?counter=4', '/clerk', '/manage'])(
    '%s answers with its page, under the content security policy',
    async (path) => {
      const response = await fetch(`${server.url}${path}`);
      expect(response.status).toBe(200);
      expect(response.headers.get('content-type')).toContain('text/html');
      expect(response.headers.get('content-security-policy')).toContain("script-src 'self'");
      // V-9: nothing inline, nothing from elsewhere.
      const html = await response.text();
      expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>\s*\S/);
      expect(html).not.toMatch(/<style|\sstyle=|https?:\/\//);
    },
  );

  test('the public page of an office is compressed, and not sent twice', async () => {
    const url = `${server.url}/api/offices/nowe-lipowo`;
    const first = await fetch(url, { headers: { 'accept-encoding': 'gzip' } });
    expect(first.headers.get('content-encoding')).toBe('gzip');
    expect(((await first.json()) as { id: string }).id).toBe('nowe-lipowo');
    const again = await fetch(url, { headers: { 'if-none-match': first.headers.get('etag') ?? '' } });
    expect(again.status).toBe(304);
  });

  test('what is wrong is said plainly, with the next step, and without a stack trace', () => {
    const mistaken = join(folder, 'mistaken.json');
    writeFileSync(mistaken, JSON.stringify({ format: 1, id: 'Ą' }));
    const broken = join(folder, 'broken.json');
    writeFileSync(broken, '{ "format": 1,');
    const notFolder = join(folder, 'file');
    writeFileSync(notFolder, 'x');
    const cases: Array<[string[], Record<string, string>, RegExp]> = [
      [[], { PORT: String(server.port) }, /port \d+/i],
      [[], { PORT: 'eighty' }, /port/i],
      [['--office', join(folder, 'none.json')], { PORT: '0' }, /none\.json/],
      [['--office', mistaken], { PORT: '0' }, /mistaken\.json[\s\S]*id/],
      [['--office', broken], { PORT: '0' }, /broken\.json/],
      [[], { PORT: '0', OKIENKO_DATA: join(notFolder, 'data') }, /data/i],
      [['--nonsense'], { PORT: '0' }, /nonsense/],
    ];
    for (const [args, env, words] of cases) {
      const { code, said } = run('start.ts', args, env);
      expect(code, said).toBe(1);
      expect(said).toMatch(words);
      expect(said).not.toMatch(/^\s+at .*:\d+:\d+/m);
    }
  });
});

describe('npm run office', () => {
  test('checks the shipped files and names each mistake of another', () => {
    for (const name of ['nowe-lipowo', 'ezerzeme']) {
      const file = fileURLToPath(new URL(`../../shared/offices/${name}.json`, import.meta.url));
      expect(run('set-up-office.ts', [file]).code).toBe(0);
    }
    const { code, said } = run('set-up-office.ts', [join(folder, 'mistaken.json')]);
    expect(code).toBe(1);
    expect(said).toMatch(/timeZone/);
  });
});

describe('npm run deploy', () => {
  test('its dry run bundles the worker with both kinds of objects, without account or network', () => {
    const { code, said } = run('deploy.ts', ['--dry-run']);
    expect(said).toMatch(/OFFICE/);
    expect(said).toMatch(/ORGANISATION/);
    expect(code, said).toBe(0);
  });
});
