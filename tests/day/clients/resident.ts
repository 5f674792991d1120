import { randomBytes } from 'node:crypto';
import { ticketSecret } from '../../../shared/domain/ticket/secret.ts';
import { ticketIdOf } from '../../../shared/domain/ticket/ticket-id.ts';
import { createRandom, type Random } from '../../../shared/lib/random.ts';
import type { PlannedVisit } from '../plan.ts';
import type { Story, Town } from '../town.ts';
import { askPatiently } from './http.ts';
import { openPhone, type Phone } from './phone.ts';

/** From the chair to the counter, minutes. It is part of the change-over. */
export const WALK = 0.3;

/** One person's visit, from the wish to the end. Resolves when it is over for this person. */
export async function visitTownHall(town: Town, plan: PlannedVisit, story: Story): Promise<void> {
  const { clock, office, matters } = town;
  const random = createRandom(Math.imul(town.seed, 100_003) + plan.id);
  await clock.until(plan.joins);
  if (town.isOver()) return;
  const services = matters[plan.matter]?.services ?? [];
  const service = random.pick(services);
  const secret = ticketSecret((count) => new Uint8Array(randomBytes(count)));
  const ticket = ticketIdOf(office, secret);
  town.stories.set(ticket, story);

  const wish: Wish = { town, plan, story, random, service, secret };
  const number = await clock.busy(plan.remote ? joinFromHome(wish) : takeAtKiosk(wish));
  if (number === null) return;
  story.number = number;
  const over = new Promise<'served' | 'missed' | 'cancelled'>((resolve) => listen(town, story, number, resolve));
  const phone = plan.phone ? await clock.busy(follow(town, secret, number, plan)) : null;
  try {
    if (!(await comeIn(wish, number, phone))) return;
    await waitAndSee(wish, { number, ticket, phone, over });
  } finally {
    phone?.close();
    town.ears.delete(number);
  }
}

interface Wish {
  town: Town;
  plan: PlannedVisit;
  story: Story;
  random: Random;
  service: string;
  secret: string;
}

async function takeAtKiosk({ town, plan, story, random, service, secret }: Wish): Promise<string | null> {
  const kiosk = random.pick(town.kiosks);
  const taken = await kiosk.take({ secret, service, needs: plan.hard ? ['short'] : [] });
  if (taken.ok && taken.ticket) {
    story.presentAt = town.clock.now();
    return taken.ticket.number;
  }
  story.end = 'turned-away';
  story.refusal = taken.ok ? 'no ticket in the answer' : taken.kind;
  return null;
}

async function joinFromHome(wish: Wish): Promise<string | null> {
  const { town, plan, story, service, secret } = wish;
  const { url, office, journal } = town;
  const id = randomBytes(16).toString('hex');
  const started = performance.now();
  const body = { id, secret, service, needs: plan.hard ? ['short'] : [] };
  const reply = await askPatiently(url, `/api/offices/${office}/tickets`, { body });
  if (reply.status === 201) {
    const { number } = reply.body.ticket as { number: string };
    journal.done({ id, type: 'Join', seq: null, number }, performance.now() - started);
    journal.held.push({ address: String(reply.body.address), number });
    return number;
  }
  const kind = String(reply.body.kind);
  journal.refused('Join', kind);
  // A matter that is not done from home: then one comes and takes a ticket at the kiosk.
  if (kind === 'not-from-home') return takeAtKiosk(wish);
  story.end = 'turned-away';
  story.refusal = kind;
  return null;
}

/** Somebody hears the own number called, from the board or the phone, and walks to the counter. */
function listen(
  town: Town,
  story: Story,
  number: string,
  resolve: (end: 'served' | 'missed' | 'cancelled') => void,
): void {
  let heard: string | null = null;
  town.ears.set(number, {
    onCall: (counter) => {
      const stays = story.plan.noShow !== null && story.missed === 0;
      if (heard === counter || stays) return;
      heard = counter;
      void town.clock.until(town.clock.now() + WALK).then(() => {
        heard = null;
        town.standing.set(number, counter);
        town.onComing.get(counter)?.();
      });
    },
    onOver: resolve,
  });
}

