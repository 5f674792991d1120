import { env, exports } from 'cloudflare:workers';
import type { OfficeFile } from '../../../shared/domain/office/office-file.ts';
import type { Board } from '../../../shared/protocol/board.ts';
import { applyBoardChange } from '../../../shared/protocol/board-change.ts';
import type { ScreenCommandInput } from '../../../shared/protocol/commands.ts';
import type { Down } from '../../../shared/protocol/down.ts';
import type { UpInput } from '../../../shared/protocol/up.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import type { Env } from '../../../worker/env.ts';
import { smallOffice } from '../../helpers/office-file.ts';

export const ORIGIN = 'https://okienko.test';
const bindings = env as unknown as Env;
const worker = (exports as unknown as { default: Fetcher }).default;

export interface Reply {
  status: number;
  body: Record<string, unknown>;
  cookie: string | null;
  headers: Headers;
}

export async function ask(
  path: string,
  init: { method?: string; body?: unknown; cookie?: string; headers?: Record<string, string> } = {},
): Promise<Reply> {
  const response = await worker.fetch(`${ORIGIN}${path}`, {
    method: init.method ?? (init.body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(init.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(init.cookie ? { cookie: init.cookie } : {}),
      ...init.headers,
    },
    ...(init.body === undefined ? {} : { body: typeof init.body === 'string' ? init.body : JSON.stringify(init.body) }),
  });
  // The platform warns about `.text()` of what is not text/*.
  const text = new TextDecoder().decode(await response.arrayBuffer());
  let body: Record<string, unknown> = {};
  try {
    body = JSON.parse(text) as Record<string, unknown>;
  } catch {
    body = { text };
  }
  return {
    status: response.status,
    body,
    cookie: response.headers.get('set-cookie')?.split(';')[0] ?? null,
    headers: response.headers,
  };
}

let commands = 0;
export function newId(): string {
  commands += 1;
  return `test-command-${String(commands).padStart(6, '0')}`;
}

let secrets = 0;
/** A ticket secret, a new one each time. */
export function newSecret(): string {
  secrets += 1;
  return `secret${String(secrets).padStart(20, '0')}`.replace(/[ilou]/g, 'z');
}

/** A town hall that has been set up, with the doors open. */
export interface TownHall {
  id: string;
  stub: ReturnType<Env['OFFICE']['get']>;
  kiosk: string;
  signIn(person: string): Promise<string>;
  send(cookie: string, command: ScreenCommandInput, id?: string): Promise<Reply>;
  take(
    service?: string,
    more?: { needs?: string[]; language?: string; secret?: string; id?: string },
  ): Promise<Reply & { secret: string }>;
  /** Every line of the log, parsed. */
  log(): Promise<
    Array<{
      seq: number;
      hash: string;
      command: string;
      actor: string;
      at: number;
      event: { type: string } & Record<string, unknown>;
    }>
  >;
  logText(): Promise<string>;
}

let halls = 0;
function anotherOffice(): OfficeFile {
  halls += 1;
  return smallOffice(`office-${halls}`);
}

export async function townHall(file: OfficeFile = anotherOffice()): Promise<TownHall> {
  const set = await ask('/api/setup', {
    body: { file, demo: true },
    headers: { authorization: 'Bearer test-setup-token' },
  });
  if (set.status !== 201) throw new Error(JSON.stringify(set.body));
  const { id } = file;
  const device = async (screen: string): Promise<string> => {
    const paired = await ask(`/api/offices/${id}/devices`, { body: { screen } });
    return paired.cookie ?? '';
  };
  const kiosk = await device('kiosk');
  const send = (cookie: string, command: ScreenCommandInput, commandId = newId()): Promise<Reply> =>
    ask(`/api/offices/${id}/commands`, { body: { id: commandId, command }, cookie });
  const signIn = async (person: string): Promise<string> => {
    const signed = await ask('/api/session', { body: { office: id, person, pin: '1234' } });
    if (!signed.cookie) throw new Error(JSON.stringify(signed.body));
    return signed.cookie;
  };
  const logText = async (): Promise<string> => {
    const manager = await signIn('maria');
    const reply = await worker.fetch(`${ORIGIN}/api/offices/${id}/log`, { headers: { cookie: manager } });
    // The platform warns about `.text()` of what is not text/*.
    return new TextDecoder().decode(await reply.arrayBuffer());
  };
  return {
    id,
    stub: bindings.OFFICE.get(bindings.OFFICE.idFromName(id)),
    kiosk,
    signIn,
    send,
    take: async (service = 'service-1', { needs = [], language, secret = newSecret(), id: commandId } = {}) => {
      const reply = await send(
        kiosk,
        { type: 'TakeTicket', secret, service, needs, ...(language ? { language } : {}) } as ScreenCommandInput,
        commandId,
      );
      return { ...reply, secret };
    },
    logText,
    log: async () =>
      (await logText())
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line)),
  };
}

