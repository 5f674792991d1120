import { loadWords, type WordBook } from '../../kiosk/kiosk/words/words.ts';
import type { OfficeFile } from '../../shared/domain/office/office-file.ts';
import { createRandom, type Random } from '../../shared/lib/random.ts';
import type { DeviceScreen } from '../../shared/protocol/http/devices.ts';
import type { OfficeInfo } from '../../shared/protocol/office-info.ts';
import { askPatiently } from '../day/clients/http.ts';
import { type Line, openLine } from '../helpers/line.ts';
import { smallOffice } from '../helpers/office-file.ts';
import { type Booth, startBooth, workBooth } from './booth.ts';
import { type Clerk, startTablet, workClerk } from './clerk.ts';
import { startDisplay } from './display.ts';
import { type Fault, faultInWords, planFaults } from './faults.ts';
import { type Findings, judge } from './judge.ts';
import { createMachine, type Machine } from './machine.ts';
import { startPhone, workPhone } from './phone.ts';
import { pause, type Town } from './town.ts';

/** A server that can be asked to set offices up. */
export interface ChaosServer {
  readonly url: string;
  readonly port: number;
  readonly setupToken: string;
}

export interface RunOptions {
  seed: number;
  /** How long things go wrong, ms. */
  ms: number;
  clerks?: number;
  /** Told once the office is there: it will hear what befalls the server. */
  onTown?(note: (what: string) => void): void;
}

export interface Outcome {
  readonly seed: number;
  readonly findings: Findings;
  /** From the moment every line was healed until nothing was left to tell, ms. */
  readonly settledAfter: number;
  readonly schedule: readonly string[];
  readonly journal: readonly string[];
}

const SERVICES = ['service-1', 'service-2', 'service-3'];
/** Longer than everything takes to settle once every line is healed, however busy the machine is, ms. */
const SETTLE_MS = 150_000;
const DRAIN_MS = 120_000;

let words: Promise<WordBook> | undefined;

/** An office with a handful of people at its counters, open around the clock and far from its midnight. */
export function chaosOffice(seed: number, clerks: number): OfficeFile {
  const file = smallOffice(`chaos-${seed}`, 3);
  const hourIn = (timeZone: string): number =>
    Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone }).format(Date.now()));
  const zones = ['Europe/Warsaw', 'America/New_York', 'Asia/Tokyo', 'Pacific/Auckland'];
  const timeZone = zones.find((zone) => hourIn(zone) >= 4 && hourIn(zone) < 21) ?? 'Europe/Warsaw';
  const people = file.people
    .filter(({ roles }, i) => i < clerks || roles.includes('manager'))
    // The first clerk takes everything; the others lack something, each something else.
    .map((person, i) =>
      person.roles.includes('clerk') && i > 0
        ? { ...person, skills: SERVICES.filter((_, s) => s !== (i - 1) % SERVICES.length) }
        : person,
    );
  return { ...file, timeZone, people, policy: { ...file.policy, missedAfterSeconds: 0 } };
}

interface Devices {
  clerks: Clerk[];
  booths: Booth[];
  lines: Line[];
  machines: Map<string, Machine>;
  town: Town;
}

async function pair(url: string, office: string, screen: DeviceScreen): Promise<string> {
  const { cookie, text } = await askPatiently(url, `/api/offices/${office}/devices`, { body: { screen } });
  if (!cookie) throw new Error(`the ${screen} was not paired: ${text}`);
  return cookie;
}

