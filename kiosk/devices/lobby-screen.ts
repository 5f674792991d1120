import type * as v from 'valibot';
import { browserPlatform, liveUrl } from '../../shared/browser/live-platform.ts';
import type { DeviceScreen } from '../../shared/protocol/http/devices.ts';
import type { OfficeInfo } from '../../shared/protocol/office-info.ts';
import type { UpInput } from '../../shared/protocol/up.ts';
import type { Link } from '../../shared/sync/link.ts';
import { connectLive, type LiveClient, type LivePlatform } from '../../shared/sync/live-client.ts';
import { lastHeard } from './freshness.ts';
import { findPageOffice, readOfficeInfo } from './page-office.ts';
import { type Pairing, pairDevice } from './pairing.ts';

/** How far a lobby screen that only shows things has come. */
export type LobbyPhase =
  | { phase: 'starting' }
  /** No office was reached yet; it goes on trying. */
  | { phase: 'unreachable' }
  | { phase: 'not-set-up' }
  | { phase: 'pairing'; pairing: Pairing }
  /** The office speaks a newer language than this page; it loads itself again. */
  | { phase: 'old' }
  | { phase: 'on' };

/** What each message of an office may carry about its public page. */
type WithInfo = { type: string; info?: number; version?: number };

export interface LobbyScreenOptions<Message> {
  screen: DeviceScreen;
  counter?: string;
  hello(): UpInput;
  schema: v.GenericSchema<unknown, Message>;
  onPhase(phase: LobbyPhase): void;
  onInfo(info: OfficeInfo): void;
  onMessage(message: Message): void;
  platform?: LivePlatform;
}

export interface LobbyScreen {
  /** The office's time, ms. */
  now(): number;
  /** When the office was last heard, in its own time, ms; null if never. */
  heardAt(): number | null;
  close(): void;
}

const TRY_AGAIN = 3_000;
const REST = 20_000;

/** An office has a handful of lobby screens: they may come back sooner than a thousand phones, within 3 s. */
const promptPlatform: LivePlatform = { ...browserPlatform, random: () => Math.random() * 0.1 };

/** Finds the office, pairs the device, keeps the line, and reads the public page again when it changes. */
export function openLobbyScreen<Message extends WithInfo>(options: LobbyScreenOptions<Message>): LobbyScreen {
  const { screen, counter, hello, schema, onPhase, onInfo, onMessage, platform = promptPlatform } = options;
  let closed = false;
  let stopPairing: (() => void) | undefined;
  let live: LiveClient | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let version = -1;
  let heard: number | null = null;

  const later = (ms: number, run: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(() => !closed && run(), ms);
  };

  const start = async (): Promise<void> => {
    const found = await findPageOffice();
    if (closed) return;
    if (found.kind === 'ok') {
      know(found.info);
      pair(found.info.id);
    } else {
      onPhase({ phase: found.kind === 'none' ? 'not-set-up' : 'unreachable' });
      later(found.kind === 'none' ? REST : TRY_AGAIN, () => void start());
    }
  };

  const know = (info: OfficeInfo): void => {
    version = info.version;
    heard = live?.officeNow() ?? platform.now();
    onInfo(info);
  };

  const readAgain = async (office: string): Promise<void> => {
    const found = await readOfficeInfo(office);
    if (closed) return;
    if (found.kind === 'ok') know(found.info);
    else setTimeout(() => !closed && void readAgain(office), TRY_AGAIN);
  };

  const pair = (office: string): void => {
    stopPairing?.();
    stopPairing = pairDevice({
      office,
      screen,
      ...(counter === undefined ? {} : { counter }),
      onChange: (pairing) => {
        if (pairing.state === 'paired') connect(office);
        else onPhase({ phase: 'pairing', pairing });
      },
    });
  };

  const connect = (office: string): void => {
    live?.close();
    onPhase({ phase: 'on' });
    live = connectLive({
      url: liveUrl(office),
      platform,
      hello,
      schema,
      onLink: (link) => followLink(link, office),
      onMessage: (message) => {
        const now = message.type === 'welcome' ? message.info : message.type === 'info' ? message.version : undefined;
        if (now !== undefined && now !== version) void readAgain(office);
        onMessage(message);
      },
      // A message that does not fit is left aside: the screen keeps what it has and waits for the next.
      onMisfit: () => undefined,
    });
  };

  const followLink = (link: Link, office: string): void => {
    const at = lastHeard(link);
    if (at !== null && live) heard = at + live.officeNow() - platform.now();
    if (link.state !== 'refused') return;
    if (link.refusal.kind === 'version-unknown') {
      onPhase({ phase: 'old' });
      later(REST * 3, () => location.reload());
    } else if (link.refusal.kind === 'pairing-unknown') {
      later(TRY_AGAIN, () => pair(office));
    } else {
      later(REST, () => void start());
    }
  };

  onPhase({ phase: 'starting' });
  void start();

  return {
    now: () => live?.officeNow() ?? platform.now(),
    heardAt: () => heard,
    close: () => {
      closed = true;
      clearTimeout(timer);
      stopPairing?.();
      live?.close();
    },
  };
}
