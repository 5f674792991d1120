import { beforeAll, describe, expect, it } from 'vitest';
import type { ScreenCommand } from '../../shared/protocol/commands.ts';
import { ROUTES, type Route, type RouteName } from '../../shared/protocol/http/route-table.ts';
import type { TicketCommand } from '../../shared/protocol/ticket-commands.ts';
import type { Hello, UpInput } from '../../shared/protocol/up.ts';
import {
  type Asker,
  askersOf,
  COMMANDS,
  HELLOS,
  isAmong,
  MESSAGES,
  TICKET_COMMANDS,
} from '../../worker/access-table.ts';
import { type AskerProfile, type AskersHall, askersHall } from './helpers/askers.ts';
import { aHealth, BODIES, commandOf, TICKET_COMMAND_BODIES } from './helpers/samples.ts';
import { ask, hello, type Line, newId, openLine } from './helpers/town-hall.ts';

/** What the office says to those who may not. */
const TURNED_AWAY = new Set(['not-signed-in', 'not-allowed', 'session-locked', 'link-unknown']);
const ENDS_THE_SESSION: readonly RouteName[] = ['lock', 'signOut'];

/** Messages that get no answer. */
const UNANSWERED: Record<Exclude<keyof typeof MESSAGES, 'command' | 'late' | 'ticket-command'>, UpInput> = {
  reserved: { type: 'reserved', round: 1 },
  here: { type: 'here', told: 0 },
  'caught-up': { type: 'caught-up', after: 0, told: 0 },
  health: { type: 'health', health: aHealth() },
};

let hall: AskersHall;
const wrong: string[] = [];
let cells = 0;

/** One cell of the table: what should be and what is. */
function cell(name: string, may: boolean, turnedAway: boolean, told: unknown): void {
  cells += 1;
  if (may === turnedAway) wrong.push(`${name}: ${may ? 'may' : 'may not'}, but was told ${JSON.stringify(told)}`);
}

beforeAll(async () => {
  hall = await askersHall();
}, 60_000);

function addressOf(name: RouteName, { screen, ticket }: AskerProfile): string {
  const { path, who }: Route = ROUTES[name];
  const parts: Record<string, string> = {
    // What only the operator may is asked of an office that can still be given to somebody.
    office: who === 'setup' ? hall.bare.id : hall.id,
    ticket,
    screen,
    person: 'nobody-here',
    code: '000000',
  };
  return path.replace(/:(\w+)/g, (_, part: string) => parts[part] ?? 'none');
}

async function asks(profile: AskerProfile, name: RouteName): Promise<void> {
  const route: Route = ROUTES[name];
  const { cookie, headers, askers, link } = profile;
  const make = (BODIES as Partial<Record<RouteName, (typeof BODIES)['setUp']>>)[name];
  const body = make?.({ office: hall.id, file: hall.file, bare: hall.bare, link });
  const reply = await ask(addressOf(name, profile), {
    method: route.method.toUpperCase(),
    headers,
    ...(cookie ? { cookie } : {}),
    ...(body === undefined ? {} : { body }),
  });
  const kind = String(reply.body.kind ?? reply.status);
  // "Which device" and "which ticket" are also said to people who may ask, of one that there is not.
  const turnedAway =
    TURNED_AWAY.has(kind) ||
    (kind === 'pairing-unknown' && route.who !== 'manager') ||
    // Whoever guesses addresses of tickets for long is told to wait, and nothing else.
    (['ticket-unknown', 'too-many-tries'].includes(kind) && route.who === 'ticket');
  const asDevice = name === 'device' && profile.waits ? new Set([profile.screen]) : askers;
  const here = route.path.includes(':office') ? asDevice : (profile.atHome ?? askers);
  cell(`${profile.name}: ${name}`, isAmong(here, askersOf(name)), turnedAway, kind);
}

