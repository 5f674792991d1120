import { createFakeChime } from '../../kiosk/devices/chime/fake-chime.ts';
import type { Slip } from '../../kiosk/devices/printer/printer.ts';
import { createFakeVoice } from '../../kiosk/devices/voice/fake-voice.ts';
import { type StartedKiosk, startKiosk } from '../../kiosk/kiosk/boot/start-kiosk.ts';
import { type OwnNumbers, openOwnNumbers } from '../../kiosk/kiosk/issue/own-numbers.ts';
import { wishBook } from '../../kiosk/kiosk/issue/wish-book.ts';
import type { Random } from '../../shared/lib/random.ts';
import type { NotTakenOver } from '../../shared/sync/outbox.ts';
import { askHttp, liveAddress } from '../day/clients/http.ts';
import type { Machine } from './machine.ts';
import { handOver, pause, type Town, type Visitor } from './town.ts';

/** A kiosk and the people in front of it. */
export interface Booth {
  readonly machine: Machine;
  readonly random: Random;
  kiosk: StartedKiosk | null;
  own: OwnNumbers | null;
  readonly notTaken: NotTakenOver[];
  device: string | null;
}

const SERVICES = ['service-1', 'service-2', 'service-3'];

/** Starts the page of the kiosk, as `run-kiosk.ts` does: with what the disk has kept, else it pairs first. */
export async function startBooth(town: Town, booth: Booth): Promise<void> {
  const page = booth.machine.start();
  booth.kiosk = null;
  booth.own = null;
  const open = (): Promise<OwnNumbers> =>
    openOwnNumbers({
      office: town.office,
      store: page.store,
      onChange: () => {},
      onNotTaken: (not) => {
        booth.notTaken.push(not);
        town.note(`${booth.machine.name}: not taken over, ${JSON.stringify(not)}`);
      },
    });
  const connect = (own: OwnNumbers): void => {
    if (page.over) return;
    booth.own = own;
    // The cookie of a device that was paired anew.
    const started = startKiosk({
      info: town.info,
      words: town.words,
      language: 'pl',
      own,
      wishes: wishBook(page.store, town.office),
      url: liveAddress(booth.machine.line.url, town.office),
      platform: page.platform,
      printer: {
        print: async (slip) => {
          if (!page.over) printed(town, booth, slip);
          // Whoever pulls the plug now has the slip in the tray all the same.
          await pause(booth.random.int(0, 250));
          return 'printed';
        },
      },
      voice: createFakeVoice(['pl']),
      chime: createFakeChime(),
      origin: 'https://okienko.example',
      monotonic: page.monotonic,
      newId: page.platform.newId,
      randomBytes: (count) => Uint8Array.from({ length: count }, () => booth.random.int(0, 255)),
      giveBack: (address) => {
        town.note(`${booth.machine.name} gives ${address.slice(-6)} back`);
        void askHttp(booth.machine.line.url, `/api/tickets/${address}/commands`, {
          body: { id: page.platform.newId(), command: { type: 'Cancel' } },
        }).catch(() => {});
      },
      onNewInfo: () => {},
      onRefused: (refusal) => {
        town.note(`${booth.machine.name} is refused: ${refusal.kind}`);
        started.stop();
        if (booth.kiosk === started) booth.kiosk = null;
        page.platform.after(1_000, () => void pairAgain(town, booth, () => void startBooth(town, booth)));
      },
    });
    booth.kiosk = started;
    void started.kiosk.resume();
  };
  const own = await open();
  connect(own);
}

async function pairAgain(town: Town, booth: Booth, then: () => void): Promise<void> {
  for (;;) {
    if (town.phase === 'over') return;
    try {
      const reply = await askHttp(booth.machine.line.url, `/api/offices/${town.office}/devices`, {
        body: { screen: 'kiosk' },
      });
      if (reply.cookie) {
        booth.machine.cookie = reply.cookie;
        booth.device = String((reply.body as { id?: unknown }).id ?? '');
        return then();
      }
    } catch {
      // No line yet.
    }
    await pause(1_000);
  }
}

function printed(town: Town, booth: Booth, slip: Slip): void {
  const secret = slip.url.split('.').at(-1) ?? '';
  const number = slip.number.replace(/\s/g, '');
  const service = booth.kiosk?.kiosk.issue.value.state === 'issued' ? booth.kiosk.kiosk.issue.value.wish.service : '';
  town.note(`${booth.machine.name} prints ${number} for ${secret.slice(-6)}`);
  handOver(town, secret, service, number, 'lobby');
}

/** People come to the kiosk one after the other. */
export async function workBooth(town: Town, booth: Booth): Promise<void> {
  const { random } = booth;
  while (town.phase === 'work') {
    await pause(random.int(150, 1_500));
    const started = booth.kiosk;
    if (!started) continue;
    const { kiosk } = started;
    if (kiosk.visit.value.at.step !== 'start' || kiosk.issue.value.state !== 'none') {
      await leave(booth);
      continue;
    }
    const back = returning(town, random);
    if (back) await typeNumber(town, booth, back);
    else await tapThrough(booth);
    await leave(booth);
  }
}

/** Somebody from home who is here now, or somebody who missed the call. */
function returning(town: Town, random: Random): Visitor | null {
  if (!random.chance(0.25)) return null;
  const others = [...town.visitors.values()].filter(({ where }) => where === 'home' || where === 'missed');
  return others.length > 0 ? random.pick(others) : null;
}

async function tapThrough({ kiosk: started, random }: Booth): Promise<void> {
  if (!started) return;
  const { kiosk } = started;
  kiosk.send({ type: 'begin' });
  kiosk.send({ type: 'service', service: random.pick(SERVICES) });
  kiosk.send({ type: 'confirm' });
  kiosk.take(random.chance(0.15) ? ['short'] : []);
  // An unsteady finger.
  if (random.chance(0.3)) kiosk.take([]);
}

async function typeNumber(town: Town, { kiosk: started }: Booth, visitor: Visitor): Promise<void> {
  if (!started) return;
  const { kiosk } = started;
  const number = visitor.slips.at(-1) ?? '';
  kiosk.send({ type: 'have-number' });
  kiosk.send({ type: 'number-text', typed: number });
  kiosk.checkIn();
  for (let tries = 0; tries < 100; tries += 1) {
    await pause(100);
    const { at } = kiosk.visit.value;
    if (at.step === 'here') {
      visitor.where = 'lobby';
      town.note(`${number} is here`);
    }
    if (at.step !== 'number' || at.answer !== 'asking') return;
  }
}

/** Waits for the slip as people do, and goes; somebody without a number goes after a while, too. */
async function leave(booth: Booth): Promise<void> {
  const patience = booth.random.chance(0.1) ? 2_000 : 18_000;
  for (const until = performance.now() + patience; performance.now() < until; ) {
    const { kiosk } = booth.kiosk ?? {};
    const issue = kiosk?.issue.value;
    const step = kiosk?.visit.value.at.step;
    if (issue?.state === 'issued' && issue.print !== 'printing') break;
    if (issue?.state === 'refused' || (issue?.state === 'none' && step !== 'ticket')) break;
    await pause(60);
  }
  booth.kiosk?.kiosk.finish();
}
