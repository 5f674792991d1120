import * as v from 'valibot';
import { describe, expect, test } from 'vitest';
import { memoryStore } from '../../../shared/sync/store/memory-store.ts';
import type { Row } from '../../../shared/sync/store/row-store.ts';
import { rowStore } from '../../../shared/sync/store/row-store.ts';
import { storeCases } from '../../contract/device-store.ts';

describe('the store of a device: memory', () => {
  test.each(storeCases)('$name', async ({ run }) => {
    const rows = new Map<string, Row>();
    await run({ open: async () => memoryStore(rows) });
  });
});

describe('the store of a device: a place that fails', () => {
  const fail = async (): Promise<never> => {
    throw new Error('QuotaExceededError');
  };

  test.each([
    ['with a step of its own', { get: fail, all: fail, write: fail, update: fail }],
    ['without one', { get: fail, all: fail, write: fail }],
  ])('never throws: it is empty, and says that nothing was kept (%s)', async (_, rows) => {
    const store = rowStore(rows);
    expect(await store.read('info', 'a', v.any())).toBeNull();
    expect(await store.readAll('info', v.any())).toEqual([]);
    expect(await store.change([{ drawer: 'info', key: 'a', value: 1, at: 1 }])).toBe(false);
    expect(await store.update('info', 'a', v.any(), () => ({ value: 1, at: 1 }))).toEqual({ ok: false });
    await store.keep('info', 'a', 1, 1);
    await store.forget('info', 'a');
  });
});