export async function pairDevice(office: string, screen: 'board' | 'sign' | 'kiosk'): Promise<string> {
  const paired = await ask(`/api/offices/${office}/devices`, { body: { screen } });
  return paired.cookie ?? '';
}

/** A screen's socket, as the wire sees it. */
export interface Line {
  messages: Down[];
  closed: Array<{ code: number; reason: string }>;
  say(message: UpInput | string): void;
  /** Waits for a message that fits, also among those already heard. */
  hears<T extends Down['type']>(
    type: T,
    fits?: (message: Extract<Down, { type: T }>) => boolean,
  ): Promise<Extract<Down, { type: T }>>;
  close(): void;
}

export async function openLine(office: string, cookie: string | null, hello: UpInput | string | null): Promise<Line> {
  const response = await worker.fetch(`${ORIGIN}/api/offices/${office}/live`, {
    headers: { upgrade: 'websocket', ...(cookie ? { cookie } : {}) },
  });
  const socket = response.webSocket;
  if (!socket) throw new Error(`no socket: ${response.status} ${await response.text()}`);
  socket.accept();
  const messages: Down[] = [];
  let board: Board | null = null;
  const closed: Line['closed'] = [];
  const waiting = new Set<() => void>();
  socket.addEventListener('message', ({ data }) => {
    const message = JSON.parse(String(data)) as Down;
    messages.push(message);
    // A display folds changes into the board that it holds; tests look at whole boards.
    if (message.type === 'board-change' && board) {
      board = applyBoardChange(board, message.change);
      if (board) messages.push({ type: 'board', board });
    } else if (message.type === 'board') board = message.board;
    for (const wake of waiting) wake();
  });
  socket.addEventListener('close', ({ code, reason }) => {
    closed.push({ code, reason });
  });
  const line: Line = {
    messages,
    closed,
    say: (message) => socket.send(typeof message === 'string' ? message : JSON.stringify(message)),
    hears: (type, fits = () => true) =>
      new Promise((resolve, reject) => {
        const timer = setTimeout(() => {
          waiting.delete(look);
          reject(new Error(`no ${type} among ${JSON.stringify(messages).slice(0, 2_000)}`));
        }, 3_000);
        const look = (): void => {
          const found = messages.find((message) => message.type === type && fits(message as never));
          if (!found) return;
          clearTimeout(timer);
          waiting.delete(look);
          resolve(found as never);
        };
        waiting.add(look);
        look();
      }),
    close: () => socket.close(),
  };
  if (hello !== null) line.say(hello);
  return line;
}

export const hello = {
  staff: (after = 0): UpInput => ({ type: 'hello', version: PROTOCOL_VERSION, screen: 'staff', after }),
  board: (): UpInput => ({ type: 'hello', version: PROTOCOL_VERSION, screen: 'board' }),
  kiosk: (): UpInput => ({ type: 'hello', version: PROTOCOL_VERSION, screen: 'kiosk' }),
  sign: (counter: string): UpInput => ({ type: 'hello', version: PROTOCOL_VERSION, screen: 'sign', counter }),
  ticket: (office: string, secret: string): UpInput => ({
    type: 'hello',
    version: PROTOCOL_VERSION,
    screen: 'ticket',
    ticket: `${office}.${secret}`,
  }),
};
