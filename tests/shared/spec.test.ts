import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const SPEC = readFileSync(new URL('../../shared/SPEC.md', import.meta.url), 'utf8');
const HERE = new URL('./', import.meta.url);

const RULE = /\b[TPNEOWV]-\d+\b/g;
const rules = [...SPEC.matchAll(/^- \*\*([TPNEOWV]-\d+)\*\*/gm)].map(([, id]) => id ?? '');
const rows = new Map([...SPEC.matchAll(/^\| ([TPNEOWV]-\d+) \| (.*) \|$/gm)].map(([, id = '', by = '']) => [id, by]));
const tests = readdirSync(HERE, { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.test.ts'));

describe('the rules and their tests', () => {
  test('each rule has an id of its own, and the ids of a part run without a gap', () => {
    for (const part of 'TPNEOWV') {
      const ids = rules.filter((id) => id.startsWith(part));
      expect(ids).toEqual(ids.map((_, i) => `${part}-${i + 1}`));
    }
  });

  test('each rule stands in the table, with tests that name it', () => {
    expect([...rows.keys()].sort()).toEqual([...rules].sort());
    for (const [id, by] of rows) {
      for (const [, path = ''] of by.matchAll(/`([^`]+)`/g)) {
        const file = new URL(`${path}.test.ts`, HERE);
        expect(existsSync(file), `${id}: ${path}`).toBe(true);
        expect(readFileSync(file, 'utf8').match(RULE), `${path} names ${id}`).toContain(id);
      }
      expect(by, id).toMatch(/`|types|\*\*no test\*\*/);
    }
  });

  test('no test names a rule that there is not', () => {
    for (const path of tests) {
      const named = readFileSync(new URL(path, HERE), 'utf8').match(RULE) ?? [];
      for (const id of named) expect(rules, path).toContain(id);
    }
  });
});