/** One seeded run of one office: things go wrong for a while, then every line is healed and everything must come right. */
export async function runOffice(server: ChaosServer, { seed, ms, clerks = 4, onTown }: RunOptions): Promise<Outcome> {
  const random = createRandom(seed);
  const devices = await furnish(server, seed, clerks, random);
  const { town, machines } = devices;
  onTown?.(town.note);
  const faults = planFaults(random, [...machines.keys()], ms);
  try {
    await Promise.all(devices.clerks.map((clerk) => startTablet(town, clerk)));
    await Promise.all(devices.booths.map((booth) => startBooth(town, booth)));
    if (town.display) startDisplay(town, town.display);
    for (const phone of town.phones) startPhone(town, phone);
    await until(2_000, () => devices.clerks.every(({ tablet }) => tablet?.complete));
    const work = [
      ...devices.clerks.map((clerk) => workClerk(town, clerk)),
      ...devices.booths.map((booth) => workBooth(town, booth)),
      ...town.phones.map((phone) => workPhone(town, phone)),
    ];
    const failures: unknown[] = [];
    for (const one of work) one.catch((error: unknown) => failures.push(error));
    for (const fault of faults) setTimeout(() => void strike(devices, fault), fault.at);
    await pause(ms);

    town.note('everything is healed');
    healed.add(town);
    for (const machine of machines.values()) {
      machine.line.heal();
      machine.line.delay(0);
      machine.refuses = false;
      machine.networkBack();
    }
    town.phase = 'drain';
    const healedAt = performance.now();
    const settled = await until(SETTLE_MS, () => isSettled(devices));
    const settledAfter = performance.now() - healedAt;
    if (!settled) town.tooLong(`not settled after ${SETTLE_MS / 1_000} s: ${unsettled(devices).join('; ')}`);
    const served = await until(DRAIN_MS, () => isServed(devices));
    if (!served) town.tooLong(`the line was not served to its end: ${waiting(devices)}`);
    town.phase = 'over';
    await Promise.race([Promise.all(work), pause(3_000)]);
    await until(10_000, () => isSettled(devices));
    await pause(1_500);
    for (const failure of failures)
      town.problem(`the run itself failed: ${String((failure as Error)?.stack ?? failure)}`);
    const findings = await judge(town);
    return { seed, findings, settledAfter, schedule: faults.map(faultInWords), journal: town.journal };
  } finally {
    town.phase = 'over';
    for (const { tablet } of devices.clerks) tablet?.close();
    for (const { kiosk } of devices.booths) kiosk?.stop();
    for (const { live } of town.phones) live?.close();
    town.display?.live?.close();
    for (const machine of machines.values()) machine.kill();
    await Promise.all(devices.lines.map((line) => line.close()));
  }
}

const healed = new WeakSet<Town>();

