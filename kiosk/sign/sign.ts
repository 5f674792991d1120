import { batch, type Signal, signal } from '@preact/signals';
import { type SignDown, SignDownSchema } from '../../shared/protocol/down.ts';
import type { OfficeInfo } from '../../shared/protocol/office-info.ts';
import type { Sign } from '../../shared/protocol/sign.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import { type Freshness, freshnessOf } from '../devices/freshness.ts';
import { type LobbyPhase, type LobbyScreen, openLobbyScreen } from '../devices/lobby-screen.ts';
import { startWatchdog } from '../devices/watchdog.ts';
import { firstSignWords, type SignWords, signWordsOf } from './words.ts';

export interface SignScreen {
  phase: Signal<LobbyPhase>;
  info: Signal<OfficeInfo | null>;
  words: Signal<SignWords | null>;
  sign: Signal<Sign | null>;
  freshness: Signal<Freshness>;
  /** The office's time, ms, to the minute. */
  now: Signal<number>;
  close(): void;
}

const STEP = 500;
const MINUTE = 60_000;

/** The sign at one counter, from `?counter=`. */
export function startSign(counter: string): SignScreen {
  const state = {
    phase: signal<LobbyPhase>({ phase: 'starting' }),
    info: signal<OfficeInfo | null>(null),
    words: signal<SignWords | null>(null),
    sign: signal<Sign | null>(null),
    freshness: signal<Freshness>({ fresh: true }),
    now: signal(0),
  };
  void firstSignWords().then((words) => {
    state.words.value ??= words;
  });

  let stopWatchdog: (() => void) | undefined;
  const screen: LobbyScreen = openLobbyScreen<SignDown>({
    screen: 'sign',
    counter,
    hello: () => ({ type: 'hello', version: PROTOCOL_VERSION, screen: 'sign', counter }),
    schema: SignDownSchema,
    onPhase: (phase) => {
      state.phase.value = phase;
    },
    onInfo: (info) => {
      stopWatchdog?.();
      stopWatchdog = startWatchdog({
        now: () => screen.now(),
        timeZone: info.timeZone,
        // While the line is cut the last news would be gone after a reload.
        idle: () => state.freshness.value.fresh && state.sign.value?.number === null,
        scope: '/sign',
      });
      void signWordsOf(info).then((words) =>
        batch(() => {
          state.info.value = info;
          state.words.value = words;
        }),
      );
    },
    onMessage: (message) => {
      // A message about another counter cannot be meant for this sign.
      if (message.type !== 'sign' || message.sign.counter !== counter) return;
      batch(() => {
        state.sign.value = message.sign;
        step();
      });
    },
  });

  const step = (): void => {
    const now = screen.now();
    const minute = Math.floor(now / MINUTE) * MINUTE;
    if (state.now.value !== minute) state.now.value = minute;
    const freshness = freshnessOf({ now, heardAt: screen.heardAt() });
    const before = state.freshness.value;
    if (before.fresh !== freshness.fresh) state.freshness.value = freshness;
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
