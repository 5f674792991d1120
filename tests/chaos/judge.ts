import { isDeepStrictEqual } from 'node:util';
import { initialDay, type OfficeDay } from '../../shared/domain/ticket/day.ts';
import type { RecordedEvent } from '../../shared/domain/ticket/events.ts';
import { evolve } from '../../shared/domain/ticket/evolve.ts';
import { TABLET_GOES_ON_MS } from '../../shared/sync/silence.ts';
import { verify } from '../../shared/verify/verify.ts';
import { askPatiently } from '../day/clients/http.ts';
import { expectSound } from '../helpers/invariants.ts';
import { snapshot } from '../helpers/snapshot.ts';
import { pause, type Stay, type Town } from './town.ts';

/** What a run has shown. */
export interface Findings {
  /** What must not be, in words; empty when everything holds. */
  readonly breaks: readonly string[];
  readonly figures: Figures;
  /** What took longer than it may. */
  readonly delays: readonly string[];
  readonly noted: Readonly<Record<string, number>>;
  /** The log itself. */
  readonly lines: readonly string[];
}

export interface Figures {
  slips: number;
  /** Of those, the ones that are no ticket under the number on them, and on the list of the front desk. */
  slipsOnList: number;
  taps: number;
  events: number;
  /** Events that were told late, and what could not be taken over. */
  late: number;
  noted: number;
  renumbered: number;
  found: number;
  callsAlone: number;
  callsByPaper: number;
  /** Holds for silent tablets. */
  holds: number;
  /** Clients at two counters at once: in the silence before the office kept them for a tablet, and by paper. */
  doubleInSilence: number;
  doubleByPaper: number;
  doubleAfterClosing: number;
  /** Called elsewhere after the clerk had sent them on, while the tablet waited for the answer to that. */
  sentOn: number;
}

/** Why what was told late could not be taken over: `Finish ticket-unknown`. */
function whyNoted({ recorded }: Read): Record<string, number> {
  const why: Record<string, number> = {};
  for (const { event } of recorded) {
    if (event.type !== 'LateNoted') continue;
    const key = `${event.step} ${event.because}`;
    why[key] = (why[key] ?? 0) + 1;
  }
  return why;
}

interface Read {
  readonly lines: readonly string[];
  readonly recorded: readonly RecordedEvent[];
  readonly day: OfficeDay;
}

/** Holds both sides against each other: what people, screens and disks have, and what the log says. */
export async function judge(town: Town): Promise<Findings> {
  for (let tries = 0; ; tries += 1) {
    const found = await judgeOnce(town);
    // A screen that is only late agrees soon; one that is wrong stays so.
    if (found.breaks.length === 0 || tries === TRIES) return found;
    await pause(TRY_MS);
  }
}

const TRIES = 10;
const TRY_MS = 1_000;

async function judgeOnce(town: Town): Promise<Findings> {
  const exported = await askPatiently(town.url, `/api/offices/${town.office}/log`, { cookie: town.manager });
  const lines = exported.text.trimEnd().split('\n');
  const breaks: string[] = [...town.problems];
  const read = fold(lines, breaks);
  const figures: Figures = {
    slips: [...town.visitors.values()].reduce((sum, { slips }) => sum + slips.length, 0),
    slipsOnList: 0,
    taps: town.visitors.size,
    events: lines.length,
    late: read.recorded.filter(({ when }) => when !== undefined).length,
    noted: read.recorded.filter(({ event }) => event.type === 'LateNoted').length,
    renumbered: read.recorded.filter(({ event }) => event.type === 'TicketRenumbered').length,
    found: read.recorded.filter(({ event }) => event.type === 'TicketFound').length,
    callsAlone: town.stays.filter(({ alone }) => alone).length,
    callsByPaper: town.stays.filter(({ alone, reserved }) => alone && !reserved).length,
    holds: read.recorded.filter(({ event }) => event.type === 'CounterCutOff').length,
    doubleInSilence: 0,
    doubleByPaper: 0,
    doubleAfterClosing: 0,
    sentOn: 0,
  };
  judgeSlips(town, read, breaks, figures);
  judgeStays(town, read, breaks, figures);
  judgeLeftovers(town, breaks);
  await judgeReplicas(town, read, breaks);
  judgeAcknowledged(town, read, breaks);
  for (const finding of verify(lines).findings) breaks.push(`the verifier: ${JSON.stringify(finding)}`);
  return { breaks, delays: [...town.delays], figures, noted: whyNoted(read), lines };
}

