import fc, { type Arbitrary } from 'fast-check';
import * as v from 'valibot';
import { type Up, UpSchema } from '../../shared/protocol/up.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { MESSAGES } from '../../worker/access-table.ts';
import { fitting } from './arbitrary-of.ts';
import { type FuzzOffice, OFFICE } from './fuzz-office.ts';
import { brokenText, spoiled } from './hostile.ts';
import { changes } from './office-state.ts';
import { count, nothingPlayed, type Played } from './play-http.ts';

const PATIENCE = 10_000;
/** Larger than the office reads (worker/office/live/reception.ts), and than any platform should hold. */
const TOO_LONG = 'x'.repeat(20_000);

type Message = string | Uint8Array<ArrayBuffer>;

const screens = {
  none: null,
  staff: { screen: 'staff', after: 0 },
  kiosk: { screen: 'kiosk' },
  board: { screen: 'board' },
  sign: { screen: 'sign', counter: '1' },
  ticket: { screen: 'ticket' },
} as const;
export type ScreenName = keyof typeof screens;
export const SCREEN_NAMES = Object.keys(screens) as ScreenName[];

const WHO: Readonly<Record<ScreenName, ReadonlyArray<keyof FuzzOffice['askers']>>> = {
  none: ['nobody', 'clerk'],
  staff: ['forger', 'locked', 'barred', 'clerk', 'manager'],
  kiosk: ['nobody', 'kiosk'],
  board: ['forger', 'board'],
  sign: ['board', 'sign'],
  ticket: ['nobody', 'tablet'],
};

/** Every type of message; the one that says who is there comes last, because it ends the line. */
export const MESSAGE_TYPES = [...(Object.keys(MESSAGES) as Array<keyof typeof MESSAGES>), 'hello'] as const;

/** One message of every type, each as the schema has it. */
function oneOfEach(): Arbitrary<Message[]> {
  const texts = fitting(UpSchema).map((value) => JSON.stringify(value) ?? '');
  return fc.tuple(...MESSAGE_TYPES.map((type) => texts.filter((text) => typeOf(text) === type)));
}

function messages(): Arbitrary<Message[]> {
  const fits = fitting(UpSchema);
  const text = (value: unknown): string => JSON.stringify(value) ?? '';
  const one: Arbitrary<Message> = fc.oneof(
    { weight: 4, arbitrary: fits.map(text) },
    { weight: 6, arbitrary: spoiled(fits).map(text) },
    { weight: 1, arbitrary: brokenText },
    { weight: 1, arbitrary: fc.constantFrom<Message>(TOO_LONG, new Uint8Array(40), 'ping', 'pong', '') },
  );
  return fc.array(one, { minLength: 1, maxLength: 6 });
}

interface Heard {
  opened: boolean;
  closed: { code: number; reason: string } | null;
  /** Commands that were taken. */
  taken: number;
  /** The office said welcome. */
  welcome: boolean;
  odd: string[];
}

/** Opens a line, says a hello if there is one, then everything else, and waits until the office has dealt with it. */
async function talkOn(
  office: FuzzOffice,
  headers: Record<string, string>,
  hello: object | null,
  said: readonly Message[],
  onReady: () => void,
): Promise<Heard> {
  const url = `${office.server.url.replace('http', 'ws')}/api/offices/${OFFICE}/live`;
  const { cookie } = headers;
  const socket = new WebSocket(url, (cookie ? { headers: { cookie } } : {}) as never);
  const heard: Heard = { opened: false, closed: null, taken: 0, welcome: false, odd: [] };
  // The answer to a command that changes nothing: when it is there, all before it has been dealt with.
  const last = { type: 'command', id: 'fuzz-last-one', command: { type: 'CheckInNumber', number: 'Z999' } };
  await new Promise<void>((resolve) => {
    const timer = setTimeout(() => {
      heard.odd.push('neither an answer nor a close');
      resolve();
    }, PATIENCE);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    socket.addEventListener('open', () => {
      heard.opened = true;
      if (hello) socket.send(JSON.stringify({ type: 'hello', version: PROTOCOL_VERSION, ...hello }));
      else sayAll();
    });
    let hasSaid = false;
    const sayAll = (): void => {
      if (hasSaid) return;
      hasSaid = true;
      onReady();
      for (const message of said) socket.send(message);
      socket.send(JSON.stringify(last));
    };
    socket.addEventListener('message', ({ data }) => {
      if (data === 'pong') return;
      let message: { type?: string; id?: string; ok?: boolean };
      try {
        message = JSON.parse(String(data)) as typeof message;
      } catch {
        heard.odd.push(`no JSON: ${String(data).slice(0, 80)}`);
        return;
      }
      // What is told on coming in comes at once after the welcome.
      if (message.type === 'welcome') {
        heard.welcome = true;
        setTimeout(sayAll, 60);
      }
      if (message.type === 'answer' && message.ok) heard.taken += 1;
      if (message.type === 'answer' && message.id === last.id) done();
    });
    socket.addEventListener('close', ({ code, reason }) => {
      heard.closed = { code, reason };
      done();
    });
  });
  socket.close();
  return heard;
}

/** The type of a message that the schema takes, or null. */
function typeOf(message: Message): Up['type'] | null {
  try {
    const parsed = v.safeParse(UpSchema, JSON.parse(String(message)));
    return parsed.success ? parsed.output.type : null;
  } catch {
    return null;
  }
}

/** Says things on the lines of every screen, as whoever may open it and whoever may not. */
export async function playSockets(office: FuzzOffice, each: number, seed: number): Promise<Played> {
  const played = nothingPlayed();
  const anything = messages();
  const oneEach = oneOfEach();
  for (const screen of Object.keys(screens) as ScreenName[]) {
    for (const asker of WHO[screen]) {
      const of = screens[screen];
      const hello = of && (screen === 'ticket' ? { ...of, ticket: office.ticket } : of);
      const numbered = seed + played.requests;
      const sayings = [
        ...fc.sample(oneEach, { numRuns: 1, seed: numbered }),
        ...fc.sample(anything, { numRuns: each, seed: numbered }),
      ];
      for (const said of sayings) {
        let before = office.state.now();
        const heard = await talkOn(office, office.askers[asker], hello, said, () => {
          // A kiosk that comes in is lent numbers: what it says counts from here on.
          before = office.state.now();
        });
        played.requests += said.length + 1;
        for (const one of said) {
          const type = typeOf(one);
          if (type) count(played, `${screen}: ${type}`, heard.welcome);
        }
        const code = heard.closed?.code ?? 0;
        played.statuses[code] = (played.statuses[code] ?? 0) + 1;
        const told = `${asker} as ${screen}: ${said.map((one) => String(one).slice(0, 120)).join(' | ')}`;
        for (const odd of heard.odd) played.wrong.push(`${told}: ${odd}`);
        if (!heard.opened) played.wrong.push(`${told}: the line did not open`);
        if (code === 1006 || code === 1011)
          played.wrong.push(`${told}: broke off with ${code} ${heard.closed?.reason}`);
        const changed = changes(before, office.state.now()).filter((name) => !/^(?:device|failure) /.test(name));
        if (heard.taken === 0 && changed.length > 0) played.wrong.push(`${told}: changed ${changed.join(', ')}`);
      }
    }
  }
  return played;
}
