import type { Counter } from '../../shared/domain/ticket/day.ts';
import { ticketSecret } from '../../shared/domain/ticket/secret.ts';
import type { Ticket } from '../../shared/domain/ticket/ticket.ts';
import type { Random } from '../../shared/lib/random.ts';
import type { ScreenCommandInput } from '../../shared/protocol/commands.ts';
import type { Asked } from '../../shared/sync/live-client.ts';
import { TABLET_GOES_ON_MS } from '../../shared/sync/silence.ts';
import { openTablet, type Tablet } from '../../shared/sync/tablet/tablet.ts';
import { liveAddress } from '../day/clients/http.ts';
import type { Machine, Page } from './machine.ts';
import { holderOf, pause, type Stay, type Town, type Visitor } from './town.ts';

/** A clerk with a tablet at a counter. */
export interface Clerk {
  readonly machine: Machine;
  readonly random: Random;
  readonly person: string;
  readonly counter: string;
  readonly services: readonly string[];
  tablet: Tablet | null;
  page: Page | null;
  /** Who is at the counter by its screen. */
  stay: Stay | null;
  /** Since when its tablet could call somebody reserved by itself. */
  aloneSince: number | null;
  /** A command that was not answered: pressed again it is the same one. */
  unanswered: { key: string; id: string } | null;
}

const PATIENCE = 6_000;

/** Starts the page of the tablet over what its disk has kept. */
export async function startTablet(town: Town, clerk: Clerk): Promise<void> {
  const page = clerk.machine.start();
  clerk.tablet = null;
  clerk.page = page;
  clerk.unanswered = null;
  const tablet = await openTablet({
    store: page.store,
    platform: page.platform,
    url: liveAddress(clerk.machine.line.url, town.office),
    office: town.office,
    person: clerk.person,
    onChange: () => look(town, clerk),
    onLink: (link) => {
      if (link.state === 'refused') town.problem(`${clerk.machine.name} is refused: ${link.refusal.kind}`);
    },
    onMessage: () => {},
    onBroken: (error) => town.problem(`${clerk.machine.name} cannot follow the log: ${String(error)}`),
    onEvent: () => {},
  });
  if (page.over) return;
  clerk.tablet = tablet;
  // From what an earlier life of the page left: it has to see for itself that the line is cut.
  clerk.aloneSince = tablet.going.alone ? Date.now() + TABLET_GOES_ON_MS : null;
  look(town, clerk);
}

export function mine(clerk: Clerk): Counter | null {
  const there = clerk.tablet?.day.counters.get(clerk.counter) ?? null;
  return there?.clerk === clerk.person ? there : null;
}

function current(clerk: Clerk): Ticket | null {
  const counter = mine(clerk);
  if (counter?.state !== 'open' || counter.ticket === null) return null;
  return clerk.tablet?.day.tickets.get(counter.ticket) ?? null;
}

/** What the screen shows is what happens: whoever it names goes to this counter. */
function look(town: Town, clerk: Clerk): void {
  const { tablet, stay, counter, machine } = clerk;
  if (!tablet) return;
  if (!tablet.going.alone) clerk.aloneSince = null;
  else clerk.aloneSince ??= Date.now();
  const ticket = current(clerk);
  if (ticket?.number === stay?.number) return;
  if (stay) stay.to = Date.now();
  clerk.stay = null;
  if (!ticket) return;
  const known = tablet.heard.tickets.get(ticket.id);
  const heard = known && 'counter' in known && known.counter === counter ? 'here' : (known?.state ?? 'unknown');
  const alone = tablet.going.alone !== null;
  const reserved = ticket.state === 'called' && ticket.why?.rule === 'reserved';
  const { aloneSince } = clerk;
  clerk.stay = { number: ticket.number, counter, from: Date.now(), to: null, alone, reserved, aloneSince, heard };
  town.stays.push(clerk.stay);
  town.note(`${machine.name} shows ${ticket.number} ${ticket.state}${alone ? ' (alone)' : ''}, heard ${heard}`);
}