async function furnish(server: ChaosServer, seed: number, clerkCount: number, random: Random): Promise<Devices> {
  const { url, port, setupToken } = server;
  const file = chaosOffice(seed, clerkCount);
  const office = file.id;
  const headers = { authorization: `Bearer ${setupToken}` };
  const set = await askPatiently(url, '/api/setup', { body: { file, demo: true }, headers });
  if (set.status !== 201) throw new Error(`the office was not set up: ${set.text}`);
  words ??= loadWords(['pl', 'en'], 'Europe/Warsaw', ['pl', 'en']);
  const info = (await askPatiently(url, `/api/offices/${office}`)).body as unknown as OfficeInfo;
  const startedAt = performance.now();
  const journal: string[] = [];
  const problems: string[] = [];
  const delays: string[] = [];
  const signIn = async (person: string): Promise<string> => {
    const { cookie, text } = await askPatiently(url, '/api/session', { body: { office, person, pin: '1234' } });
    if (!cookie) throw new Error(`${person} could not sign in: ${text}`);
    return cookie;
  };
  const note = (what: string): void => {
    journal.push(`${((performance.now() - startedAt) / 1_000).toFixed(2)} ${what}`);
  };
  const machines = new Map<string, Machine>();
  const lines: Line[] = [];
  let streams = 0;
  const own = (): Random => {
    streams += 1;
    return createRandom(seed * 1_009 + streams);
  };
  const machine = async (name: string, cookie: string | null): Promise<Machine> => {
    const line = await openLine({ to: port });
    lines.push(line);
    const made = createMachine(name, line, cookie, own());
    machines.set(name, made);
    return made;
  };
  const clerks: Clerk[] = [];
  for (let i = 0; i < clerkCount; i += 1) {
    const person = `clerk-${i + 1}`;
    const services = file.people.find(({ id }) => id === person)?.skills ?? SERVICES;
    clerks.push({
      machine: await machine(`clerk ${i + 1}`, await signIn(person)),
      random: own(),
      person,
      counter: String(i + 1),
      services,
      tablet: null,
      page: null,
      stay: null,
      aloneSince: null,
      unanswered: null,
    });
  }
  const booths: Booth[] = [];
  for (let i = 0; i < 2; i += 1) {
    const cookie = await pair(url, office, 'kiosk');
    booths.push({
      machine: await machine(`kiosk ${i + 1}`, cookie),
      random: own(),
      kiosk: null,
      own: null,
      notTaken: [],
      device: null,
    });
  }
  const town: Town = {
    office,
    seed,
    info,
    words: await words,
    manager: await signIn('maria'),
    url,
    visitors: new Map(),
    stays: [],
    journal,
    acknowledged: [],
    clerks,
    booths,
    phones: [],
    display: { machine: await machine('display', await pair(url, office, 'board')), board: null, live: null },
    phase: 'work',
    startedAt,
    note,
    problem: (what) => {
      note(`PROBLEM ${what}`);
      problems.push(what);
    },
    problems,
    tooLong: (what) => {
      note(`TOO LONG ${what}`);
      delays.push(what);
    },
    delays,
  };
  for (let i = 0; i < random.int(2, 3); i += 1) {
    const phone = await machine(`phone ${i + 1}`, null);
    town.phones.push({ machine: phone, random: own(), view: null, live: null, page: null, secret: null });
  }
  return { clerks, booths, lines, machines, town };
}

async function strike(devices: Devices, fault: Fault): Promise<void> {
  const { town, machines } = devices;
  if (healed.has(town)) return;
  town.note(`! ${faultInWords(fault)}`);
  const struck = fault.device === 'all' ? [...machines.values()] : [machines.get(fault.device)].filter((one) => !!one);
  await Promise.all(struck.map((machine) => strikeOne(devices, machine, fault)));
}

async function strikeOne(devices: Devices, machine: Machine, fault: Fault): Promise<void> {
  const { town } = devices;
  const { line } = machine;
  const back = (): void => {
    if (healed.has(town)) return;
    line.heal();
    // Not every machine notices by itself.
    if (fault.at % 2 === 0) machine.networkBack();
  };
  switch (fault.kind) {
    case 'cut':
      line.cut();
      await pause(fault.ms);
      return back();
    case 'silence':
      line.silence(fault.direction);
      await pause(fault.ms);
      return back();
    case 'slow':
      line.delay(fault.by);
      await pause(fault.ms);
      if (!healed.has(town)) line.delay(0);
      return;
    case 'answers-lost':
      line.silence('down');
      await pause(fault.ms);
      if (healed.has(town)) return;
      line.cut();
      await pause(fault.cut);
      return back();
    case 'stale': {
      // Only the connections of now: the page opens another one, which works, while these still hold what was said.
      const old = line.connections();
      for (const connection of old) connection.silence('up');
      await pause(Math.min(1_500, fault.ms));
      reconnect(devices, machine);
      await pause(fault.ms);
      for (const connection of old) connection.heal();
      return;
    }
    case 'reload':
      return reload(devices, machine);
    case 'clock':
      machine.skew = fault.minutes * 60_000;
      return;
    case 'disk-full':
      machine.refuses = true;
      await pause(fault.ms);
      machine.refuses = false;
      return;
    case 'closed-by-manager': {
      const clerk = devices.clerks.find((one) => one.machine === machine);
      if (!clerk) return;
      const closed = await askPatiently(town.url, `/api/offices/${town.office}/commands`, {
        body: { id: `close-${fault.at}-${town.seed}`, command: { type: 'CloseCounter', counter: clerk.counter } },
        cookie: town.manager,
      }).catch(() => null);
      town.note(`the manager closes counter ${clerk.counter}: ${closed?.status} ${closed?.text.slice(0, 80)}`);
      return;
    }
    case 'revoked': {
      const booth = devices.booths.find((one) => one.machine === machine);
      const device = booth?.own?.lease?.device;
      if (!device) return;
      const removed = await askPatiently(town.url, `/api/offices/${town.office}/devices/${device}`, {
        method: 'DELETE',
        cookie: town.manager,
      }).catch(() => null);
      town.note(`the manager takes ${machine.name} out: ${removed?.status}`);
    }
  }
}

