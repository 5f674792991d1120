import { runInDurableObject } from 'cloudflare:test';
import { env } from 'cloudflare:workers';
import { describe } from 'vitest';
import type { Env } from '../../worker/env.ts';
import { createMemoryStorage } from '../../worker/office/storage/memory.ts';
import { createSqliteStorage } from '../../worker/office/storage/sqlite.ts';
import { officeStorageContract } from '../contract/office-storage.ts';

let objects = 0;

describe('storage: SQLite inside an object', () => {
  officeStorageContract(async (test) => {
    const { OFFICE } = env as unknown as Env;
    objects += 1;
    const stub = OFFICE.get(OFFICE.idFromName(`storage-${objects}`));
    await runInDurableObject(stub, (_, state) => test(createSqliteStorage(state.storage)));
  });
});

describe('storage: memory', () => {
  officeStorageContract(async (test) => test(createMemoryStorage()));
});
