import type { Health } from '../../shared/protocol/health.ts';
import type { Link } from '../../shared/sync/link.ts';
import type { LiveClient } from '../../shared/sync/live-client.ts';
import type { PaperState } from './printer/watched-printer.ts';

/** The office hears it when the line comes, when something has changed, and now and then: it is not woken for nothing. */
const EVERY = 5 * 60_000;
const LOOK_EVERY = 20_000;
/** Differences of a clock below this are the network's. */
const CLOCK_STEP = 5_000;

export interface HealthOptions {
  live: Pick<LiveClient, 'say' | 'offset' | 'officeNow'>;
  /** Of a kiosk; a display has no printer. */
  paper?(): PaperState;
  canSpeak(): boolean;
  now?: () => number;
  storage?: () => Promise<Health['storage']>;
}

export interface HealthTeller {
  /** The line has changed. */
  link(link: Link): void;
  /** Looks again at once: a slip did not come out. */
  look(): void;
  stop(): void;
}

/** Tells the office how this device is. What it says is about the machine; nobody who stands before it is in it. */
export function tellHealth(options: HealthOptions): HealthTeller {
  const { live, paper = () => 'none', canSpeak, now = Date.now, storage = roomLeft } = options;
  let cutAt: number | null = null;
  let isLive = false;
  let told: { text: string; at: number; clock: number } | null = null;
  let looking = false;

  const look = async (): Promise<void> => {
    if (!isLive || looking) return;
    looking = true;
    const room = await storage().catch(() => null);
    looking = false;
    const clock = Math.round(-live.offset());
    const steady = told && Math.abs(told.clock - clock) < CLOCK_STEP ? told.clock : clock;
    const health: Health = { build: buildOf(), paper: paper(), storage: room, clock: steady, voice: canSpeak(), cutAt };
    // How much room is used changes all the time; that it becomes short is what counts.
    const text = JSON.stringify({ ...health, storage: room && Math.floor((room.used / Math.max(1, room.most)) * 20) });
    if (told?.text === text && now() - told.at < EVERY) return;
    told = { text, at: now(), clock: steady };
    live.say({ type: 'health', health });
  };

  const timer = setInterval(() => void look(), LOOK_EVERY);
  return {
    link: (link) => {
      const was = isLive;
      isLive = link.state === 'live';
      if (was && !isLive) cutAt = Math.max(0, Math.round(live.officeNow()));
      if (!was && isLive) {
        told = null;
        void look();
      }
    },
    look: () => void look(),
    stop: () => clearInterval(timer),
  };
}

/** The name that the build gave to the page's script: another build, another name. */
function buildOf(page: Document = document): string {
  const script = page.querySelector<HTMLScriptElement>('script[type="module"][src]')?.src ?? '';
  const name =
    script
      .split('/')
      .at(-1)
      ?.replace(/\.\w+$/, '') ?? '';
  return name.replace(/[^\w.-]/g, '').slice(0, 40) || 'unknown';
}

/** Room that the browser gives this page, in bytes; null where it does not say. */
async function roomLeft(): Promise<Health['storage']> {
  const { usage, quota } = (await navigator.storage?.estimate?.()) ?? {};
  if (usage === undefined || quota === undefined) return null;
  return { used: usage, most: quota, persisted: (await navigator.storage.persisted?.()) ?? false };
}
