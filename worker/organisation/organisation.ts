import { DurableObject } from 'cloudflare:workers';
import type { OfficeList } from '../../shared/protocol/office-info.ts';
import type { Env } from '../env.ts';

type OfficeEntry = OfficeList['offices'][number];

/** The organisation knows which offices there are. No office needs it to work. */
export class Organisation extends DurableObject<Env> {
  #offices: Map<string, OfficeEntry> | null = null;

  async #load(): Promise<Map<string, OfficeEntry>> {
    this.#offices ??= new Map(await this.ctx.storage.list<OfficeEntry>({ prefix: 'office:' }));
    return this.#offices;
  }

  async enlist(office: OfficeEntry): Promise<void> {
    const offices = await this.#load();
    const key = `office:${office.id}`;
    if (JSON.stringify(offices.get(key)) === JSON.stringify(office)) return;
    offices.set(key, office);
    await this.ctx.storage.put(key, office);
  }

  /** In the order in which they were set up first. */
  async list(): Promise<OfficeList> {
    return { offices: [...(await this.#load()).values()] };
  }
}
