import { askApi } from '../../../shared/browser/ask-api.ts';
import { browserPlatform, liveUrl, newCommandId, randomBytes } from '../../../shared/browser/live-platform.ts';
import { offeredLanguages } from '../../../shared/i18n/languages.ts';
import { type KioskDown, KioskDownSchema } from '../../../shared/protocol/down.ts';
import { TicketAnswerSchema } from '../../../shared/protocol/http/tickets.ts';
import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import type { Link } from '../../../shared/sync/link.ts';
import { connectLive } from '../../../shared/sync/live-client.ts';
import { createBrowserChime } from '../../devices/chime/browser-chime.ts';
import { findPageOffice, readOfficeInfo } from '../../devices/page-office.ts';
import { type Pairing, pairDevice } from '../../devices/pairing.ts';
import { choosePrinter } from '../../devices/printer/choose-printer.ts';
import { createBrowserVoice } from '../../devices/voice/browser-voice.ts';
import { startWatchdog } from '../../devices/watchdog.ts';
import { createKiosk, type Kiosk } from '../kiosk.ts';
import { isUntouched } from '../visit/visit.ts';
import { loadWords, type WordBook } from '../words/words.ts';

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
  const after = (ms: number, run: () => void): void => {
    const timer = setTimeout(run, ms);
    stops.add(() => clearTimeout(timer));
  };

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
        else if (pairing.state === 'paired') connect(info, words);
      },
    });
    stops.add(stop);
  };

  const connect = (info: OfficeInfo, words: WordBook): void => {
    const language = words.keys().next().value ?? 'en';
    let kiosk: Kiosk | null = null;
    const hear = (message: KioskDown): void => {
      if (!kiosk) return;
      const running = kiosk;
      if (message.type === 'now') running.office.value = message.now;
      const version = message.type === 'info' ? message.version : message.type === 'welcome' ? message.info : null;
      if (version !== null && version !== running.info.value.version) {
        void readOfficeInfo(info.id).then((read) => {
          if (read.kind === 'ok') running.info.value = read.info;
        });
      }
    };
    const changed = (link: Link): void => {
      if (kiosk) kiosk.link.value = link;
      if (link.state !== 'refused') return;
      disconnect();
      if (link.refusal.kind === 'version-unknown') {
        onState({ state: 'too-old', info });
        after(RELOAD_OLD, () => location.reload());
      } else {
        // The device was taken out, or its cookie is gone: it asks to belong once more.
        after(TRY_AGAIN, () => pair(info, words));
        onState({ state: 'loading' });
      }
    };
    const live = connectLive<KioskDown>({
      url: liveUrl(info.id),
      platform: browserPlatform,
      hello: () => ({ type: 'hello', version: PROTOCOL_VERSION, screen: 'kiosk' }),
      schema: KioskDownSchema,
      onMessage: hear,
      onLink: changed,
    });
    const running = createKiosk({
      info,
      words,
      language,
      live,
      printer: choosePrinter(info.demo),
      voice: createBrowserVoice(),
      chime: createBrowserChime(),
      origin: location.origin,
      monotonic: () => performance.now(),
      newId: newCommandId,
      randomBytes,
      every: browserPlatform.every,
      giveBack: (address) =>
        void askApi(`/api/tickets/${address}/commands`, {
          method: 'POST',
          body: { id: newCommandId(), command: { type: 'Cancel' } },
          schema: TicketAnswerSchema,
        }),
    });
    running.link.value = live.link;
    kiosk = running;
    const stopWatching = startWatchdog({
      now: running.now,
      timeZone: info.timeZone,
      idle: () => isUntouched(running.visit.value),
      scope: '/kiosk',
    });
    const disconnect = (): void => {
      stopWatching();
      running.stop();
      live.close();
      stops.delete(disconnect);
    };
    stops.add(disconnect);
    onState({ state: 'running', kiosk: running });
  };

  onState({ state: 'loading' });
  void find();
  return () => {
    stopped = true;
    for (const stop of stops) stop();
  };
}
