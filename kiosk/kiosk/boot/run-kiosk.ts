import { effect } from '@preact/signals';
import { askApi } from '../../../shared/browser/ask-api.ts';
import { browserPlatform, liveUrl, newCommandId, randomBytes } from '../../../shared/browser/live-platform.ts';
import { offeredLanguages } from '../../../shared/i18n/languages.ts';
import { TicketAnswerSchema } from '../../../shared/protocol/http/tickets.ts';
import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import type { Store } from '../../../shared/sync/store/store.ts';
import { createBrowserChime } from '../../devices/chime/browser-chime.ts';
import { tellHealth } from '../../devices/health.ts';
import { openLobbyStore } from '../../devices/lobby-store.ts';
import { findPageOffice, lastOffice, readOfficeInfo } from '../../devices/page-office.ts';
import { type Pairing, pairDevice } from '../../devices/pairing.ts';
import { choosePrinter } from '../../devices/printer/choose-printer.ts';
import { watchPrinter } from '../../devices/printer/watched-printer.ts';
import { createBrowserVoice } from '../../devices/voice/browser-voice.ts';
import { startWatchdog } from '../../devices/watchdog.ts';
import type { OwnNumbers } from '../issue/own-numbers.ts';
import { wishBook } from '../issue/wish-book.ts';
import type { Kiosk } from '../kiosk.ts';
import { isUntouched } from '../visit/visit.ts';
import { loadWords, type WordBook } from '../words/words.ts';
import { startKiosk } from './start-kiosk.ts';

/** How far the kiosk has come. */
export type KioskState =
  | { state: 'loading' }
  /** Nothing is known of the office, or only its public page. */
  | { state: 'unreachable'; info: OfficeInfo | null }
  | { state: 'not-set-up' }
  | { state: 'pairing'; info: OfficeInfo; pairing: Extract<Pairing, { state: 'waiting' | 'refused' }> }
  | { state: 'too-old'; info: OfficeInfo }
  | { state: 'running'; kiosk: Kiosk };

const TRY_AGAIN = 5_000;
const RELOAD_OLD = 60_000;

/** Starts the kiosk of this page and keeps it going: finds its office, pairs, connects. Returns a function that stops. */
export function runKiosk(onState: (state: KioskState) => void): () => void {
  const stops = new Set<() => void>();
  let stopped = false;
  let store: Store;
  const after = (ms: number, run: () => void): void => {
    const timer = setTimeout(run, ms);
    stops.add(() => clearTimeout(timer));
  };

  /** Starts at once with what the device has kept, so that a kiosk without a line gives numbers after a restart, too. */
  const start = async (): Promise<void> => {
    store = await openLobbyStore();
    const info = await lastOffice();
    const own = info && (await open(info));
    if (stopped) return;
    if (!info || !own?.lease) return find();
    const words = await loadWords(offeredLanguages(info.languages), info.timeZone, info.languages).catch(() => null);
    if (stopped) return;
    if (words) connect(info, words, own);
    else void find();
  };

  // The rules of the office come with it: they are on the device by then, and the first screen does not wait for them.
  const open = async (info: OfficeInfo): Promise<OwnNumbers> =>
    (await import('../issue/own-numbers.ts')).openOwnNumbers({
      office: info.id,
      store,
      onChange: () => undefined,
      onNotTaken: () => undefined,
    });

  const find = async (): Promise<void> => {
    const office = await findPageOffice();
    if (stopped) return;
    if (office.kind === 'ok') {
      const { info } = office;
      const languages = offeredLanguages(info.languages);
      const words = await loadWords(languages, info.timeZone, info.languages);
      if (!stopped) pair(info, words);
      return;
    }
    onState(office.kind === 'none' ? { state: 'not-set-up' } : { state: 'unreachable', info: office.last });
    after(TRY_AGAIN, () => void find());
  };

  const pair = (info: OfficeInfo, words: WordBook): void => {
    const stop = pairDevice({
      office: info.id,
      screen: 'kiosk',
      onChange: (pairing) => {
        if (pairing.state === 'unreachable') onState({ state: 'unreachable', info });
        else if (pairing.state === 'waiting' || pairing.state === 'refused')
          onState({ state: 'pairing', info, pairing });
        else if (pairing.state === 'paired') void open(info).then((own) => !stopped && connect(info, words, own));
      },
    });
    stops.add(stop);
  };

  const connect = (info: OfficeInfo, words: WordBook, own: OwnNumbers): void => {
    const voice = createBrowserVoice();
    const printer = watchPrinter(choosePrinter(info.demo), () => health.look());
    const { kiosk, live, stop } = startKiosk({
      info,
      words,
      language: words.keys().next().value ?? 'en',
      own,
      wishes: wishBook(store, info.id),
      url: liveUrl(info.id),
      platform: browserPlatform,
      printer,
      voice,
      chime: createBrowserChime(),
      origin: location.origin,
      monotonic: () => performance.now(),
      newId: newCommandId,
      randomBytes,
      giveBack: (address) =>
        void askApi(`/api/tickets/${address}/commands`, {
          method: 'POST',
          body: { id: newCommandId(), command: { type: 'Cancel' } },
          schema: TicketAnswerSchema,
        }),
      onNewInfo: (running) =>
        void readOfficeInfo(info.id).then((read) => {
          if (read.kind === 'ok') running.info.value = read.info;
        }),
      onRefused: (refusal) => {
        disconnect();
        if (refusal.kind === 'version-unknown') {
          onState({ state: 'too-old', info });
          after(RELOAD_OLD, () => location.reload());
        } else {
          // The device was taken out, or its cookie is gone: it asks to belong once more.
          after(TRY_AGAIN, () => pair(info, words));
          onState({ state: 'loading' });
        }
      },
    });
    const stopWatching = startWatchdog({
      now: kiosk.now,
      timeZone: info.timeZone,
      idle: () => isUntouched(kiosk.visit.value),
      scope: '/kiosk',
    });
    const canSpeak = (): boolean => voice.canSpeak(info.languages[0] ?? 'en');
    const health = tellHealth({ live, paper: printer.paper, canSpeak });
    const stopLinking = effect(() => {
      if (kiosk.link.value) health.link(kiosk.link.value);
    });
    const disconnect = (): void => {
      stopWatching();
      stopLinking();
      health.stop();
      stop();
      stops.delete(disconnect);
    };
    stops.add(disconnect);
    onState({ state: 'running', kiosk });
    void kiosk.resume();
  };

  onState({ state: 'loading' });
  void start();
  return () => {
    stopped = true;
    for (const stop of stops) stop();
  };
}