/** As the buttons of the tablet do it: a press that was not answered is repeated with the same id. */
async function press(town: Town, clerk: Clerk, command: ScreenCommandInput): Promise<Asked['kind'] | 'gone'> {
  const { tablet, page, unanswered } = clerk;
  if (!tablet || !page) return 'gone';
  const key = JSON.stringify(command);
  const id = unanswered?.key === key ? unanswered.id : page.platform.newId();
  const wasAlone = tablet.going.alone !== null;
  const asked = await Promise.race([tablet.ask(command, id, PATIENCE), page.gone.then(() => null)]);
  if (!asked || page.over) return 'gone';
  clerk.unanswered = asked.kind === 'no-answer' ? { key, id } : null;
  const said = asked.kind === 'refused' ? `refused ${asked.refusal.kind}` : asked.kind;
  town.note(`${clerk.machine.name} ${command.type}${wasAlone ? ' (alone)' : ''}: ${said} ${id.slice(0, 8)}`);
  if (asked.kind === 'done' && tablet.going.alone === null && !wasAlone) {
    town.acknowledged.push({ id, type: command.type });
    // As the screen: busy until it shows what was done.
    for (let tries = 0; tries < 40 && tablet.heard.seq < asked.seq && !page.over; tries += 1) await pause(50);
  }
  return asked.kind;
}

/** A clerk's work, one press after the other, by what the screen shows. */
export async function workClerk(town: Town, clerk: Clerk): Promise<void> {
  const { random } = clerk;
  while (town.phase !== 'over') {
    await pause(town.phase === 'drain' ? random.int(20, 90) : random.int(150, 1_900));
    const { tablet } = clerk;
    if (!tablet?.complete && !tablet?.going.alone) continue;
    await Promise.race([step(town, clerk), clerk.page?.gone]);
  }
}

async function step(town: Town, clerk: Clerk): Promise<void> {
  const { counter, random } = clerk;
  const there = mine(clerk);
  if (!there) {
    await press(town, clerk, { type: 'OpenCounter', counter });
    return;
  }
  if (there.state === 'paused') {
    await press(town, clerk, { type: 'ResumeCounter', counter });
    return;
  }
  const ticket = current(clerk);
  for (const visitor of town.visitors.values()) {
    // Sent away without a word, because the screen shows somebody else by now.
    if (visitor.where === counter && (!ticket || holderOf(town, ticket.number) !== visitor)) visitor.where = 'lobby';
  }
  if (!ticket) await whenFree(town, clerk);
  else if (ticket.state === 'called') await whenCalled(town, clerk, ticket);
  else if (ticket.state === 'interrupted') await press(town, clerk, { type: 'Resume', counter, ticket: ticket.id });
  else if (ticket.state === 'serving') await whenServing(town, clerk, ticket, random);
}

async function whenFree(town: Town, clerk: Clerk): Promise<void> {
  const { counter, random, tablet, person } = clerk;
  if (!tablet) return;
  const calm = town.phase === 'drain';
  if (!calm && random.chance(0.06)) {
    await press(town, clerk, { type: 'Undo', counter });
    return;
  }
  if (!calm && random.chance(0.04)) {
    await press(
      town,
      clerk,
      random.chance(0.5) ? { type: 'PauseCounter', counter } : { type: 'CloseCounter', counter },
    );
    return;
  }
  const parked = [...tablet.day.parked].find((id) => {
    const ticket = tablet.day.tickets.get(id);
    return ticket?.state === 'parked' && (ticket.clerk === person || clerk.services.includes(ticket.service));
  });
  if (parked && (calm || random.chance(0.3))) {
    await press(town, clerk, { type: 'Unpark', counter, ticket: parked, announce: random.chance(0.5) });
    return;
  }
  const { alone } = tablet.going;
  if (alone && alone.reserved().length === 0) {
    await callFromPaper(town, clerk);
    return;
  }
  if (!calm && random.chance(0.04)) {
    await walkIn(town, clerk);
    return;
  }
  if (!alone && !somebodyWaits(clerk)) return;
  await press(town, clerk, { type: 'CallNext', counter });
}

