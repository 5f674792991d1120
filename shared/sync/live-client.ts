import * as v from 'valibot';
import type { TicketId } from '../domain/ticket/ticket.ts';
import type { ScreenCommandInput } from '../protocol/commands.ts';
import { AnswerSchema, HereSchema, RefusedSchema, WelcomeSchema } from '../protocol/every-screen.ts';
import { PING, PONG } from '../protocol/heartbeat.ts';
import type { WireRefusal } from '../protocol/problem.ts';
import type { TicketCommand } from '../protocol/ticket-commands.ts';
import type { TicketView } from '../protocol/ticket-view.ts';
import type { UpInput } from '../protocol/up.ts';
import { MOST_OF_OTHERS, MOST_OF_PHONES } from './backoff.ts';
import { type Link, type LinkInput, SILENCE_IS_CUT, startLink, stepLink } from './link.ts';

export interface SocketHandlers {
  onOpen(): void;
  onMessage(text: string): void;
  onClose(): void;
}

/** What a live client needs of the machine it runs on. Browsers, tests and load generators each bring their own. */
export interface LivePlatform {
  openSocket(url: string, handlers: SocketHandlers): { send(text: string): void; close(): void };
  now(): number;
  /** Milliseconds that only ever grow, whatever happens to the clock; `now` where there are none. */
  monotonic?(): number;
  random(): number;
  every(ms: number, run: () => void): () => void;
  after(ms: number, run: () => void): () => void;
  /** Calls back when the network may be there again: the machine says so, or (`looked`) somebody looks at the screen again. */
  onNetworkBack(run: (looked?: boolean) => void): () => void;
  newId(): string;
}

/** Answer to a command: what the office said, or that no answer came in time. Asking again with the same id is safe. */
export type Asked =
  | {
      kind: 'done';
      seq: number;
      ticket: TicketView | undefined;
      /** Of what was told late: the client, where the device did not know the ticket; and why it could not be taken over. */
      about?: TicketId | undefined;
      noted?: WireRefusal | undefined;
    }
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
  /** How far this machine's clock was behind the office's when it was last heard, ms: before the first welcome. */
  offset?: number;
  /**
   * What this screen says so often [`every` ms] by itself, each time only when the one before was answered; and it takes only answers
   * for a sign that it is heard (O-13). `told`: the office's time as it last said it, ms.
   */
  sign?: { every: number; say(told: number): UpInput | typeof PING };
  /** A phone: it lets those go first by whom people are served (O-5). */
  givesWay?: boolean;
}

