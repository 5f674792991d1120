import { parse } from 'valibot';
import { ticketSecret } from '../../shared/domain/ticket/secret.ts';
import { ticketIdOf } from '../../shared/domain/ticket/ticket-id.ts';
import { createRandom, type Random } from '../../shared/lib/random.ts';
import { TicketAnswerSchema } from '../../shared/protocol/http/tickets.ts';
import { openBoard } from '../day/clients/board.ts';
import { exportLog, pair, signInStaff } from '../day/clients/front-door.ts';
import { askPatiently } from '../day/clients/http.ts';
import { type Kiosk, openKiosk } from '../day/clients/kiosk.ts';
import { openPhone, type Phone } from '../day/clients/phone.ts';
import { openTablet, type Tablet } from '../day/clients/tablet.ts';
import { checkInvariants, type Evidence, type Invariant } from '../day/invariants.ts';
import { Journal } from '../day/journal.ts';

/** A server that can be ended without warning and started again on the same data and port. */
export interface Killable {
  url: string;
  killAndRestart(): Promise<void>;
}

export interface LoadOptions {
  office: string;
  services: readonly string[];
  clerks: number;
  kiosks: number;
  /** Tickets to take, over all services. */
  tickets: number;
  /** Every so many tickets a phone follows one. */
  phoneEvery: number;
  seed: number;
}

export interface LoadResult {
  invariants: Invariant[];
  journal: Journal;
  seconds: number;
  killedAt: number;
  /** From the kill until the first command that was acknowledged after it, ms. */
  outage: number;
  tickets: number;
  ended: number;
}

interface Lobby extends LoadOptions {
  server: Killable;
  journal: Journal;
  random: Random;
  secrets: Map<string, string>;
  phones: Phone[];
  taken: number;
  /** Tickets whose visit is over. */
  over: number;
  done(): boolean;
}

/** Clerks and kiosks work as fast as they can; in the middle the server is killed. Everybody comes back by themselves. */
export async function runLoad(server: Killable, options: LoadOptions): Promise<LoadResult> {
  const { office, clerks, kiosks, tickets, seed } = options;
  const random = createRandom(seed);
  const journal = new Journal();
  const lobby: Lobby = {
    ...options,
    server,
    journal,
    random,
    secrets: new Map(),
    phones: [],
    taken: 0,
    over: 0,
    done: () => lobby.taken >= tickets && lobby.over >= tickets,
  };
  const { url } = server;
  const staff = await signInStaff(url, office);
  const manager = staff.find(({ session }) => session.person.roles.includes('manager'))?.cookie ?? '';
  const counters = staff.filter(({ session }) => session.person.roles.includes('clerk')).slice(0, clerks);
  const tablets = await Promise.all(
    counters.map(({ cookie, session }, i) =>
      openTablet({ url, office, cookie, person: session.person.id, counter: String(i + 1), journal }),
    ),
  );
  const lobbyKiosks = await Promise.all(
    Array.from({ length: kiosks }, async (_, i) =>
      openKiosk({ url, office, cookie: await pair(url, office, 'kiosk'), name: `kiosk ${i + 1}`, journal }),
    ),
  );
  const board = await openBoard({ url, office, cookie: await pair(url, office, 'board'), journal, onBoard: () => {} });

  // Somewhere in the middle, at another point for each seed; not at the very edges, where there is little to lose.
  const killedAt = random.int(Math.floor(tickets * 0.3), Math.floor(tickets * 0.7));
  const started = performance.now();
  const outage = killAt(lobby, killedAt);
  await Promise.all([
    ...lobbyKiosks.map((kiosk) => workKiosk(lobby, kiosk)),
    ...tablets.map((tablet) => workTablet(lobby, tablet, lobbyKiosks)),
  ]);
  const seconds = (performance.now() - started) / 1_000;
  const lines = await exportLog(url, office, manager);
  const holders = await askHolders(lobby);
  for (const screen of [...tablets, ...lobbyKiosks, ...lobby.phones, board]) screen.close();
  const evidence: Evidence = { lines, ...pick(journal), holders };
  return {
    invariants: checkInvariants(evidence),
    journal,
    seconds,
    killedAt,
    outage: await outage,
    tickets,
    ended: lobby.over,
  };
}