function somebodyWaits({ tablet, services }: Clerk): boolean {
  for (const ticket of tablet?.day.tickets.values() ?? []) {
    if (ticket.state === 'waiting' && services.includes(ticket.service)) return true;
  }
  return false;
}

/** Nobody is reserved: the clerk asks in the lobby who has a slip. */
async function callFromPaper(town: Town, clerk: Clerk): Promise<void> {
  const { counter, random, services } = clerk;
  if (!random.chance(0.5)) return;
  const here = [...town.visitors.values()].filter(
    ({ where, service }) => where === 'lobby' && services.includes(service),
  );
  if (here.length === 0) return;
  const visitor = random.pick(here);
  const number = visitor.slips.at(-1) ?? '';
  const ticket = ticketSecret((count) => Uint8Array.from({ length: count }, () => random.int(0, 255)));
  await press(town, clerk, { type: 'CallSlip', counter, number, service: visitor.service, ticket });
}

async function walkIn(town: Town, clerk: Clerk): Promise<void> {
  const { counter, random, services } = clerk;
  const secret = ticketSecret((count) => Uint8Array.from({ length: count }, () => random.int(0, 255)));
  const service = random.pick(services);
  await press(town, clerk, { type: 'WalkDirect', counter, secret, service, reason: 'agreed' });
}

async function whenCalled(town: Town, clerk: Clerk, ticket: Ticket): Promise<void> {
  const { counter, random } = clerk;
  const { id } = ticket;
  if (town.phase === 'work' && random.chance(0.08)) {
    if ((await press(town, clerk, { type: 'Undo', counter })) === 'done') return;
  }
  const visitor = holderOf(town, ticket.number);
  if (comes(town, visitor, clerk)) {
    if (visitor) visitor.where = counter;
    await press(town, clerk, { type: 'Arrive', counter, ticket: id });
    return;
  }
  if (ticket.state === 'called' && ticket.recalls < 1) {
    await press(town, clerk, { type: 'Recall', counter, ticket: id });
    return;
  }
  const missed = await press(town, clerk, { type: 'MarkMissed', counter, ticket: id });
  if (missed === 'done' && visitor?.where === 'lobby') visitor.where = 'missed';
  if (missed === 'refused') await press(town, clerk, { type: 'Recall', counter, ticket: id });
}

/** Somebody without a slip is a visitor of a clerk who served directly: they stand at the counter. */
function comes(town: Town, visitor: Visitor | null, { counter, random }: Clerk): boolean {
  if (!visitor) return true;
  if (visitor.where === counter) return true;
  if (visitor.where !== 'lobby') return false;
  // Now and then somebody does not hear it.
  return town.phase === 'drain' || !random.chance(0.06);
}

async function whenServing(town: Town, clerk: Clerk, ticket: Ticket, random: Random): Promise<void> {
  const { counter } = clerk;
  const { id } = ticket;
  const visitor = holderOf(town, ticket.number);
  const calm = town.phase === 'drain';
  const luck = random.next();
  if (!calm && luck < 0.05) {
    const parked = await press(town, clerk, { type: 'Park', counter, ticket: id, reason: 'form', minutes: 5 });
    if (parked === 'done' && visitor) visitor.where = 'lobby';
  } else if (!calm && luck < 0.11) {
    const service = random.pick(clerk.services.filter((one) => one !== ticket.service));
    const passed = await press(town, clerk, { type: 'Transfer', counter, ticket: id, service });
    if (passed === 'done' && visitor) {
      visitor.where = 'lobby';
      visitor.service = service;
    }
  } else if (!calm && luck < 0.15) {
    await press(town, clerk, { type: 'Interrupt', counter, ticket: id, minutes: 5 });
  } else if (!calm && luck < 0.19) {
    await press(town, clerk, { type: 'AddMatter', ticket: id, service: random.pick(clerk.services) });
  } else if (!calm && luck < 0.23) {
    await press(town, clerk, { type: 'SetNote', ticket: id, note: `note ${random.int(1, 99)}` });
  } else {
    const finished = await press(town, clerk, { type: 'Finish', counter, ticket: id });
    if (finished === 'done' && visitor && current(clerk)?.id !== id) visitor.where = 'gone';
  }
}