/** The page drops its line by itself, as it does after silence, and opens another. */
function reconnect({ clerks, booths }: Devices, machine: Machine): void {
  clerks.find((one) => one.machine === machine)?.tablet?.live.again();
  booths.find((one) => one.machine === machine)?.kiosk?.live.again();
}

async function reload({ clerks, booths, town }: Devices, machine: Machine): Promise<void> {
  const clerk = clerks.find((one) => one.machine === machine);
  if (clerk) return startTablet(town, clerk);
  const booth = booths.find((one) => one.machine === machine);
  if (booth) return startBooth(town, booth);
  if (town.display?.machine === machine) return startDisplay(town, town.display);
  const phone = town.phones.find((one) => one.machine === machine);
  if (phone) startPhone(town, phone);
}

function unsettled({ clerks, booths, town }: Devices): string[] {
  const found: string[] = [];
  for (const { machine, tablet } of clerks) {
    if (!tablet) found.push(`${machine.name} has no page`);
    else if (tablet.live.link.state !== 'live') found.push(`${machine.name} is ${tablet.live.link.state}`);
    else if (tablet.going.alone) found.push(`${machine.name} goes on alone`);
    else if (tablet.going.outbox.unsent.length > 0)
      found.push(`${machine.name} has ${tablet.going.outbox.unsent.length} unsent`);
    else if (!tablet.complete) found.push(`${machine.name} has not read everything`);
  }
  for (const { machine, kiosk, own } of booths) {
    if (!kiosk || !own) found.push(`${machine.name} has no page`);
    else if (kiosk.live.link.state !== 'live') found.push(`${machine.name} is ${kiosk.live.link.state}`);
    else if (own.outbox.unsent.length > 0) found.push(`${machine.name} has ${own.outbox.unsent.length} unsent`);
    else if (kiosk.kiosk.issue.value.state !== 'none')
      found.push(`${machine.name} is ${kiosk.kiosk.issue.value.state}`);
  }
  if (town.display?.live?.link.state !== 'live') found.push('the display has no line');
  return found;
}

function isSettled(devices: Devices): boolean {
  return unsettled(devices).length === 0;
}

function isServed({ clerks }: Devices): boolean {
  const day = clerks[0]?.tablet?.day;
  if (!day) return false;
  const { waiting: line, called, serving, interrupted, parked } = day.counts;
  return line + called + serving + interrupted + parked === 0;
}

function waiting({ clerks }: Devices): string {
  const day = clerks[0]?.tablet?.day;
  if (!day) return 'nobody knows';
  return [...day.tickets.values()]
    .filter(({ state }) => !['ended', 'missed', 'expected'].includes(state))
    .map((ticket) => `${ticket.number} ${ticket.state}${'counter' in ticket ? ` at ${ticket.counter}` : ''}`)
    .join(', ');
}

async function until(ms: number, holds: () => boolean): Promise<boolean> {
  for (const end = performance.now() + ms; performance.now() < end; ) {
    if (holds()) return true;
    await pause(100);
  }
  return holds();
}
