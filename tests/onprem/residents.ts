import { ticketAddress, ticketSecret } from '../../shared/domain/ticket/secret.ts';
import { ticketIdOf } from '../../shared/domain/ticket/ticket-id.ts';
import { createRandom } from '../../shared/lib/random.ts';
import { askHttp } from '../day/clients/http.ts';

/** Residents who take tickets from home, several at a time and without a pause, until nothing answers or they are told. */
export interface Residents {
  /** Ids of the tickets that the office has acknowledged, in that order. */
  readonly acknowledged: readonly string[];
  /** The address of the first one. */
  readonly address: string;
  /** Resolves once so many are acknowledged. */
  reach(many: number): Promise<void>;
  /** Resolves when the last answer has come, or will never come. */
  stop(): Promise<void>;
}

export function takeTickets(url: string, office: string, seed: number, atOnce = 8): Residents {
  const random = createRandom(seed);
  const acknowledged: string[] = [];
  let address = '';
  let over = false;
  const listeners: Array<() => void> = [];
  const work = async (): Promise<void> => {
    while (!over) {
      const secret = ticketSecret((count) => Uint8Array.from({ length: count }, () => random.int(0, 255)));
      const id = `command-${seed}-${random.int(0, 1e9)}-${random.int(0, 1e9)}`;
      const body = { id, secret, service: `service-${random.int(1, 2)}`, needs: [] };
      const reply = await askHttp(url, `/api/offices/${office}/tickets`, { body }).catch(() => null);
      if (reply?.status !== 201) return;
      acknowledged.push(ticketIdOf(office, secret));
      address ||= ticketAddress(office, secret);
      for (const listener of listeners.splice(0)) listener();
    }
  };
  const all = Promise.all(Array.from({ length: atOnce }, work));
  return {
    acknowledged,
    get address() {
      return address;
    },
    async reach(many) {
      while (acknowledged.length < many) {
        const ended = await Promise.race([new Promise<false>((done) => listeners.push(() => done(false))), all]);
        if (ended) throw new Error(`${acknowledged.length} of ${many} tickets were given, then none`);
      }
    },
    async stop() {
      over = true;
      await all;
    },
  };
}