describe('V-10 who may do what is as the one table says', () => {
  it('every operation of the HTTP API, for everybody who can ask', async () => {
    const names = Object.keys(ROUTES) as RouteName[];
    for (const profile of hall.profiles) {
      for (const name of names) if (!ENDS_THE_SESSION.includes(name)) await asks(profile, name);
    }
    expect(wrong).toEqual([]);
    // Some thousand requests, one after the other.
  }, 60_000);

  it('every command over HTTP, for everybody who can ask', async () => {
    for (const profile of hall.profiles) {
      const { cookie, askers } = profile;
      for (const [type, may] of Object.entries(COMMANDS)) {
        const body = { id: newId(), command: commandOf(type as ScreenCommand['type']) };
        const { body: told } = await ask(`${hall.office}/commands`, { body, ...(cookie ? { cookie } : {}) });
        const turnedAway = ['not-signed-in', 'not-allowed', 'session-locked', 'pairing-unknown'].includes(
          String(told.kind),
        );
        cell(`${profile.name}: ${type}`, isAmong(askers, may), turnedAway, told.kind);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('every line and every message on it, for everybody who can ask', async () => {
    const hellos = (ticket: string): Record<Hello['screen'], UpInput> => ({
      staff: hello.staff(),
      board: hello.board(),
      kiosk: hello.kiosk(),
      sign: hello.sign('4'),
      ticket: { ...hello.ticket('', ''), ticket } as UpInput,
    });
    for (const profile of hall.profiles) {
      const { askers, cookie, ticket } = profile;
      for (const [screen, greeting] of Object.entries(hellos(ticket)) as Array<[Hello['screen'], UpInput]>) {
        const line = await openLine(hall.id, cookie || null, greeting);
        const first = await Promise.race([line.hears('welcome'), line.hears('refused')]);
        cell(`${profile.name}: line of ${screen}`, isAmong(askers, HELLOS[screen]), first.type === 'refused', first);
        if (first.type === 'welcome') await messagesOn(line, screen, profile);
        line.close();
      }
    }
    expect(wrong).toEqual([]);
  });

  async function messagesOn(line: Line, screen: Hello['screen'], { name, askers }: AskerProfile): Promise<void> {
    const told = async (message: UpInput & { id: string }): Promise<unknown> => {
      line.say(message);
      const answer = await line.hears('answer', ({ id }) => id === message.id);
      return answer.ok ? 'done' : answer.refusal.kind;
    };
    // They get no answer; the line goes on, and those who may not have changed nothing.
    for (const message of Object.values(UNANSWERED)) line.say(message);
    for (const [type, may] of Object.entries(COMMANDS)) {
      const command = commandOf(type as ScreenCommand['type']) as never;
      const kind = await told({ type: 'command', id: newId(), command });
      const maySay = MESSAGES.command.includes(screen) && isAmong(askers, may);
      cell(`${name}: ${type} on the line of ${screen}`, maySay, kind === 'not-allowed', kind);
    }
    const late = {
      type: 'late',
      id: newId(),
      when: Date.now(),
      command: { type: 'CheckInNumber', number: 'A999' },
    } as const;
    cell(
      `${name}: late on the line of ${screen}`,
      MESSAGES.late.includes(screen),
      (await told(late)) === 'not-allowed',
      '',
    );
    for (const [type, may] of Object.entries(TICKET_COMMANDS)) {
      const command = { type, ...TICKET_COMMAND_BODIES[type as TicketCommand['type']] } as never;
      const kind = await told({ type: 'ticket-command', id: newId(), command });
      const maySay = MESSAGES['ticket-command'].includes(screen) && isAmong(askers as ReadonlySet<Asker>, may);
      cell(`${name}: ${type} on the line of ${screen}`, maySay, kind === 'not-allowed', kind);
    }
  }

  it('locking and signing out', async () => {
    for (const profile of hall.profiles) for (const name of ENDS_THE_SESSION) await asks(profile, name);
    expect(wrong).toEqual([]);
    console.log(`${cells} cells of the access table, ${wrong.length} wrong`);
    expect(cells).toBeGreaterThan(4_000);
  });
});