function pick({ acknowledged, boards, misfits, strangers }: Journal) {
  return { acknowledged, boards, misfits, strangers };
}

async function killAt(lobby: Lobby, tickets: number): Promise<number> {
  while (lobby.taken < tickets) await pause(1);
  const killed = performance.now();
  await lobby.server.killAndRestart();
  const before = lobby.journal.acknowledged.length;
  while (lobby.journal.acknowledged.length <= before && !lobby.done()) await pause(5);
  return performance.now() - killed;
}

async function workKiosk(lobby: Lobby, kiosk: Kiosk): Promise<void> {
  const { office, services, random, journal, server } = lobby;
  while (lobby.taken < lobby.tickets) {
    lobby.taken += 1;
    const mine = lobby.taken;
    const secret = ticketSecret((count) => Uint8Array.from({ length: count }, () => random.int(0, 255)));
    lobby.secrets.set(ticketIdOf(office, secret), secret);
    const service = services[mine % services.length] ?? '';
    const taken = await kiosk.take({ secret, service, needs: random.chance(0.15) ? ['short'] : [] });
    if (!taken.ok || !taken.ticket) throw new Error(`a kiosk got no ticket: ${taken.ok ? 'no view' : taken.kind}`);
    if (mine % lobby.phoneEvery !== 0) continue;
    const { number } = taken.ticket;
    lobby.phones.push(await openPhone({ url: server.url, office, secret, number, journal, onView: () => {} }));
  }
}

/** Call, arrive, finish; now and then a slip that is taken back, or a client who is not there and comes back. */
async function workTablet(lobby: Lobby, tablet: Tablet, kiosks: readonly Kiosk[]): Promise<void> {
  const { counter } = tablet;
  const { random } = lobby;
  await tablet.ask({ type: 'OpenCounter', counter });
  while (!lobby.done()) {
    if (!tablet.somebodyWaits) {
      await Promise.race([tablet.news(), pause(100)]);
      continue;
    }
    const called = await tablet.callNext();
    if (!called.ok) {
      // Another clerk was faster.
      await pause(1);
      continue;
    }
    const { ticket } = called;
    if (random.chance(0.03)) {
      await tablet.ask({ type: 'Undo', counter });
      continue;
    }
    if (random.chance(0.03)) {
      await tablet.ask({ type: 'Recall', counter, ticket });
      await tablet.ask({ type: 'MarkMissed', counter, ticket });
      await returns(lobby, tablet, ticket, random.pick(kiosks));
      continue;
    }
    await tablet.ask({ type: 'Arrive', counter, ticket });
    const finished = await tablet.ask({ type: 'Finish', counter, ticket });
    if (finished.ok) lobby.over += 1;
  }
  await tablet.ask({ type: 'CloseCounter', counter });
}

/** A missed client is there after all: at the desk, or typing the number at a kiosk. */
async function returns(lobby: Lobby, tablet: Tablet, ticket: string, kiosk: Kiosk): Promise<void> {
  const secret = lobby.secrets.get(ticket);
  const reply = secret ? await askPatiently(lobby.server.url, `/api/tickets/${lobby.office}.${secret}`) : null;
  if (reply?.status === 200 && lobby.random.chance(0.5)) {
    await kiosk.checkIn(parse(TicketAnswerSchema, reply.body).ticket.number);
  } else {
    await tablet.ask({ type: 'Reinstate', ticket });
  }
}

async function askHolders({ server, journal }: Lobby): Promise<Evidence['holders']> {
  return Promise.all(
    journal.held.map(async ({ address, number }) => {
      const { status, body } = await askPatiently(server.url, `/api/tickets/${address}`);
      return { address, number, told: status === 200 ? parse(TicketAnswerSchema, body).ticket : null };
    }),
  );
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
