import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ROOT } from '../../worker/onprem/paths.ts';

const INSTALLED = '/opt/okienko/';
const UNITS = ['okienko.service', 'okienko-backup.service', 'okienko-backup.timer'] as const;
const SERVICES = ['okienko.service', 'okienko-backup.service'] as const;

const textOf = (unit: string): string => readFileSync(join(ROOT, 'worker', 'onprem', unit), 'utf8');

/** Values of a unit by `Section.Key`; a key may stand there several times. */
function read(unit: string): Map<string, string[]> {
  const values = new Map<string, string[]>();
  let section = '';
  for (const line of textOf(unit).split('\n')) {
    if (line === '' || line.startsWith('#')) continue;
    const [, title] = /^\[(\w+)\]$/.exec(line) ?? [];
    if (title) {
      section = title;
      continue;
    }
    const [, key, value = ''] = /^(\w+)=(.*)$/.exec(line) ?? [];
    if (!key) throw new Error(`${unit}: "${line}" is neither a section nor a setting`);
    values.set(`${section}.${key}`, [...(values.get(`${section}.${key}`) ?? []), value]);
  }
  return values;
}

describe.each(SERVICES)('%s', (unit) => {
  const values = read(unit);
  const one = (key: string): string => values.get(`Service.${key}`)?.at(-1) ?? '';

  test('starts programs that there are, and points to a page that there is', () => {
    const paths = [...textOf(unit).matchAll(/\/opt\/okienko\/(\S+)/g)].map(([, path = '']) => path);
    expect(paths.length).toBeGreaterThanOrEqual(3);
    for (const path of paths) expect(existsSync(join(ROOT, path)), path).toBe(true);
    expect(one('ExecStart')).toMatch(/^\/usr\/bin\/node \/opt\/okienko\/worker\/onprem\/with-node\.mjs /);
    expect(`${one('WorkingDirectory')}/`).toBe(INSTALLED);
  });

  test('runs as a user of its own who may write its data and nothing else', () => {
    expect(one('User')).toBe('okienko');
    expect(one('ProtectSystem')).toBe('strict');
    expect(one('NoNewPrivileges')).toBe('yes');
    expect(one('CapabilityBoundingSet')).toBe('');
    expect(one('UMask')).toBe('0077');
    expect(one('StateDirectoryMode')).toBe('0700');
    // The folders that it writes are those that systemd makes for it.
    const made = one('StateDirectory').split(' ');
    const environment = (values.get('Service.Environment') ?? []).join(' ');
    const written = `${environment} ${one('ExecStart')}`.match(/\/var\/lib\/[\w-]+/g) ?? [];
    expect(written.length).toBeGreaterThan(0);
    for (const path of written) expect(made).toContain(path.slice('/var/lib/'.length));
  });
});

describe('the services together', () => {
  const service = read('okienko.service');
  const backup = read('okienko-backup.service');

  test('Okienko comes back by itself, and is given longer to stop than it takes', () => {
    expect(service.get('Service.Restart')).toEqual(['always']);
    // Only the start script is asked, since it has to tell the screens before the server goes.
    expect(service.get('Service.KillMode')).toEqual(['mixed']);
    expect(Number(service.get('Service.TimeoutStopSec')?.[0])).toBeGreaterThan(5);
  });

  test('the backup reads the very folder that the server writes, and puts its files elsewhere', () => {
    const data = (values: Map<string, string[]>) =>
      values.get('Service.Environment')?.find((value) => value.startsWith('OKIENKO_DATA='));
    expect(data(backup)).toBe(data(service));
    expect(backup.get('Service.EnvironmentFile')).toEqual(service.get('Service.EnvironmentFile'));
    const to = / --to (\S+)/.exec(backup.get('Service.ExecStart')?.[0] ?? '')?.[1];
    expect(to).toBe('/var/lib/okienko-backups');
    expect(`${to}/`.startsWith(`${data(service)?.split('=')[1]}/`)).toBe(false);
  });

  test.skipIf(spawnSync('systemd-analyze', ['--version']).status !== 0)('systemd finds nothing wrong with them', () => {
    const folder = mkdtempSync(join(tmpdir(), 'okienko-units-'));
    for (const unit of UNITS) {
      const here = textOf(unit).replaceAll(INSTALLED, ROOT).replaceAll('/usr/bin/node', process.execPath);
      writeFileSync(join(folder, unit), here);
    }
    const { status, stdout, stderr } = spawnSync(
      'systemd-analyze',
      ['verify', '--man=no', ...UNITS.map((unit) => join(folder, unit))],
      {
        encoding: 'utf8',
      },
    );
    rmSync(folder, { recursive: true });
    // It also speaks of other units of this machine; those are not ours.
    const ours = `${stdout}${stderr}`.split('\n').filter((line) => /okienko/.test(line));
    expect(ours).toEqual([]);
    expect(status).toBe(0);
  });
});
