import { batch, type Signal, signal } from '@preact/signals';
import { type Board, BoardSchema } from '../../shared/protocol/board.ts';
import { boardAfter } from '../../shared/protocol/board-change.ts';
import { type BoardDown, BoardDownSchema } from '../../shared/protocol/down.ts';
import type { OfficeInfo } from '../../shared/protocol/office-info.ts';
import { PROTOCOL_VERSION } from '../../shared/protocol/version.ts';
import type { Sentence } from '../devices/announcer/announcement.ts';
import { type Announcer, createAnnouncer } from '../devices/announcer/announcer.ts';
import { type CallSound, createCallSound } from '../devices/announcer/call-sound.ts';
import { type Freshness, freshnessOf, isOver, isSameFreshness } from '../devices/freshness.ts';
import { type LobbyPhase, type LobbyScreen, openLobbyScreen } from '../devices/lobby-screen.ts';
import { createBrowserVoice } from '../devices/voice/browser-voice.ts';
import type { Voice } from '../devices/voice/voice.ts';
import { startWatchdog } from '../devices/watchdog.ts';
import {
  type CallQueue,
  emptyQueue,
  freezeQueue,
  isResting,
  platesOf,
  saidCall,
  stepQueue,
  takeBoard,
} from './calls/call-queue.ts';
import { type DisplayWords, displayWords } from './words.ts';

/** What the display shows. It only ever shows: nothing on it changes the office. */
export interface Display {
  phase: Signal<LobbyPhase>;
  info: Signal<OfficeInfo | null>;
  words: Signal<DisplayWords | null>;
  board: Signal<Board | null>;
  queue: Signal<CallQueue>;
  freshness: Signal<Freshness>;
  /** The board is so old, or of another day, that it is not shown any more. */
  over: Signal<boolean>;
  /** The page has just been loaded, and the office may still answer. */
  starting: Signal<boolean>;
  /** The office's time, ms, to the second. */
  now: Signal<number>;
  soundOn: Signal<boolean>;
  /** What was said last, for screen readers. */
  said: Signal<readonly Sentence[]>;
  openSound(): void;
  close(): void;
}

/** Chime and sentences, as an event of the document: for tests, and for whoever records what a hall has heard. */
export const SAID_EVENT = 'okienko-said';

const STEP = 100;

export interface DisplayPorts {
  voice: Voice;
  sound: CallSound;
}

export function startDisplay(ports?: Partial<DisplayPorts>): Display {
  const voice = ports?.voice ?? createBrowserVoice();
  const sound = ports?.sound ?? createCallSound();
  const announcer = createAnnouncer({
    voice,
    sound,
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    onSaid: (said) => document.dispatchEvent(new CustomEvent(SAID_EVENT, { detail: { ...said, at: Date.now() } })),
  });

  const state = {
    phase: signal<LobbyPhase>({ phase: 'starting' }),
    info: signal<OfficeInfo | null>(null),
    words: signal<DisplayWords | null>(null),
    board: signal<Board | null>(null),
    queue: signal<CallQueue>(emptyQueue),
    freshness: signal<Freshness>({ fresh: true }),
    over: signal(false),
    starting: signal(true),
    now: signal(0),
    soundOn: signal(sound.on),
    said: signal<readonly Sentence[]>([]),
  };

  void displayWords.first().then((words) => {
    state.words.value ??= words;
  });
  const stopListening = sound.onChange((on) => {
    state.soundOn.value = on;
  });

  let stopWatchdog: (() => void) | undefined;
  const screen = openLobbyScreen<BoardDown, Board>({
    screen: 'board',
    hello: () => ({ type: 'hello', version: PROTOCOL_VERSION, screen: 'board' }),
    schema: BoardDownSchema,
    news: BoardSchema,
    onPhase: (phase) => {
      state.phase.value = phase;
    },
    onInfo: (info) => {
      stopWatchdog?.();
      stopWatchdog = startWatchdog({
        now: () => screen.now(),
        timeZone: info.timeZone,
        idle: () => isIdle(state, screen),
        scope: '/display',
      });
      void displayWords.of(info).then((words) =>
        batch(() => {
          state.info.value = info;
          state.words.value = words;
        }),
      );
    },
    onMessage: (message) => {
      const board = boardAfter(state.board.peek(), message);
      if (!board) {
        // A change of another board than this one: only the whole board can say what is true.
        if (message.type === 'board-change') screen.again();
        return null;
      }
      batch(() => {
        state.board.value = board;
        state.queue.value = takeBoard(state.queue.value, board, screen.now());
      });
      return board;
    },
  });

  const timer = setInterval(() => batch(() => step(state, screen, announcer)), STEP);
  step(state, screen, announcer);

  return {
    ...state,
    openSound: () => sound.open(),
    close: () => {
      clearInterval(timer);
      stopListening();
      stopWatchdog?.();
      voice.stop();
      screen.close();
    },
  };
}

type State = Omit<Display, 'openSound' | 'close'>;

function step(state: State, screen: LobbyScreen<Board>, announcer: Announcer): void {
  const now = screen.now();
  const second = Math.floor(now / 1_000) * 1_000;
  if (state.now.value !== second) state.now.value = second;

  const kept = screen.kept();
  state.board.value ??= kept?.news ?? null;
  const board = state.board.value;
  const heardAt = screen.heardAt();
  state.starting.value = screen.starting();
  const freshness = freshnessOf({
    now,
    heardAt,
    keptAt: kept?.at ?? null,
    madeAt: board?.at ?? null,
    validUntil: board?.presence.until ?? null,
  });
  if (!isSameFreshness(freshness, state.freshness.value)) state.freshness.value = freshness;
  state.over.value = isOver(freshness, now, state.info.value?.timeZone ?? 'UTC');
  if (!board) return;
  if (!freshness.fresh) {
    state.queue.value = freezeQueue(state.queue.value);
    return;
  }
  const [queue, say] = stepQueue(state.queue.value, now, announcer.lengthOf);
  if (queue !== state.queue.value) state.queue.value = queue;
  if (!say) return;
  state.said.value = announcer.sentences(say.call);
  // Whatever happens to a voice, the next call has its turn.
  void announcer
    .say(say.call)
    .catch(() => undefined)
    .then(() => {
      state.queue.value = saidCall(state.queue.value, screen.now());
    });
}

/** Nobody is being called, and nothing would be lost if the page loaded itself again. */
function isIdle({ queue, freshness }: State, screen: LobbyScreen<Board>): boolean {
  const { voice, waiting, repeats } = queue.value;
  const quiet = voice.state === 'quiet' && waiting.length === 0 && repeats.length === 0;
  // Where there is no service worker, a page that loads itself while the line is cut is gone.
  return freshness.value.fresh && quiet && platesOf(queue.value).every((shown) => isResting(shown, screen.now()));
}
