import { DurableObject } from 'cloudflare:workers';
import type { ScreenCommand } from '../../../shared/protocol/commands.ts';
import { Retention } from '../../../worker/office/data/retention.ts';
import { Desk } from '../../../worker/office/desk.ts';
import { createSqliteStorage } from '../../../worker/office/storage/sqlite.ts';
import { smallOffice } from '../../helpers/office-file.ts';

// An office of the real parts whose clock the test sets, so that a month passes on a real disk in moments.

interface Env {
  AGINGOFFICE: DurableObjectNamespace<AgingOffice>;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

export class AgingOffice extends DurableObject<Env> {
  #now = Date.UTC(2026, 9, 1, 7);
  #storage = createSqliteStorage(this.ctx.storage);
  #desk = new Desk(this.#storage, () => this.#now);
  #retention = new Retention({
    desk: this.#desk,
    storage: this.#storage,
    after: (ms, run) => setTimeout(run, ms),
  });
  #commands = 0;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    this.#desk.onDayClosed = (events) => this.#retention.dayClosed(events);
    const file = smallOffice('aging');
    this.#desk.install({ ...file, keep: { ...file.keep, logDays: 3 } }, true, { role: 'system' });
  }

  #id(): string {
    this.#commands += 1;
    return `CANARY-COMMAND-${this.#now}-${this.#commands}`;
  }

  #ask(command: ScreenCommand): void {
    const person = this.#desk.file?.people.find(({ id }) => id === 'clerk-1');
    if (person) this.#desk.fromScreen(this.#id(), command, { kind: 'staff', person });
  }

  /** So many people come with a note and needs, and are served. Answers the ids of their tickets. */
  work(people: number, secrets: string[]): string[] {
    const actor = { role: 'kiosk', device: 'k1', place: 'Lobby' } as const;
    for (const [i, secret] of secrets.entries()) {
      const note = `CANARY-NOTE-${i}${'.'.repeat(i % 150)}`;
      const wish = {
        secret,
        service: `service-${(i % 3) + 1}`,
        needs: ['forms', 'quiet'],
        language: 'en',
        note,
      } as const;
      this.#desk.take(this.#id(), wish, 'kiosk', actor);
      // What a crash, an older version or a mistake might leave.
      this.#storage.put('session', `CANARY-SESSION-${this.#now}-${i}`, { person: 'x', until: this.#now + MINUTE });
    }
    this.#ask({ type: 'OpenCounter', counter: '1' });
    for (let i = 0; i < people; i += 1) {
      this.#now += MINUTE;
      this.#ask({ type: 'CallNext', counter: '1' });
      const counter = this.#desk.day.counters.get('1');
      const ticket = (counter?.state === 'open' && counter.ticket) || '';
      this.#ask({ type: 'Arrive', counter: '1', ticket });
      this.#ask({ type: 'SetNote', ticket, note: `CANARY-SECOND-${i}` });
      this.#ask({ type: 'Finish', counter: '1', ticket, outcome: 'served' });
    }
    return secrets.map((secret) => this.#desk.ticketOf(secret));
  }

  pass(days: number): void {
    this.#now += days * DAY;
    this.#desk.passTime();
  }

  async night(): Promise<{ ms: number }> {
    const from = performance.now();
    await this.#retention.run(this.#desk.now());
    return { ms: performance.now() - from };
  }

  log(): string[] {
    return [...this.#desk.log.export(null)].map((line) => line.trimEnd());
  }

  state(): { clients: number; sessions: number; statistics: unknown } {
    return {
      clients: this.#storage.list('client').length,
      sessions: this.#storage.list('session').length,
      statistics: this.#retention.statistics(),
    };
  }
}

/** `POST /method` with its arguments as a JSON list. */
export default {
  async fetch(request, env) {
    if (request.method !== 'POST') return new Response('ready');
    const office = env.AGINGOFFICE.get(env.AGINGOFFICE.idFromName('aging'));
    const name = new URL(request.url).pathname.slice(1) as 'work' | 'pass' | 'night' | 'log' | 'state';
    const methods = office as unknown as Record<string, (...args: unknown[]) => Promise<unknown>>;
    return Response.json((await methods[name]?.(...(await request.json<unknown[]>()))) ?? null);
  },
} satisfies ExportedHandler<Env>;
