import { randomUUID } from 'node:crypto';
import { parse } from 'valibot';
import { TicketAnswerSchema } from '../../shared/protocol/http/tickets.ts';
import { openBoard } from './clients/board.ts';
import { workAtCounter } from './clients/clerk.ts';
import { deviceIds, exportLog, Plain, pair, readOffice, removeDevice, signInStaff } from './clients/front-door.ts';
import { askPatiently } from './clients/http.ts';
import { openKiosk } from './clients/kiosk.ts';
import { visitTownHall } from './clients/resident.ts';
import { openTablet, type Tablet } from './clients/tablet.ts';
import { jumpingClock, scaledClock } from './clock.ts';
import { compressRules } from './compress.ts';
import { checkInvariants, type Evidence, type Invariant } from './invariants.ts';
import { Journal } from './journal.ts';
import { mapMatters } from './matters.ts';
import { planDay } from './plan.ts';
import type { DaySettings } from './settings.ts';
import { type Seat, seatClerks } from './staffing.ts';
import { newStory, type Story, type Town } from './town.ts';

const KIOSKS = 2;
/** So long after the last arrival everybody has to have been served, minutes of the day. */
const MOST_OVERTIME = 300;

export interface PlayedDay {
  stories: Story[];
  journal: Journal;
  invariants: Invariant[];
  /** How far the day came, minutes after opening. */
  endedAt: number;
  seconds: number;
}

export interface Watching {
  say(line: string): void;
  /** Now and then, while the day runs. */
  progress(minute: number, stories: readonly Story[]): void;
  /** Resolves when the person at the keyboard has had enough. */
  enough: Promise<void>;
}

/** Plays the day with real clients and holds what they were told against the office's own log. */
export async function playDay(settings: DaySettings, watching: Watching): Promise<PlayedDay> {
  const { url, office, speed, from, to, seed, load } = settings;
  const info = await readOffice(url, office);
  const staff = await signInStaff(url, office);
  const manager = staff.find(({ session }) => session.person.roles.includes('manager'))?.cookie;
  if (!manager) throw new Plain(`"${office}" has no manager who could export the log.`);

  const journal = new Journal();
  const before = await deviceIds(url, office, manager);
  const cookies = { kiosks: [] as string[], board: await pair(url, office, 'board') };
  for (let i = 0; i < KIOSKS; i += 1) cookies.kiosks.push(await pair(url, office, 'kiosk'));
  const rules = await compressRules(url, office, manager, settings.keepRules ? 1 : (speed ?? Number.POSITIVE_INFINITY));
  // The office's rules are in its own minutes: with rules that were kept, a minute of theirs is `speed` minutes of the day.
  const { calls, minutes } = rules.missedAfter;
  const missedAfter = { calls, minutes: settings.keepRules ? minutes * (speed ?? 0) : minutes };
  if (rules.changed) watching.say('The minutes of the order rule are divided by the speed until the end of the run.');

  const stories: Story[] = [];
  const closing: Array<() => void> = [];
  try {
    const clock = speed === null ? jumpingClock(from) : scaledClock(from, speed);
    closing.push(() => clock.stop());
    const ears: Town['ears'] = new Map();
    const board = await openBoard({
      url,
      office,
      cookie: cookies.board,
      journal,
      onBoard: ({ calls }) => {
        for (const { number, counter, state } of calls) if (state === 'called') ears.get(number)?.onCall(counter);
      },
    });
    closing.push(() => board.close());
    const kiosks = await Promise.all(
      cookies.kiosks.map((cookie, i) => openKiosk({ url, office, cookie, name: `kiosk ${i + 1}`, journal })),
    );
    for (const kiosk of kiosks) closing.push(() => kiosk.close());

    const open = new Set(board.board?.duty.map(({ counter }) => counter));
    const { seats, notes } = seatClerks(info, staff, open);
    for (const note of notes) watching.say(note);
    if (seats.length === 0) throw new Plain('No clerk is free to play the day. Close some counters and try again.');
    const plan = planDay({ seed, clerks: seats.length, load, from, to });
    const working = seats.filter((_, i) => !plan.clerks[i]?.away);
    const matters = mapMatters(info, new Set(working.flatMap(({ clerk }) => clerk.session.person.skills)));
    for (const { name, services } of matters) watching.say(`  ${name.padEnd(24)}${services.join(', ')}`);
    watching.say(`${plan.visits.length} people will come, ${working.length} clerks work.`);

    stories.push(...plan.visits.map(newStory));
    const { town, end } = newTown(settings, { journal, clock, matters, kiosks, board, ears, missedAfter });
    const started = performance.now();
    const ticking = setInterval(() => watching.progress(clock.now(), stories), 200);
    closing.push(() => clearInterval(ticking));

    const tablets = await Promise.all(working.map((seat) => openCounter(settings, journal, seat)));
    for (const tablet of tablets) closing.push(() => tablet.close());
    const clerks = tablets.map((tablet, i) => {
      const planned = plan.clerks[seats.indexOf(working[i] as Seat)];
      if (!planned) throw new Error('Invariant broken: each seat has its plan');
      return workAtCounter(town, tablet, planned);
    });
    const visits = stories.map((story) => visitTownHall(town, story.plan, story));
    void clock.until(to + MOST_OVERTIME).then(end);
    await Promise.race([Promise.all(visits), town.over, watching.enough, failure(clerks)]);
    end();
    await Promise.all(clerks);
    const endedAt = clock.now();
    clearInterval(ticking);
    clock.stop();
    const seconds = (performance.now() - started) / 1_000;
    await leaveTheBuilding(settings, journal, stories);

    const lines = await exportLog(url, office, manager);
    const holders = await askHolders(url, journal);
    const { acknowledged, boards, misfits, strangers } = journal;
    const evidence: Evidence = { lines, acknowledged, boards, misfits, strangers, holders };
    return { stories, journal, invariants: checkInvariants(evidence), endedAt, seconds };
  } finally {
    for (const close of closing) close();
    await rules.restore();
    for (const id of await deviceIds(url, office, manager)) {
      if (!before.has(id)) await removeDevice(url, office, manager, id);
    }
  }
}

