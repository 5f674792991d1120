import { createRandom } from '../../shared/lib/random.ts';
import { type PlainServer, startOurs } from '../bench/plain-server.ts';
import { watchBreath } from './breath.ts';
import { type Outcome, runOffice } from './run-office.ts';
import { pause } from './town.ts';

export interface BatchOptions {
  seeds: readonly number[];
  /** How long things go wrong in each office, ms. */
  ms: number;
  clerks?: number;
  /** How often the server is killed meanwhile. */
  kills: number;
  /** Between the beginnings of two runs, ms, so that not all PINs are checked at once. */
  apart?: number;
}

/** What a run has shown, and the longest that anything had to wait for the machine meanwhile, ms. */
export type Run = Outcome & { readonly waited: number };

/** Many offices side by side on one server, which is killed now and then: that hits all of them. */
export async function runBatch({ seeds, ms, clerks = 4, kills, apart = 300 }: BatchOptions): Promise<Run[]> {
  // Waiting times are no matter here, and two cores have enough to do.
  const server: PlainServer = await startOurs(0, 2);
  const breath = watchBreath(server.url);
  const notes: Array<(what: string) => void> = [];
  const random = createRandom(seeds[0] ?? 1);
  let over = false;
  const startedAt = performance.now();
  try {
    const runs = seeds.map(async (seed, i) => {
      await pause(i * apart);
      const from = performance.now();
      const outcome = await runOffice(server, { seed, ms, clerks, onTown: (note) => notes.push(note) });
      return { ...outcome, waited: Math.round(breath.worst(from, performance.now())) };
    });
    const begun = seeds.length * apart;
    const killing = (async () => {
      for (const at of Array.from({ length: kills }, () => random.int(3_000, begun + ms - 3_000)).sort(
        (a, b) => a - b,
      )) {
        while (!over && performance.now() - startedAt < at) await pause(50);
        if (over) continue;
        for (const note of notes) note('! the server is killed');
        await server.restart();
        for (const note of notes) note('! the server is there again');
      }
    })();
    const outcomes = await Promise.all(runs);
    over = true;
    await killing;
    return outcomes;
  } finally {
    over = true;
    breath.stop();
    await server.stop();
  }
}
