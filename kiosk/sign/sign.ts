import { batch, type Signal, signal } from '@preact/signals';
import { type SignDown, SignDownSchema } from '../../shared/protocol/down.ts';
import type { OfficeInfo } from '../../shared/protocol/office-info.ts';
import { type Sign, SignSchema } from '../../shared/protocol/sign.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { type Freshness, freshnessOf, isOver, isSameFreshness } from '../devices/freshness.ts';
import { type LobbyPhase, type LobbyScreen, openLobbyScreen } from '../devices/lobby-screen.ts';
import { startWatchdog } from '../devices/watchdog.ts';
import { type SignWords, signWords } from './words.ts';

export interface SignScreen {
  phase: Signal<LobbyPhase>;
  info: Signal<OfficeInfo | null>;
  words: Signal<SignWords | null>;
  sign: Signal<Sign | null>;
  freshness: Signal<Freshness>;
  /** The news is so old, or of another day, that it is not shown any more. */
  over: Signal<boolean>;
  /** The page has just been loaded, and the office may still answer. */
  starting: Signal<boolean>;
  /** The office's time, ms, to the minute. */
  now: Signal<number>;
  close(): void;
}

const STEP = 250;
const MINUTE = 60_000;

/** The sign at one counter, from `?counter=`. */
export function startSign(counter: string): SignScreen {
  const state = {
    phase: signal<LobbyPhase>({ phase: 'starting' }),
    info: signal<OfficeInfo | null>(null),
    words: signal<SignWords | null>(null),
    sign: signal<Sign | null>(null),
    freshness: signal<Freshness>({ fresh: true }),
    over: signal(false),
    starting: signal(true),
    now: signal(0),
  };
  void signWords.first().then((words) => {
    state.words.value ??= words;
  });

  let stopWatchdog: (() => void) | undefined;
  const screen: LobbyScreen<Sign> = openLobbyScreen<SignDown, Sign>({
    screen: 'sign',
    counter,
    hello: () => ({ type: 'hello', version: PROTOCOL_VERSION, screen: 'sign', counter }),
    schema: SignDownSchema,
    news: SignSchema,
    onPhase: (phase) => {
      state.phase.value = phase;
    },
    onInfo: (info) => {
      stopWatchdog?.();
      stopWatchdog = startWatchdog({
        now: () => screen.now(),
        timeZone: info.timeZone,
        // Where there is no service worker, a page that loads itself while the line is cut is gone.
        idle: () => state.freshness.value.fresh && state.sign.value?.number === null,
        scope: '/sign',
      });
      void signWords.of(info).then((words) =>
        batch(() => {
          state.info.value = info;
          state.words.value = words;
        }),
      );
    },
    onMessage: (message) => {
      // A message about another counter cannot be meant for this sign.
      if (message.type !== 'sign' || message.sign.counter !== counter) return null;
      state.sign.value = message.sign;
      return message.sign;
    },
  });

  const step = (): void => {
    const now = screen.now();
    const minute = Math.floor(now / MINUTE) * MINUTE;
    if (state.now.value !== minute) state.now.value = minute;
    const kept = screen.kept();
    const heardAt = screen.heardAt();
    const freshness = freshnessOf({ now, heardAt, keptAt: kept?.at ?? null });
    batch(() => {
      state.sign.value ??= kept?.news ?? null;
      state.starting.value = screen.starting();
      if (!isSameFreshness(freshness, state.freshness.value)) state.freshness.value = freshness;
      state.over.value = isOver(freshness, now, state.info.value?.timeZone ?? 'UTC');
    });
  };
  step();
  const timer = setInterval(step, STEP);

  return {
    ...state,
    close: () => {
      clearInterval(timer);
      stopWatchdog?.();
      screen.close();
    },
  };
}
