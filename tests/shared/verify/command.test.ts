import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { linesOf, randomDay } from './random-day.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

function verify(args: string[], input = ''): { status: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'worker/onprem/verify.ts'), ...args], {
    input,
    encoding: 'utf8',
  });
  return { status, out: stdout, err: stderr };
}

const lines = linesOf(randomDay(3));

test('an honest log ends with 0 and says how it stands', () => {
  const { status, out } = verify(['-'], `${lines.join('\n')}\n`);
  expect(out).toContain('Every event follows from the rules.');
  expect(out).toMatch(/^findings +0$/m);
  expect(status).toBe(0);
});

test('a changed one ends with 1 and names line and event in words', () => {
  const { status, out } = verify(['-'], lines.toSpliced(9, 1).join('\n'));
  expect(out).toMatch(/^Line 10, event 11, 2026-11-\d\d [\d:]{8}: the chain of hashes is broken/m);
  expect(out).toContain('This log does not follow from the rules.');
  expect(status).toBe(1);
});

test.each([
  ['nothing named', [], 'Name one exported log.'],
  ['a file that there is not', ['no-such-file.jsonl'], 'There is no file no-such-file.jsonl.'],
  ['a folder', [root], 'is a folder.'],
  ['an empty file', ['-'], 'Standard input is empty.'],
  ['a file that is something else', [join(root, 'LICENSE')], 'is not the log of an office'],
  ['a hash that is none', ['-', '--last', 'abc'], '"abc" is no hash'],
])('%s: says so, without a stack trace', (_, args, words) => {
  const { status, err } = verify(args);
  expect(err).toContain(words);
  expect(err).not.toContain('    at ');
  expect(status).toBe(1);
});

test('the verifier shares nothing with the rules that it checks but the names of events, and the hash', () => {
  const folder = join(root, 'shared/verify');
  const imports = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/^(import.*?) from '(\.\.\/.*)';$/gm)])
    .map(([, what, from]) => `${what?.startsWith('import type') ? 'type' : 'code'} ${from}`);
  expect([...new Set(imports)].sort()).toEqual(['code ../lib/sha256.ts', 'type ../domain/ticket/events.ts']);
});