export interface LiveClient {
  readonly link: Link;
  /** The office's time, ms: the machine's clock corrected by the last welcome. */
  officeNow(): number;
  /** What it is corrected by, ms; kept for a start without a line. */
  offset(): number;
  ask(command: ScreenCommandInput, options?: AskOptions): Promise<Asked>;
  /** Tells what was done at `when` (office time, ms) without a line. */
  tellLate(late: { id: string; when: number; command: ScreenCommandInput }, patience?: number): Promise<Asked>;
  /** Drops the line and opens a new one, which says hello anew. */
  again(): void;
  /** Sends something that has no answer, if there is a line. */
  say(message: UpInput): void;
  /** For how long nothing that this screen sent has been answered, ms. */
  unanswered(): number;
  /** The office's own time when this screen last heard it say so, ms; 0 before the first welcome. */
  told(): number;
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
/** The phones of a full lobby hear in one moment that its network is back: they come after the staff, over so long, ms. */
const GIVES_WAY = { from: 500, over: 2_500 };

interface Pending {
  id: string;
  text: string;
  settle(asked: Asked): void;
}

/** The answer to a command that was asked before the line went says nothing about what was told late under its id. */
const lateKey = (id: string): string => `late ${id}`;

/** Keeps one screen's socket open, proves that it is alive, and carries its commands. */
export function connectLive<Message>(options: LiveClientOptions<Message>): LiveClient {
  const { platform, schema } = options;
  const pending = new Map<string, Pending>();
  let offset = options.offset ?? 0;
  let socket: ReturnType<LivePlatform['openSocket']> | null = null;
  let [link, effects] = startLink(platform.now());

  const monotonic = (): number => platform.monotonic?.() ?? platform.now();
  let answeredAt = monotonic();
  let signedAt = Number.NEGATIVE_INFINITY;
  let told = 0;

  const most = options.givesWay ? MOST_OF_PHONES : MOST_OF_OTHERS;
  const step = (input: LinkInput): void => {
    const before = link;
    let done: typeof effects;
    [link, done] = stepLink(link, input, platform.now(), platform.random(), most);
    run(done);
    if (link !== before) options.onLink(link);
  };

  const run = (list: typeof effects): void => {
    for (const effect of list) {
      if (effect === 'open-socket') open();
      else if (effect === 'drop-socket') drop();
      else if (effect === 'say-hello') socket?.send(JSON.stringify(options.hello()));
      // A screen with a sign of its own gives that instead.
      else if (!options.sign) socket?.send(PING);
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
      answeredAt = monotonic();
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
    if (type === 'here') {
      const here = v.safeParse(HereSchema, json);
      if (!here.success) return;
      told = here.output.at;
      answeredAt = monotonic();
      step({ type: 'heard' });
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
      told = welcome.output.now;
      answeredAt = monotonic();
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
    answeredAt = monotonic();
    step({ type: 'heard' });
    const parsed = v.safeParse(AnswerSchema, json);
    if (!parsed.success) return;
    const said = parsed.output;
    const waiting = pending.get(said.late ? lateKey(said.id) : said.id);
    if (!waiting) return;
    waiting.settle(
      said.ok
        ? { kind: 'done', seq: said.seq, ticket: said.ticket, about: said.about, noted: said.noted }
        : { kind: 'refused', refusal: said.refusal },
    );
  };

  const send = (
    make: (id: string) => UpInput,
    { id = platform.newId(), patience = PATIENCE }: AskOptions = {},
    key = id,
  ) =>
    new Promise<Asked>((resolve) => {
      // Asked twice with one id: both askers hear the one answer.
      const earlier = pending.get(key);
      const settle = (asked: Asked): void => {
        cancel();
        if (pending.get(key)?.settle === settle) pending.delete(key);
        earlier?.settle(asked);
        resolve(asked);
      };
      const text = JSON.stringify(make(id));
      const cancel = platform.after(patience, () => settle({ kind: 'no-answer', id }));
      pending.set(key, { id, text, settle });
      if (link.state === 'live') socket?.send(text);
    });

  const keepSaying = ({ every, say }: NonNullable<typeof options.sign>): void => {
    if (link.state !== 'live') return;
    const now = monotonic();
    if (now - answeredAt >= SILENCE_IS_CUT) return step({ type: 'lost' });
    if (signedAt > answeredAt || now - signedAt < every) return;
    signedAt = now;
    const sign = say(told);
    socket?.send(sign === PING ? PING : JSON.stringify(sign));
  };

  const stopTicking = platform.every(1_000, () => {
    if (options.sign) keepSaying(options.sign);
    step({ type: 'tick' });
  });
  const networkBack = (): void => step({ type: 'network-back' });
  let stopWaiting = (): void => {};
  const stopListening = platform.onNetworkBack((looked) => {
    stopWaiting();
    if (options.givesWay && !looked)
      stopWaiting = platform.after(GIVES_WAY.from + platform.random() * GIVES_WAY.over, networkBack);
    else networkBack();
  });
  run(effects);
  effects = [];

  return {
    get link() {
      return link;
    },
    officeNow: () => platform.now() + offset,
    offset: () => offset,
    tellLate: (late, patience) =>
      send(
        (id) => ({ type: 'late', ...late, id }),
        { id: late.id, ...(patience ? { patience } : {}) },
        lateKey(late.id),
      ),
    again: () => step({ type: 'lost' }),
    say: (message) => {
      if (link.state === 'live') socket?.send(JSON.stringify(message));
    },
    unanswered: () => monotonic() - answeredAt,
    told: () => told,
    ask: (command, asking) => send((id) => ({ type: 'command', id, command }), asking),
    askAsHolder: (command, asking) => send((id) => ({ type: 'ticket-command', id, command }), asking),
    close: () => {
      stopTicking();
      stopListening();
      stopWaiting();
      step({ type: 'close' });
      for (const { id, settle } of pending.values()) settle({ kind: 'no-answer', id });
    },
  };
}
