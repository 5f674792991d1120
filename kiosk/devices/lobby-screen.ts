import type * as v from 'valibot';
import { liveUrl } from '../../shared/browser/live-platform.ts';
import type { DeviceScreen } from '../../shared/protocol/http/devices.ts';
import type { OfficeInfo } from '../../shared/protocol/office-info.ts';
import type { UpInput } from '../../shared/protocol/up.ts';
import type { Link } from '../../shared/sync/link.ts';
import { connectLive, type LiveClient, type LivePlatform } from '../../shared/sync/live-client.ts';
import { lastHeard } from './freshness.ts';
import { type HealthTeller, tellHealth } from './health.ts';
import { type KeptNews, type NewsKeeper, newsKeeper } from './kept-news.ts';
import { openLobbyStore } from './lobby-store.ts';
import { findPageOffice, lastOffice, readOfficeInfo } from './page-office.ts';
import { type Pairing, pairDevice } from './pairing.ts';
import { steadyPlatform } from './steady-platform.ts';
import { createBrowserVoice } from './voice/browser-voice.ts';

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

export interface LobbyScreenOptions<Message, News> {
  screen: DeviceScreen;
  counter?: string;
  hello(): UpInput;
  schema: v.GenericSchema<unknown, Message>;
  /** What is kept through a restart. */
  news: v.GenericSchema<unknown, News>;
  onPhase(phase: LobbyPhase): void;
  onInfo(info: OfficeInfo): void;
  /** Answers what there is to show now, or null when the message does not say. */
  onMessage(message: Message): News | null;
  platform?: LivePlatform;
}

export interface LobbyScreen<News> {
  /** The office's time, ms. */
  now(): number;
  /** Until when the office has said or confirmed what is shown, in its own time, ms; null if never since the page was loaded. */
  heardAt(): number | null;
  /** What was shown before the page was loaded, once it is clear that the office does not answer at once. */
  kept(): KeptNews<News> | null;
  /** The page has just been loaded, and the office may still answer. */
  starting(): boolean;
  /** Asks for everything anew. */
  again(): void;
  close(): void;
}

const TRY_AGAIN = 3_000;
const REST = 20_000;
/** So long a page that was just loaded waits for its office before it shows what it has kept, ms. */
const STARTING = 2_500;
/** A machine that slept, or whose clock was set: what is known of the office's time is asked anew, ms. */
const JUMP = 5_000;

/** Finds the office, pairs the device, keeps the line and what it said, and reads the public page again when it changes. */
export function openLobbyScreen<Message extends WithInfo, News>(
  options: LobbyScreenOptions<Message, News>,
): LobbyScreen<News> {
  const { screen, counter, hello, schema, onPhase, onInfo, onMessage, platform = steadyPlatform() } = options;
  const startedAt = platform.now();
  let closed = false;
  let stopPairing: (() => void) | undefined;
  let live: LiveClient | undefined;
  let health: HealthTeller | undefined;
  let language = 'en';
  const voice = createBrowserVoice();
  let keeper: NewsKeeper<News> | undefined;
  let kept: KeptNews<News> | null = null;
  let offset = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let version = -1;
  let heard: number | null = null;
  // Whether the office has said on this connection how things are: a line that is there again is not news yet.
  let told = false;
  let cutOnce = false;

  const later = (ms: number, run: () => void): void => {
    clearTimeout(timer);
    timer = setTimeout(() => !closed && run(), ms);
  };

  /** Starts at once with what the device has kept, so that a screen without a line shows something after a restart, too. */
  const start = async (): Promise<void> => {
    const info = await lastOffice();
    const before = info && (await (await keeperOf(info.id)).load(platform.now()));
    if (closed) return;
    if (!info || !before?.paired) return find();
    offset = before.offset;
    kept = before.kept;
    know(info);
    connect(info.id);
    void checkOffice(info.id);
  };

  /** An address without an office may mean another one by now. */
  const checkOffice = async (office: string): Promise<void> => {
    const found = await findPageOffice();
    if (closed || found.kind !== 'ok' || found.info.id === office) return;
    live?.close();
    kept = null;
    await find();
  };

  const keeperOf = async (office: string): Promise<NewsKeeper<News>> => {
    const name = counter === undefined ? screen : `${screen} ${counter}`;
    keeper = newsKeeper(await openLobbyStore(), office, name, options.news);
    return keeper;
  };

  const find = async (): Promise<void> => {
    const found = await findPageOffice();
    if (closed) return;
    if (found.kind === 'ok') {
      await keeperOf(found.info.id);
      know(found.info);
      pair(found.info.id);
      return;
    }
    if (found.kind === 'unreachable' && found.last) know(found.last);
    onPhase({ phase: found.kind === 'none' ? 'not-set-up' : 'unreachable' });
    later(found.kind === 'none' ? REST : TRY_AGAIN, () => void find());
  };

  const know = (info: OfficeInfo): void => {
    version = info.version;
    language = info.languages[0] ?? language;
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
        if (pairing.state === 'paired') {
          void keeper?.paired(platform.now());
          connect(office);
        } else onPhase({ phase: 'pairing', pairing });
      },
    });
  };

  const connect = (office: string): void => {
    live?.close();
    told = false;
    onPhase({ phase: 'on' });
    live = connectLive({
      url: liveUrl(office),
      platform,
      hello,
      schema,
      offset,
      onLink: (link) => followLink(link, office),
      onMessage: (message) => {
        const now = message.type === 'welcome' ? message.info : message.type === 'info' ? message.version : undefined;
        if (now !== undefined && now !== version) void readAgain(office);
        const news = onMessage(message);
        if (news === null) return;
        told = true;
        heard = live?.officeNow() ?? heard;
        keeper?.show(news);
      },
      // A message that does not fit is left aside: the screen keeps what it has and waits for the next.
      onMisfit: () => undefined,
    });
    health?.stop();
    health = tellHealth({ live, canSpeak: () => voice.canSpeak(language) });
    health.link(live.link);
  };

  const followLink = (link: Link, office: string): void => {
    health?.link(link);
    if (link.state === 'cut') cutOnce = true;
    if (link.state === 'cut' || link.state === 'connecting') told = false;
    const at = lastHeard(link);
    if (told && at !== null && live) heard = at + live.officeNow() - platform.now();
    if (link.state !== 'refused') return;
    if (link.refusal.kind === 'version-unknown') {
      onPhase({ phase: 'old' });
      later(REST * 3, () => location.reload());
    } else if (link.refusal.kind === 'pairing-unknown') {
      kept = null;
      void keeper?.forget();
      later(TRY_AGAIN, () => pair(office));
    } else {
      later(REST, () => void find());
    }
  };

  let drift = Date.now() - platform.now();
  const stopWatching = platform.every(1_000, () => {
    keeper?.write(heard, live?.offset() ?? offset);
    const now = Date.now() - platform.now();
    if (Math.abs(now - drift) > JUMP) live?.again();
    drift = now;
  });

  onPhase({ phase: 'starting' });
  void start();

  return {
    now: () => live?.officeNow() ?? platform.now() + offset,
    heardAt: () => heard,
    kept: () => (heard === null && !starting() ? kept : null),
    starting,
    again: () => live?.again(),
    close: () => {
      closed = true;
      clearTimeout(timer);
      stopWatching();
      stopPairing?.();
      health?.stop();
      live?.close();
    },
  };

  function starting(): boolean {
    return !cutOnce && heard === null && platform.now() - startedAt < STARTING;
  }
}
