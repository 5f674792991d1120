import { DurableObject } from 'cloudflare:workers';
import type { OfficeList } from '../../shared/protocol/office-info.ts';
import type { Env } from '../env.ts';

type OfficeEntry = OfficeList['offices'][number];

/** An office with its place in the list. */
interface Listed {
  office: OfficeEntry;
  place: number;
}

/** The organisation knows which offices there are. No office needs it to work. */
export class Organisation extends DurableObject<Env> {
  #offices: Map<string, Listed> | null = null;

  async #load(): Promise<Map<string, Listed>> {
    this.#offices ??= new Map(await this.ctx.storage.list<Listed>({ prefix: 'office:' }));
    return this.#offices;
  }

  async enlist(office: OfficeEntry): Promise<void> {
    const offices = await this.#load();
    const key = `office:${office.id}`;
    const listed = offices.get(key);
    // Whether it is a demonstration was said when it was set up, and does not change.
    const known: OfficeEntry = { ...office, demo: office.demo ?? listed?.office.demo ?? false };
    if (JSON.stringify(listed?.office) === JSON.stringify(known)) return;
    const entry: Listed = { office: known, place: listed?.place ?? offices.size };
    offices.set(key, entry);
    await this.ctx.storage.put(key, entry);
  }

  /** In the order in which they were set up; screens that name no office show the first. */
  async list(): Promise<OfficeList> {
    const listed = [...(await this.#load()).values()].sort((a, b) => a.place - b.place);
    return { offices: listed.map(({ office }) => office) };
  }
}
