import { initialDay, type OfficeDay } from '../../domain/ticket/day.ts';
import type { RecordedEvent } from '../../domain/ticket/events.ts';
import { evolve } from '../../domain/ticket/evolve.ts';
import type { ScreenCommandInput } from '../../protocol/commands.ts';
import { type StaffDown, StaffDownSchema } from '../../protocol/down.ts';
import { PING } from '../../protocol/heartbeat.ts';
import { PROTOCOL_VERSION } from '../../protocol/version.ts';
import type { Link } from '../link.ts';
import { type Asked, connectLive, type LiveClient, type LivePlatform } from '../live-client.ts';
import { TABLET_SAYS_HERE_MS } from '../silence.ts';
import type { Store } from '../store/store.ts';
import { type GoingOn, openGoingOn, worksAlone } from './going-on.ts';
import { dayKeeper, readDay } from './tablet-store.ts';

export interface TabletOptions {
  store: Store;
  platform: LivePlatform;
  url: string;
  office: string;
  person: string;
  /** Something is to be drawn anew. */
  onChange(): void;
  onLink(link: Link): void;
  onMessage(message: StaffDown): void;
  /** What was heard does not fit: the whole day is asked for again. */
  onBroken(error: unknown): void;
  /** Each event of the office, as it is folded in. */
  onEvent(recorded: RecordedEvent): void;
}

/** The tablet of one member of staff: the office's day, the line that tells it, and how it goes on when there is none. */
export interface Tablet {
  /** As the screens show it: the office's, or this tablet's own while it is alone. */
  readonly day: OfficeDay;
  /** The office's day, as far as it was heard. */
  readonly heard: OfficeDay;
  /** Everything that has happened today has been read. */
  readonly complete: boolean;
  readonly live: LiveClient;
  readonly going: GoingOn;
  /** Asks the office; without a line, does it here. The same `id` is the same command. */
  ask(command: ScreenCommandInput, id: string, patience: number): Promise<Asked>;
  close(): void;
}

const REMEMBERED = 32;

/** Starts with what the device has kept and opens the line. */
export async function openTablet(options: TabletOptions): Promise<Tablet> {
  const { store, platform, url, office, person, onChange, onLink, onMessage, onEvent, onBroken } = options;
  let heard = initialDay();
  let head = Number.POSITIVE_INFINITY;
  /** Commands whose events have come, with or without their answers. */
  const seen: string[] = [];

  const fold = (events: readonly RecordedEvent[]): boolean => {
    try {
      for (const recorded of events) {
        if (recorded.seq <= heard.seq) continue;
        evolve(heard, recorded);
        if (recorded.command !== seen.at(-1)) seen.push(recorded.command);
        if (seen.length > REMEMBERED) seen.shift();
        onEvent(recorded);
      }
      return true;
    } catch (error) {
      // A gap, or rules that this build does not know: the whole day is asked for again rather than shown half right.
      onBroken(error);
      heard = initialDay();
      head = Number.POSITIVE_INFINITY;
      return false;
    }
  };

  const keeper = dayKeeper(store, office);
  const kept = await readDay(store, office);
  if (kept.length > 0 && fold(kept)) head = heard.seq;

  let live: LiveClient | null = null;
  const going = await openGoingOn({ store, office, person, heard: () => heard, line: () => live, onChange });

  const isMine = (counter: string): boolean => heard.counters.get(counter)?.clerk === person;

  const hear = (message: StaffDown): void => {
    switch (message.type) {
      case 'welcome':
        void going.catchUp();
        break;
      case 'events':
        if (message.reset) heard = initialDay();
        head = message.head;
        if (fold(message.events)) {
          keeper.keep(message.events, message.reset);
          // The office took this tablet for silent, and it is here.
          if (message.events.some(({ event }) => event.type === 'CounterCutOff' && isMine(event.counter))) {
            going.sayCaughtUp();
          }
        } else live?.again();
        onChange();
        break;
      case 'reservation':
        void going.reserve(message);
        break;
    }
    onMessage(message);
  };

  const line = connectLive<StaffDown>({
    url,
    platform,
    // Whoever has no counter lets the office sleep.
    sign: { every: TABLET_SAYS_HERE_MS, say: (told) => (going.isAtCounter() ? { type: 'here', told } : PING) },
    hello: () => ({ type: 'hello', version: PROTOCOL_VERSION, screen: 'staff', after: heard.seq }),
    schema: StaffDownSchema,
    onMessage: hear,
    onLink,
  });
  live = line;
  const stopLooking = platform.every(1_000, () => going.tick());

  const alone = async (command: ScreenCommandInput, id: string): Promise<Asked> => {
    if (!worksAlone(command.type)) return { kind: 'no-answer', id };
    const done = await going.perform(command, id);
    if (!done.ok) return { kind: 'refused', refusal: done.refusal };
    return { kind: 'done', seq: heard.seq, ticket: undefined };
  };

  return {
    get day() {
      return going.alone?.day ?? heard;
    },
    get heard() {
      return heard;
    },
    get complete() {
      return heard.rules !== null && heard.seq >= head;
    },
    live: line,
    going,
    async ask(command, id, patience) {
      if (going.alone) return alone(command, id);
      const leaves = command.type === 'PauseCounter' || command.type === 'CloseCounter';
      if (leaves) await going.letGo();
      const asked = await line.ask(command, { id, patience });
      if (leaves && asked.kind !== 'no-answer') going.holdAgain(asked.kind === 'refused');
      if (asked.kind !== 'no-answer') return asked;
      if (seen.includes(id)) return { kind: 'done', seq: heard.seq, ticket: undefined };
      // The line went while the command was on its way: the very same is done here, and told later.
      return going.alone ? alone(command, id) : asked;
    },
    close() {
      stopLooking();
      line.close();
    },
  };
}