type Parts = Pick<Town, 'journal' | 'clock' | 'matters' | 'kiosks' | 'board' | 'ears' | 'missedAfter'>;

function newTown({ url, office, seed }: DaySettings, parts: Parts): { town: Town; end(): void } {
  let isOver = false;
  let end = (): void => {};
  const over = new Promise<void>((resolve) => {
    end = () => {
      isOver = true;
      resolve();
    };
  });
  const town: Town = {
    url,
    office,
    seed,
    ...parts,
    stories: new Map(),
    standing: new Map(),
    onComing: new Map(),
    desks: [],
    over,
    isOver: () => isOver,
  };
  return { town, end: () => end() };
}

async function openCounter({ url, office }: DaySettings, journal: Journal, { counter, clerk }: Seat): Promise<Tablet> {
  const { cookie, session } = clerk;
  const tablet = await openTablet({ url, office, cookie, person: session.person.id, counter, journal });
  const opened = await tablet.ask({ type: 'OpenCounter', counter });
  if (!opened.ok) throw new Plain(`${session.person.id} could not open counter ${counter}: ${opened.kind}.`);
  return tablet;
}

/** When the day was broken off, nobody is left standing in the lobby for whoever comes next. */
async function leaveTheBuilding({ url }: DaySettings, journal: Journal, stories: readonly Story[]): Promise<void> {
  const addresses = new Map(journal.held.map(({ number, address }) => [number, address]));
  for (const story of stories) {
    if (story.number === null || story.end !== null) continue;
    story.end = 'still-waiting';
    const id = randomUUID();
    const body = { id, command: { type: 'Cancel' } };
    const reply = await askPatiently(url, `/api/tickets/${addresses.get(story.number)}/commands`, { body });
    if (reply.status === 200) journal.done({ id, type: 'Cancel', seq: null, number: null }, 0);
    else journal.refused('Cancel', String(reply.body.kind));
  }
}

/** Ends only when one of them fails. */
function failure(work: ReadonlyArray<Promise<void>>): Promise<never> {
  return new Promise((_, reject) => {
    for (const one of work) one.catch(reject);
  });
}

/** What every holder is told about the own ticket when everything is over. */
async function askHolders(url: string, journal: Journal): Promise<Evidence['holders']> {
  return Promise.all(
    journal.held.map(async ({ address, number }) => {
      const { status, body } = await askPatiently(url, `/api/tickets/${address}`);
      return { address, number, told: status === 200 ? parse(TicketAnswerSchema, body).ticket : null };
    }),
  );
}