const SENT_ON: ReadonlySet<string> = new Set(['TicketTransferred', 'TicketParked', 'TicketMissed', 'CallWithdrawn']);

/** Between a press and what it shows. */
const NEWS_MS = 100;
const HASH = /^\{"hash":"[0-9a-f]{64}",/;

function fold(lines: readonly string[], breaks: string[]): Read {
  const day = initialDay();
  const recorded: RecordedEvent[] = [];
  for (const line of lines) {
    const entry = JSON.parse(`{${line.slice(HASH.exec(line)?.[0].length ?? 0)}`) as RecordedEvent;
    recorded.push(entry);
    try {
      evolve(day, entry);
      expectSound(day);
    } catch (error) {
      breaks.push(`after event ${entry.seq} (${entry.event.type}): ${String(error)}`);
      break;
    }
  }
  return { lines, recorded, day };
}

/** Every slip is a ticket under the number that stands on it, or one that the host was told about; one tap is one number. */
function judgeSlips(town: Town, { day, recorded }: Read, breaks: string[], figures: Figures): void {
  const noted = new Set<string>();
  for (const { event } of recorded) {
    if (event.type === 'LateNoted' && event.about.number !== undefined) noted.add(event.about.number);
  }
  const owners = new Map<string, string>();
  for (const { secret, ticket, slips } of town.visitors.values()) {
    if (slips.length > 1) breaks.push(`one tap, more than one number: ${slips.join(' ')}`);
    for (const number of slips) {
      const other = owners.get(number);
      if (other !== undefined) breaks.push(`${number} was given twice, to ${other.slice(-6)} and ${secret.slice(-6)}`);
      owners.set(number, secret);
      const known = day.tickets.get(day.alsoKnown.get(ticket) ?? ticket);
      if (known?.number === number) continue;
      if (noted.has(number)) figures.slipsOnList += 1;
      else if (known) breaks.push(`${number} is on paper, and the office calls it ${known.number}`);
      else breaks.push(`${number} is on paper and unknown to the office`);
    }
  }
}

/** Nobody at two counters at once while one of them could have known. */
function judgeStays(town: Town, { recorded, day }: Read, breaks: string[], figures: Figures): void {
  const end = Date.now();
  const idOf = (number: string): string => day.byNumber.get(number) ?? number;
  const calledAt = ({ number, counter, from }: Stay): number => {
    const call = recorded.findLast(
      ({ event, at, when }) =>
        event.type === 'TicketCalled' &&
        event.ticket === idOf(number) &&
        event.counter === counter &&
        when === undefined &&
        at <= from + 1_000,
    );
    return call?.at ?? from;
  };
  // Whoever closes the counter of a tablet that is cut off lets its clients go, until the tablet itself opens it again.
  const wasClosed = ({ counter, aloneSince, from }: Stay, until: number): boolean =>
    recorded.some(
      ({ event, at }) =>
        event.type === 'CounterClosed' &&
        event.counter === counter &&
        at >= (aloneSince ?? from) - TABLET_GOES_ON_MS &&
        at <= until,
    );
  /** The clerk has sent them on, and the tablet has not heard yet that it was done. */
  const wasSentOn = ({ number, counter, from }: Stay, until: number): boolean =>
    recorded.some(
      ({ event, at }) =>
        'counter' in event &&
        'ticket' in event &&
        SENT_ON.has(event.type) &&
        event.counter === counter &&
        event.ticket === idOf(number) &&
        at >= from &&
        at <= until,
    );
  for (const [i, one] of town.stays.entries()) {
    for (const other of town.stays.slice(i + 1)) {
      if (idOf(one.number) !== idOf(other.number) || one.counter === other.counter) continue;
      if (!one.alone && !other.alone) continue;
      const [from, to] = [Math.max(one.from, other.from), Math.min(one.to ?? end, other.to ?? end)];
      if (from >= to) continue;
      const words = `${one.number} at ${one.counter}${one.alone ? ' (alone)' : ''} and at ${other.counter}${other.alone ? ' (alone)' : ''}`;
      if (one.alone && other.alone) {
        if (one.reserved && other.reserved) breaks.push(`${words}: reserved for both`);
        else figures.doubleByPaper += 1;
        continue;
      }
      const [lone, known] = one.alone ? [one, other] : [other, one];
      const asked = calledAt(known);
      if (lone.from >= asked) {
        // The office had called first; did the tablet know?
        // News that came while the press was being written down came too late for it.
        const isNews = lone.from - known.from > NEWS_MS;
        const past = lone.reserved && lone.aloneSince !== null ? asked - lone.aloneSince : 0;
        if (isNews && !['waiting', 'parked', 'here', 'unknown'].includes(lone.heard))
          breaks.push(`${words}: the tablet had heard ${lone.heard}`);
        else if (wasClosed(lone, asked)) figures.doubleAfterClosing += 1;
        else if (past > 0) breaks.push(`${words}: the office called ${past} ms after the tablet could call`);
        else if (lone.reserved) figures.doubleInSilence += 1;
        else figures.doubleByPaper += 1;
      } else if (!lone.reserved) figures.doubleByPaper += 1;
      else if (wasSentOn(lone, asked)) figures.sentOn += 1;
      else if (wasClosed(lone, asked)) figures.doubleAfterClosing += 1;
      else breaks.push(`${words}: the office called ${asked - lone.from} ms after the tablet had gone on by itself`);
    }
  }
}

function judgeLeftovers({ clerks, booths }: Town, breaks: string[]): void {
  for (const { machine } of [...clerks, ...booths]) {
    const left = [...machine.rows.values()].filter(({ drawer }) => drawer === 'outbox');
    if (left.length > 0) breaks.push(`${machine.name} still has ${left.length} unsent on its disk`);
  }
}

/** Tablets, display and phones show what the log says. */
async function judgeReplicas(town: Town, { day }: Read, breaks: string[]): Promise<void> {
  const truth = snapshot(day);
  for (const { machine, tablet } of town.clerks) {
    if (!tablet) continue;
    const shown = snapshot(tablet.day);
    for (const key of Object.keys(truth)) {
      if (!isDeepStrictEqual(shown[key], truth[key]))
        breaks.push(`${machine.name} shows another day than the log: ${key}`);
    }
  }
  const board = town.display?.board;
  const calls = [...day.recentCalls].reverse().map(({ id, number, counter }) => ({ id, number, counter }));
  const shownCalls = board?.calls.map(({ id, number, counter }) => ({ id, number, counter }));
  if (!isDeepStrictEqual(shownCalls, calls)) breaks.push('the display shows other calls than the log');
  const duty = [...day.counters].map(([counter, { state }]) => `${counter} ${state}`).sort();
  if (!isDeepStrictEqual(board?.duty.map(({ counter, state }) => `${counter} ${state}`).sort(), duty)) {
    breaks.push('the display shows other counters than the log');
  }
  for (const { machine, view, secret } of town.phones) {
    const ticket = view && day.byNumber.get(view.number);
    const state = ticket ? day.tickets.get(ticket)?.state : null;
    if (secret !== null && view && view.state !== state) {
      breaks.push(`${machine.name} shows ${view.number} as ${view.state}, the log says ${state}`);
    }
  }
  await Promise.all(
    [...town.visitors.values()].map(async ({ secret, ticket, slips }) => {
      const reply = await askPatiently(town.url, `/api/tickets/${town.office}.${secret}`);
      const known = day.tickets.get(day.alsoKnown.get(ticket) ?? ticket);
      const told = (reply.body as { ticket?: { number: string; state: string } }).ticket;
      if (known && (told?.number !== known.number || told.state !== known.state)) {
        breaks.push(
          `the page of ${slips[0]} says ${told?.number} ${told?.state}, the log ${known.number} ${known.state}`,
        );
      }
    }),
  );
}

/** What the office has said yes to stands in the log. */
function judgeAcknowledged(town: Town, { recorded }: Read, breaks: string[]): void {
  const ids = new Set(recorded.map(({ command }) => command));
  const BESIDE = new Set(['SetNote', 'OpenCounter', 'CloseCounter', 'AddMatter']);
  for (const { id, type } of town.acknowledged) {
    if (!BESIDE.has(type) && !ids.has(id))
      breaks.push(`${type} ${id.slice(0, 8)} was acknowledged and is not in the log`);
  }
}
