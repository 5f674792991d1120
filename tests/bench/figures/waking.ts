import { ticketIdOf } from '../../../shared/domain/ticket/ticket-id.ts';
import { benchOffice, must, newSecret, openOffice } from '../bench-office.ts';
import { createPoster, type Poster } from '../http-poster.ts';
import { type Figure, inTurns, median, rounded } from '../measure.ts';
import type { PlainServer } from '../plain-server.ts';

const MOST_MS = 100;
const TICKETS = 1_000;
const CLERKS = 10;

/**
 * How long an office with a thousand tickets of the day takes longer to its first answer than an empty one, after the
 * server was started anew. A third office wakes first, so that neither of the two pays for starting the program.
 */
export async function waking(ours: PlainServer, short: boolean): Promise<Figure> {
  const rounds = short ? 3 : 9;
  const poster = createPoster(ours.port, CLERKS);
  const office = (id: string, clerks: number) =>
    openOffice(
      ours,
      poster,
      benchOffice(id, CLERKS, (clerk, all) => all.slice(clerk, clerk + 1)),
      clerks,
    );
  await office('waking-first', 0);
  await office('waking-empty', 0);
  const full = await office('waking-full', CLERKS);
  const visit = async (clerk: number, isServed: boolean): Promise<void> => {
    const secret = newSecret();
    const ticket = ticketIdOf(full.id, secret);
    const counter = String(clerk + 1);
    const cookie = full.clerks[clerk] ?? '';
    await must(full.send(full.kiosk, { type: 'TakeTicket', secret, service: `service-${clerk + 1}` }));
    if (!isServed) return;
    await must(full.send(cookie, { type: 'CallNext', counter }));
    await must(full.send(cookie, { type: 'Arrive', counter, ticket }));
    await must(full.send(cookie, { type: 'Finish', counter, ticket }));
  };
  const each = TICKETS / CLERKS;
  await Promise.all(
    Array.from({ length: CLERKS }, async (_, clerk) => {
      // Nine of ten have been served; the others wait.
      for (let i = 0; i < each; i += 1) await visit(clerk, i < each * 0.9);
    }),
  );
  poster.close();

  let restarted = -1;
  const wake = async (id: string, round: number): Promise<number> => {
    const asking = createPoster(ours.port, 1);
    if (restarted !== round) {
      restarted = round;
      await ours.restart();
      await firstAnswer(asking, 'waking-first');
    }
    await must(asking.get('/api/health'));
    const ms = await firstAnswer(asking, id);
    asking.close();
    return ms;
  };
  const pairs = await inTurns(
    rounds,
    (round) => wake('waking-full', round),
    (round) => wake('waking-empty', round),
  );
  const differences = pairs.map((pair) => pair.ours - pair.other);
  const value = median(differences);
  return {
    figure: 'waking with 1,000 tickets of the day',
    value: rounded(value, 1),
    unit: 'ms',
    target: `at most ${MOST_MS} more than an empty office`,
    met: value <= MOST_MS,
    ours: rounded(median(pairs.map((pair) => pair.ours)), 1),
    bare: rounded(median(pairs.map((pair) => pair.other)), 1),
    rounds: differences.map((ms) => rounded(ms, 1)),
    how: `first answer to GET …/now after a restart of the server, less that of an empty office in the same restart; ${TICKETS} tickets, nine of ten served, about ${TICKETS * 3.7} lines of log`,
  };
}

async function firstAnswer(poster: Poster, office: string): Promise<number> {
  const from = performance.now();
  await must(poster.get(`/api/offices/${office}/now`));
  return performance.now() - from;
}
