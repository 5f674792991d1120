import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { linesOf, randomDay } from './random-day.ts';

const root = fileURLToPath(new URL('../../..', import.meta.url));

function verify(args: string[], input: string | Buffer = ''): { status: number | null; out: string; err: string } {
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
  expect(out).toMatch(/^Line 10, event 11, 2026-11-\d\d [\d:]{8}(, ticket [AB]\d{3})?: the chain of hashes is broken/m);
  expect(out).toContain('This log does not follow from the rules.');
  expect(status).toBe(1);
});

test('--json says the same to programs: rule, sentence and time of each finding', () => {
  const { status, out } = verify(['-', '--json'], lines.toSpliced(9, 1).join('\n'));
  const report = JSON.parse(out);
  expect(report).toMatchObject({ ok: false, lines: lines.length - 1, exceptions: expect.any(Array) });
  expect(report.findings[0]).toMatchObject({
    line: 10,
    seq: 11,
    rule: 'W-10',
    kind: 'hash-wrong',
    sentence: expect.stringContaining('the chain of hashes is broken'),
    time: expect.stringMatching(/^2026-11-\d\d [\d:]{8}$/),
  });
  expect(status).toBe(1);
});

test('W-11 the hash of the closed day is said, to be compared with the published one', () => {
  const { status, out } = verify(['-'], lines.join('\n'));
  const [, hash] = /^hash of 2026-11-19 +([0-9a-f]{64})$/m.exec(out) ?? [];
  expect(out).toContain('compare it with the one on the office page');
  expect(verify(['-', '--published', hash ?? ''], lines.join('\n')).status).toBe(0);
  const other = verify(['-', '--published', 'a'.repeat(64)], lines.join('\n'));
  expect(other.out).toContain('no day of this log closes with the published hash');
  expect([status, other.status]).toEqual([0, 1]);
});

test('P-20 calls out of turn are listed apart from findings, and counted by reason', () => {
  const withExceptions = linesOf(randomDay(8));
  const { status, out } = verify(['-'], withExceptions.join('\n'));
  expect(out).toContain('Out of turn, with one of the listed reasons (P-20). These are no findings:');
  expect(out).toMatch(/^ {2}Line \d+, 2026-11-19 [\d:]{8}: [AB]\d{3} to counter \d, [a-z-]+/m);
  expect(out).toMatch(/^exceptions by reason +[a-z-]+ \d/m);
  expect(status).toBe(0);
});

test('a log that was packed, or saved by an editor, is told apart, with the next step', () => {
  expect(verify(['-'], gzipSync(lines.join('\n'))).err).toContain('unpack it first');
  expect(verify(['-'], `${lines.join('\r\n')}\r\n`).err).toContain('as an editor on Windows ends them');
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
  const command = ['verify', 'log-file', 'plainly', 'quick-verifier'].map((file) =>
    join(root, `worker/onprem/${file}.ts`),
  );
  const files = [...readdirSync(folder).map((file) => join(folder, file)), ...command];
  const imports = files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const text = readFileSync(file, 'utf8');
      // Every form of taking something from another file, over several lines too.
      const statements = [...text.matchAll(/^(?:import|export)\b([^;]*?)\bfrom '([^']+)'/gm)];
      const others = [...text.matchAll(/\b(?:import|require)\s*\(/g), ...text.matchAll(/^import '/gm)];
      return [
        ...statements.map(([, what, from]) => `${what?.trimStart().startsWith('type ') ? 'type' : 'code'} ${from}`),
        ...others.map(() => 'code unknown'),
      ];
    });
  const outside = new Set(imports.filter((one) => !/ \.\/[a-z-]+\.ts$/.test(one)));
  expect([...outside].sort()).toEqual([
    'code ../../shared/verify/print.ts',
    'code ../../shared/verify/verify.ts',
    'code ../lib/sha256.ts',
    'code node:crypto',
    'code node:fs',
    'code node:util',
    'type ../../shared/verify/verify.ts',
    'type ../domain/ticket/events.ts',
  ]);
});
