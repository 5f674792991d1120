import { runDurableObjectAlarm, runInDurableObject } from 'cloudflare:test';
import { describe, expect, it } from 'vitest';
import { entryOf, LOG_FIELDS } from '../../worker/office/data/inventory.ts';
import { RECORD_KINDS } from '../../worker/office/storage/port.ts';
import { createSqliteStorage } from '../../worker/office/storage/sqlite.ts';
import { busyHall } from './helpers/busy-hall.ts';
import { ask } from './helpers/town-hall.ts';

describe('V-21 the inventory of what is kept', () => {
  it('names every field of every record and of every line that an office has really stored', async () => {
    const hall = await busyHall();
    await runDurableObjectAlarm(hall.stub);
    await runInDurableObject(hall.stub, (_, state) => {
      const storage = createSqliteStorage(state.storage);
      const unknown: string[] = [];
      const met = new Set<string>();
      for (const kind of RECORD_KINDS) {
        for (const { key, value } of storage.list<unknown>(kind)) {
          met.add(kind);
          const entry = entryOf(kind, key);
          if (!entry) unknown.push(`${kind} ${key}`);
          else if (kind === 'setting') {
            if (!(key in entry.fields)) unknown.push(`setting ${key}`);
          } else if (typeof value === 'object' && value !== null) {
            for (const one of [value].flat()) {
              for (const name of Object.keys(one as object)) {
                if (!(name in entry.fields)) unknown.push(`${kind}.${name}`);
              }
            }
          }
        }
      }
      for (const { text } of storage.read(1, 10_000)) {
        const { event, ...frame } = JSON.parse(text) as { event: object };
        for (const name of [...Object.keys(frame), ...Object.keys(event)]) {
          if (!(name in LOG_FIELDS)) unknown.push(`log ${name}`);
        }
      }
      expect(unknown).toEqual([]);
      // The walk has gone through most kinds; the others are held to the table by their types.
      for (const kind of ['setting', 'person', 'session', 'device', 'client', 'day', 'timer', 'tries']) {
        expect([...met]).toContain(kind);
      }
      for (const kind of ['link', 'audit']) expect([...met]).toContain(kind);
    });
  });

  it('C-07 is a page that anybody can read, in the languages of the office', async () => {
    const hall = await busyHall();
    const page = async (language: string) => {
      const { status, body, headers } = await ask(`/api/offices/${hall.id}/record?language=${language}`);
      expect(status).toBe(200);
      expect(headers.get('content-type')).toBe('text/html; charset=utf-8');
      return String(body.text);
    };
    expect(await page('en')).toContain('<th scope="row">A short note about the matter</th>');
    const polish = await page('pl');
    expect(polish).toContain('lang="pl"');
    expect(polish).toContain('30 dni');
    for (const canary of hall.canaries) expect(polish).not.toContain(canary.value);
  });

  it('V-27 one’s own data is for whoever holds the address, and there is none for anybody else', async () => {
    const hall = await busyHall();
    const own = await ask(`/api/tickets/${hall.id}.${hall.waiting}/data`);
    expect(own).toMatchObject({ status: 200, body: { told: { note: hall.note } } });
    const wrong = await ask(`/api/tickets/${hall.id}.${'0'.repeat(26)}/data`);
    const unknown = await ask('/api/tickets/no-such-office.00000000000000000000000000/data');
    expect(wrong).toMatchObject({ status: 404, body: { kind: 'ticket-unknown' } });
    expect(unknown.body).toEqual(wrong.body);
  });
});
