import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { DataFolder } from '../../worker/onprem/data-folder.ts';
import { takeLock } from '../../worker/onprem/lock-file.ts';
import { markOf, stillRuns } from '../../worker/onprem/process-mark.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'okienko-data-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function sleeper() {
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  return { pid: child.pid ?? 0, gone: new Promise((done) => child.on('exit', done)), end: () => child.kill('SIGKILL') };
}

describe('a lock', () => {
  test('is refused while its holder runs, and taken over once it has been killed', async () => {
    const holder = sleeper();
    const path = join(folder, 'lock');
    writeFileSync(path, JSON.stringify(markOf(holder.pid)));
    expect(takeLock(path)).toMatchObject({ ok: false, holder: { pid: holder.pid } });
    holder.end();
    await holder.gone;
    expect(takeLock(path)).toEqual({ ok: true });
  });

  test('is not held by another process that got the same number', () => {
    expect(stillRuns({ pid: process.pid, born: '1' })).toBe(false);
    expect(stillRuns(markOf(process.pid))).toBe(true);
  });

  test('is taken over when its file cannot be read', () => {
    writeFileSync(join(folder, 'lock'), '{');
    expect(takeLock(join(folder, 'lock'))).toEqual({ ok: true });
  });
});

describe('a data folder', () => {
  test('ends a server that a killed start has left behind', async () => {
    const orphan = sleeper();
    new DataFolder(folder, true).serverStarted(orphan.pid);
    rmSync(join(folder, 'run', 'start.lock'));
    new DataFolder(folder, true).close();
    await orphan.gone;
    expect(stillRuns(markOf(orphan.pid))).toBe(false);
  });

  test("never turns from a demonstration's into a real office's, nor back", () => {
    new DataFolder(join(folder, 'demo'), true).close();
    new DataFolder(join(folder, 'real'), false).close();
    expect(() => new DataFolder(join(folder, 'demo'), false)).toThrow(/belongs to a demonstration/);
    expect(() => new DataFolder(join(folder, 'real'), true)).toThrow(/belongs to a real office/);
  });

  test('says so when its notes are broken, and leaves them alone', () => {
    writeFileSync(join(folder, 'okienko.json'), '{"format":1');
    expect(() => new DataFolder(folder, true)).toThrow(/cannot be understood/);
    expect(readFileSync(join(folder, 'okienko.json'), 'utf8')).toBe('{"format":1');
  });
});
