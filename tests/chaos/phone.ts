import { ticketSecret } from '../../shared/domain/ticket/secret.ts';
import type { Random } from '../../shared/lib/random.ts';
import type { TicketCommand } from '../../shared/protocol/ticket-commands.ts';
import { TicketDownSchema } from '../../shared/protocol/ticket-down.ts';
import type { TicketView } from '../../shared/protocol/ticket-view.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { connectLive, type LiveClient } from '../../shared/sync/live-client.ts';
import { liveAddress } from '../day/clients/http.ts';
import type { Machine, Page } from './machine.ts';
import { handOver, pause, type Town, type Visitor } from './town.ts';

/** A resident's phone: joins from home, follows the ticket, lets others go first, gives it up. */
export interface Phone {
  readonly machine: Machine;
  readonly random: Random;
  view: TicketView | null;
  live: LiveClient | null;
  page: Page | null;
  secret: string | null;
}

const HTTP_PATIENCE = 4_000;

export function startPhone(town: Town, phone: Phone): void {
  const page = phone.machine.start();
  phone.page = page;
  phone.live = null;
  if (phone.secret !== null) follow(town, phone, page, phone.secret);
}

function follow(town: Town, phone: Phone, page: Page, secret: string): void {
  phone.live?.close();
  phone.live = connectLive({
    url: liveAddress(phone.machine.line.url, town.office),
    platform: page.platform,
    hello: () => ({ type: 'hello', version: PROTOCOL_VERSION, screen: 'ticket', ticket: `${town.office}.${secret}` }),
    schema: TicketDownSchema,
    givesWay: true,
    onLink: () => {},
    onMessage: (message) => {
      if (message.type === 'ticket') phone.view = message.ticket;
    },
  });
}

/** One resident after the other, on the same phone. */
export async function workPhone(town: Town, phone: Phone): Promise<void> {
  const { random } = phone;
  while (town.phase === 'work') {
    await pause(random.int(500, 5_000));
    const visitor = await join(town, phone);
    if (!visitor) continue;
    for (let times = random.int(1, 4); times > 0 && town.phase === 'work'; times -= 1) {
      await pause(random.int(1_500, 7_000));
      if (phone.view?.state === 'ended') break;
      await wish(town, phone, visitor);
    }
  }
}

async function join(town: Town, phone: Phone): Promise<Visitor | null> {
  const { random, machine } = phone;
  const secret = ticketSecret((count) => Uint8Array.from({ length: count }, () => random.int(0, 255)));
  const service = random.pick(['service-1', 'service-2']);
  const body = JSON.stringify({ id: `join-${secret}`, secret, service });
  // Asked until it is answered: the secret makes every repeat the same ticket.
  while (town.phase === 'work') {
    try {
      const response = await fetch(`${machine.line.url}/api/offices/${town.office}/tickets`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
        signal: AbortSignal.timeout(HTTP_PATIENCE),
      });
      const answer = (await response.json()) as { ticket?: TicketView; kind?: string };
      if (!answer.ticket) {
        town.note(`${machine.name} could not join: ${answer.kind}`);
        return null;
      }
      phone.secret = secret;
      phone.view = answer.ticket;
      town.note(`${machine.name} joins as ${answer.ticket.number}`);
      const visitor = handOver(town, secret, service, answer.ticket.number, 'home');
      if (phone.page && !phone.page.over) follow(town, phone, phone.page, secret);
      return visitor;
    } catch {
      await pause(random.int(200, 800));
    }
  }
  return null;
}

async function wish(town: Town, phone: Phone, visitor: Visitor): Promise<void> {
  const { random, page, machine } = phone;
  const command = commandFor(town, random, visitor);
  if (!command || !page) return;
  const id = page.platform.newId();
  for (let tries = 0; tries < 3; tries += 1) {
    const { live } = phone;
    if (!live) return;
    const asked = await Promise.race([
      live.askAsHolder(command, { id, patience: 4_000 }),
      pause(9_000).then(() => null),
    ]);
    if (asked?.kind === 'done' && command.type === 'Cancel') visitor.where = 'gone';
    if (asked?.kind === 'done' && command.type === 'CheckIn') visitor.where = 'lobby';
    if (!asked || asked.kind === 'no-answer') continue;
    town.note(`${machine.name} ${visitor.slips[0]} ${command.type}: ${asked.kind}`);
    return;
  }
  // Whoever has pressed it and heard nothing goes home all the same.
  if (command.type === 'Cancel') visitor.where = 'gone';
}

function commandFor(town: Town, random: Random, visitor: Visitor): TicketCommand | null {
  const luck = random.next();
  if (visitor.where === 'home') {
    const code = town.display?.board?.presence?.code;
    if (luck < 0.6 && code) return { type: 'CheckIn', code };
    return luck < 0.75 ? { type: 'Cancel' } : null;
  }
  if (luck < 0.4) return { type: 'Postpone', places: random.int(1, 3) };
  return luck < 0.65 ? { type: 'Cancel' } : null;
}
