import * as v from 'valibot';
import type { ScreenCommandInput } from '../protocol/commands.ts';
import { AnswerSchema, RefusedSchema, WelcomeSchema } from '../protocol/down.ts';
import type { WireRefusal } from '../protocol/problem.ts';
import type { TicketCommand } from '../protocol/ticket-commands.ts';
import type { TicketView } from '../protocol/ticket-view.ts';
import { PING, PONG, type UpInput } from '../protocol/up.ts';
import { type Link, type LinkInput, startLink, stepLink } from './link.ts';

export interface SocketHandlers {
  onOpen(): void;
  onMessage(text: string): void;
  onClose(): void;
}

/** What a live client needs of the machine it runs on. Browsers, tests and load generators each bring their own. */
export interface LivePlatform {
  openSocket(url: string, handlers: SocketHandlers): { send(text: string): void; close(): void };
  now(): number;
  random(): number;
  every(ms: number, run: () => void): () => void;
  after(ms: number, run: () => void): () => void;
  /** Calls back when the machine says that the network is there again. */
  onNetworkBack(run: () => void): () => void;
  newId(): string;
}

/** Answer to a command: what the office said, or that no answer came in time. Asking again with the same id is safe. */
export type Asked =
  | { kind: 'done'; seq: number; ticket: TicketView | undefined }
  | { kind: 'refused'; refusal: WireRefusal }
  | { kind: 'no-answer'; id: string };

export interface LiveClientOptions<Message> {
  url: string;
  platform: LivePlatform;
  /** Made anew for each connection, so that staff resume after the last event they hold. */
  hello(): UpInput;
  /** Schema of this screen's messages; one that does not fit is reported and left aside. */
  schema: v.GenericSchema<unknown, Message>;
  onMessage(message: Message): void;
  onLink(link: Link): void;
  onMisfit?(text: string): void;
}

export interface LiveClient {
  readonly link: Link;
  /** The office's time, ms: the machine's clock corrected by the last welcome. */
  officeNow(): number;
  ask(command: ScreenCommandInput, options?: AskOptions): Promise<Asked>;
  askAsHolder(command: TicketCommand, options?: AskOptions): Promise<Asked>;
  close(): void;
}

export interface AskOptions {
  /** Repeat of an earlier command. */
  id?: string;
  /** How long to wait for the office, ms. */
  patience?: number;
}

const PATIENCE = 5_000;

interface Pending {
  text: string;
  settle(asked: Asked): void;
}

/** Keeps one screen's socket open, proves that it is alive, and carries its commands. */
export function connectLive<Message>(options: LiveClientOptions<Message>): LiveClient {
  const { platform, schema } = options;
  const pending = new Map<string, Pending>();
  let offset = 0;
  let socket: ReturnType<LivePlatform['openSocket']> | null = null;
  let [link, effects] = startLink(platform.now());

  const step = (input: LinkInput): void => {
    const before = link;
    let done: typeof effects;
    [link, done] = stepLink(link, input, platform.now(), platform.random());
    run(done);
    if (link !== before) options.onLink(link);
  };

  const run = (list: typeof effects): void => {
    for (const effect of list) {
      if (effect === 'open-socket') open();
      else if (effect === 'drop-socket') drop();
      else if (effect === 'say-hello') socket?.send(JSON.stringify(options.hello()));
      else socket?.send(PING);
    }
  };

  const drop = (): void => {
    const old = socket;
    socket = null;
    old?.close();
  };

  const open = (): void => {
    drop();
    let mine: ReturnType<LivePlatform['openSocket']> | null = null;
    const current = (): boolean => mine !== null && mine === socket;
    mine = platform.openSocket(options.url, {
      onOpen: () => current() && step({ type: 'opened' }),
      onMessage: (text) => current() && hear(text),
      onClose: () => current() && step({ type: 'lost' }),
    });
    socket = mine;
  };

  const hear = (text: string): void => {
    if (text === PONG) {
      step({ type: 'heard' });
      return;
    }
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      options.onMisfit?.(text);
      return;
    }
    const type = typeof json === 'object' && json !== null && 'type' in json ? json.type : null;
    if (type === 'answer') {
      answer(json);
      return;
    }
    if (type === 'refused') {
      const refused = v.safeParse(RefusedSchema, json);
      if (refused.success) step({ type: 'refused', refusal: refused.output.refusal });
      return;
    }
    if (type === 'welcome') {
      const welcome = v.safeParse(WelcomeSchema, json);
      if (!welcome.success) return;
      offset = welcome.output.now - platform.now();
      step({ type: 'welcomed' });
      for (const { text: again } of pending.values()) socket?.send(again);
    } else {
      step({ type: 'heard' });
    }
    const message = v.safeParse(schema, json);
    if (message.success) options.onMessage(message.output);
    else options.onMisfit?.(text);
  };

  const answer = (json: unknown): void => {
    step({ type: 'heard' });
    const parsed = v.safeParse(AnswerSchema, json);
    if (!parsed.success) return;
    const said = parsed.output;
    const waiting = pending.get(said.id);
    if (!waiting) return;
    waiting.settle(
      said.ok ? { kind: 'done', seq: said.seq, ticket: said.ticket } : { kind: 'refused', refusal: said.refusal },
    );
  };

  const send = (make: (id: string) => UpInput, { id = platform.newId(), patience = PATIENCE }: AskOptions = {}) =>
    new Promise<Asked>((resolve) => {
      // Asked twice with one id: both askers hear the one answer.
      const earlier = pending.get(id);
      const settle = (asked: Asked): void => {
        cancel();
        if (pending.get(id)?.settle === settle) pending.delete(id);
        earlier?.settle(asked);
        resolve(asked);
      };
      const text = JSON.stringify(make(id));
      const cancel = platform.after(patience, () => settle({ kind: 'no-answer', id }));
      pending.set(id, { text, settle });
      if (link.state === 'live') socket?.send(text);
    });

  const stopTicking = platform.every(1_000, () => step({ type: 'tick' }));
  const stopListening = platform.onNetworkBack(() => step({ type: 'network-back' }));
  run(effects);
  effects = [];

  return {
    get link() {
      return link;
    },
    officeNow: () => platform.now() + offset,
    ask: (command, asking) => send((id) => ({ type: 'command', id, command }), asking),
    askAsHolder: (command, asking) => send((id) => ({ type: 'ticket-command', id, command }), asking),
    close: () => {
      stopTicking();
      stopListening();
      step({ type: 'close' });
      for (const [id, { settle }] of pending) settle({ kind: 'no-answer', id });
    },
  };
}
