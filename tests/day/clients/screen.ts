import type { GenericSchema } from 'valibot';
import type { ScreenCommandInput } from '../../../shared/protocol/commands.ts';
import type { TicketCommand } from '../../../shared/protocol/ticket-commands.ts';
import type { TicketView } from '../../../shared/protocol/ticket-view.ts';
import type { UpInput } from '../../../shared/protocol/up.ts';
import { type Asked, connectLive } from '../../../shared/sync/live-client.ts';
import type { Journal } from '../journal.ts';
import { nodePlatform } from './node-platform.ts';

/** A command is asked again with the same id until the office answers, at most so often. */
const MOST_TRIES = 40;
const FIRST_LIVE_MS = 20_000;

export type Answered = { ok: true; id: string; seq: number; ticket: TicketView | null } | { ok: false; kind: string };

export interface ScreenOptions<Message> {
  /** Address of the live socket. */
  url: string;
  cookie: string | null;
  name: string;
  journal: Journal;
  hello(): UpInput;
  schema: GenericSchema<unknown, Message>;
  onMessage(message: Message): void;
  /** How long one try waits for its answer, ms. */
  patience?: number;
}

/** One screen of a lobby: a socket that stays open by itself, and commands that are asked until they are answered. */
export interface Screen {
  readonly live: boolean;
  ask(command: ScreenCommandInput, id?: string): Promise<Answered>;
  askAsHolder(command: TicketCommand): Promise<Answered>;
  close(): void;
}

/** Resolves once the office has welcomed the screen; rejects when it turns it away. */
export function openScreen<Message>(options: ScreenOptions<Message>): Promise<Screen> {
  const { journal, name, patience = 3_000 } = options;
  const platform = nodePlatform(options.cookie);
  return new Promise((resolve, reject) => {
    let welcomed = false;
    const late = setTimeout(() => fail(`${name} was not welcomed within ${FIRST_LIVE_MS / 1_000} s`), FIRST_LIVE_MS);
    const fail = (why: string): void => {
      clearTimeout(late);
      client.close();
      reject(new Error(why));
    };
    const client = connectLive<Message>({
      url: options.url,
      platform,
      hello: options.hello,
      schema: options.schema,
      onMessage: options.onMessage,
      onMisfit: (text) => journal.misfits.push({ screen: name, text: text.slice(0, 500) }),
      onLink: (link) => {
        if (link.state === 'refused' && !welcomed) fail(`${name} was turned away: ${link.refusal.kind}`);
        if (link.state === 'connecting' && welcomed) journal.reconnections += 1;
        if (link.state !== 'live' || welcomed) return;
        welcomed = true;
        clearTimeout(late);
        resolve(screen);
      },
    });

    const send = async (type: string, ask: (id: string) => Promise<Asked>, id: string): Promise<Answered> => {
      const started = performance.now();
      for (let tries = 0; tries < MOST_TRIES; tries += 1) {
        if (tries > 0) journal.repeats += 1;
        const asked = await ask(id);
        if (asked.kind === 'done') {
          const ticket = asked.ticket ?? null;
          const number = type === 'TakeTicket' ? (ticket?.number ?? null) : null;
          journal.done({ id, type, seq: asked.seq, number }, performance.now() - started);
          return { ok: true, id, seq: asked.seq, ticket };
        }
        if (asked.kind === 'refused') {
          journal.refused(type, asked.refusal.kind);
          return { ok: false, kind: asked.refusal.kind };
        }
        if (client.link.state === 'closed' || client.link.state === 'refused') break;
      }
      journal.unanswered(type);
      return { ok: false, kind: 'no-answer' };
    };

    const screen: Screen = {
      get live() {
        return client.link.state === 'live';
      },
      ask: (command, id = platform.newId()) =>
        send(command.type, (again) => client.ask(command, { id: again, patience }), id),
      askAsHolder: (command) =>
        send(command.type, (again) => client.askAsHolder(command, { id: again, patience }), platform.newId()),
      close: () => client.close(),
    };
  });
}