async function follow(town: Town, secret: string, number: string, plan: PlannedVisit): Promise<Phone> {
  const { url, office, journal } = town;
  let answered = false;
  let phone: Phone | null = null;
  phone = await openPhone({
    url,
    office,
    secret,
    number,
    journal,
    onView: (view) => {
      if (view.state !== 'called' || !view.call) return;
      town.ears.get(number)?.onCall(view.call.counter);
      // Some press "I am coming"; it changes nothing but what the clerk sees.
      if (!answered && phone && plan.id % 3 === 0 && plan.noShow === null) {
        answered = true;
        void phone.ask({ type: 'AnswerCall', answer: 'coming' });
      }
    },
  });
  return phone;
}

/** Those who joined from home travel and check in; false when they never come. */
async function comeIn({ town, plan, story, random }: Wish, number: string, phone: Phone | null): Promise<boolean> {
  if (!plan.remote || story.presentAt !== null) return true;
  const { clock } = town;
  if (plan.remote.travel === null) {
    story.end = 'never-came';
    return false;
  }
  await clock.until(clock.now() + plan.remote.travel);
  if (town.isOver()) return false;
  const code = town.board?.board?.presence.code;
  const checkIn =
    plan.remote.by === 'code' && phone && code
      ? phone.ask({ type: 'CheckIn', code })
      : random.pick(town.kiosks).checkIn(number);
  const done = await clock.busy(checkIn);
  if (done.ok) {
    story.presentAt = clock.now();
    return true;
  }
  story.end = 'turned-away';
  story.refusal = done.kind;
  return false;
}

interface Waiting {
  number: string;
  ticket: string;
  phone: Phone | null;
  over: Promise<'served' | 'missed' | 'cancelled'>;
}

async function waitAndSee(wish: Wish, waiting: Waiting): Promise<void> {
  const { town, plan, story } = wish;
  const { clock } = town;
  const { phone } = waiting;
  let ended = false;
  if (phone && plan.cancelsAfter !== null) {
    void clock.until(clock.now() + plan.cancelsAfter).then(async () => {
      if (ended || story.calledAt !== null) return;
      const cancelled = await clock.busy(phone.ask({ type: 'Cancel' }));
      if (cancelled.ok) town.ears.get(waiting.number)?.onOver('cancelled');
    });
  }
  if (phone && plan.postponesAfter !== null) {
    void clock.until(clock.now() + plan.postponesAfter).then(async () => {
      if (!ended && story.calledAt === null) await clock.busy(phone.ask({ type: 'Postpone', places: 2 }));
    });
  }
  const end = await waiting.over;
  ended = true;
  story.end = end === 'missed' ? 'no-show' : end;
  if (end === 'missed') await perhapsReturn(wish, waiting);
}

/** Some of those who missed their call come back: by phone, at the kiosk, or at the desk. */
async function perhapsReturn({ town, plan, story, random }: Wish, waiting: Waiting): Promise<void> {
  const { clock, ears } = town;
  const { number, ticket, phone } = waiting;
  if (!plan.noShow || plan.noShow.returnsAfter === null) return;
  const over = new Promise<'served' | 'missed' | 'cancelled'>((resolve) => listen(town, story, number, resolve));
  await clock.until(clock.now() + plan.noShow.returnsAfter);
  if (town.isOver()) {
    ears.delete(number);
    return;
  }
  const { way } = plan.noShow;
  const desk = random.pick(town.desks);
  const back =
    way === 'phone' && phone
      ? phone.ask({ type: 'Return' }).then(({ ok }) => ok)
      : way === 'desk'
        ? desk(ticket)
        : random
            .pick(town.kiosks)
            .checkIn(number)
            .then(({ ok }) => ok);
  if (!(await clock.busy(back))) return;
  story.end = null;
  const end = await over;
  story.end = end === 'missed' ? 'no-show' : end;
}
