import { type KioskDown, KioskDownSchema } from '../../../shared/protocol/down.ts';
import type { WireRefusal } from '../../../shared/protocol/problem.ts';
import { PROTOCOL_VERSION } from '../../../shared/protocol/version.ts';
import { connectLive, type LiveClient, type LivePlatform } from '../../../shared/sync/live-client.ts';
import type { OwnNumbers } from '../issue/own-numbers.ts';
import { createKiosk, type Kiosk, type KioskPorts } from '../kiosk.ts';

export interface StartOptions extends Omit<KioskPorts, 'live' | 'own' | 'every'> {
  own: OwnNumbers;
  url: string;
  platform: LivePlatform;
  /** The office's public page has another version than the one shown. */
  onNewInfo(kiosk: Kiosk): void;
  onRefused(refusal: WireRefusal): void;
}

export interface StartedKiosk {
  kiosk: Kiosk;
  live: LiveClient;
  stop(): void;
}

const TELL_EVERY = 3_000;

/** A kiosk and its line: what the office says reaches it, and what it did without the office is told. */
export function startKiosk(options: StartOptions): StartedKiosk {
  const { own, url, platform, onNewInfo, onRefused, ...ports } = options;
  let kiosk: Kiosk | null = null;
  const hear = (message: KioskDown): void => {
    if (!kiosk) return;
    if (message.type === 'now') kiosk.office.value = message.now;
    if (message.type === 'lease') own.hear(message, live.offset());
    if (message.type === 'welcome') void own.send(live);
    const version = message.type === 'info' ? message.version : message.type === 'welcome' ? message.info : null;
    if (version !== null && version !== kiosk.info.value.version) onNewInfo(kiosk);
  };
  const live = connectLive<KioskDown>({
    url,
    platform,
    hello: () => ({ type: 'hello', version: PROTOCOL_VERSION, screen: 'kiosk' }),
    schema: KioskDownSchema,
    offset: own.offset,
    onMessage: hear,
    onLink: (link) => {
      if (kiosk) kiosk.link.value = link;
      if (link.state === 'refused') onRefused(link.refusal);
    },
  });
  const started = createKiosk({ ...ports, live, own, every: platform.every });
  started.link.value = live.link;
  kiosk = started;
  // Also when the line is there and the office was only slow.
  const stopTelling = platform.every(TELL_EVERY, () => {
    if (own.outbox.unsent.length === 0) void own.outbox.tidy();
    else if (live.link.state === 'live') void own.send(live);
  });
  return {
    kiosk: started,
    live,
    stop: () => {
      stopTelling();
      started.stop();
      live.close();
    },
  };
}
