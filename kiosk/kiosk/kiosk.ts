import { type Signal, signal } from '@preact/signals';
import type { HelpCode } from '../../shared/domain/ticket/help.ts';
import { parseNumber } from '../../shared/domain/ticket/number.ts';
import { ticketAddress, ticketSecret } from '../../shared/domain/ticket/secret.ts';
import type { CatalogueLanguage } from '../../shared/i18n/languages.ts';
import type { ScreenCommandInput } from '../../shared/protocol/commands.ts';
import type { OfficeInfo } from '../../shared/protocol/office-info.ts';
import type { OfficeNow } from '../../shared/protocol/office-now.ts';
import type { Link } from '../../shared/sync/link.ts';
import type { LiveClient } from '../../shared/sync/live-client.ts';
import type { Chime } from '../devices/chime/chime.ts';
import type { Printer } from '../devices/printer/printer.ts';
import type { Voice } from '../devices/voice/voice.ts';
import { isCut } from './frame/is-cut.ts';
import { type Issue, type IssueInput, stepIssue, type TicketWish } from './issue/issue-ticket.ts';
import type { OwnNumbers } from './issue/own-numbers.ts';
import { slipOf } from './issue/slip.ts';
import type { WishBook } from './issue/wish-book.ts';
import { lookAtClock, type Presence } from './visit/timeout.ts';
import { timeoutRule } from './visit/timeout-rule.ts';
import { type Aids, startVisit, stepVisit, type Visit, type VisitInput } from './visit/visit.ts';
import type { WordBook, Words } from './words/words.ts';

export interface KioskPorts {
  info: OfficeInfo;
  words: WordBook;
  /** The state language, which the kiosk speaks between two people. */
  language: CatalogueLanguage;
  live: Pick<LiveClient, 'ask' | 'officeNow'>;
  /** Numbers of its own and the wish that is being answered, where the device can keep them. */
  own?: OwnNumbers;
  wishes?: WishBook;
  printer: Printer;
  voice: Voice;
  chime: Chime;
  origin: string;
  /** Milliseconds that only ever grow: the office's time jumps when a wrong clock is put right. */
  monotonic(): number;
  newId(): string;
  randomBytes(count: number): Uint8Array;
  every(ms: number, run: () => void): () => void;
  /** Gives a ticket back whose person has left without seeing its number. */
  giveBack(address: string): void;
}

/** One kiosk at work: what is on its screen, and what a press does. Screens only show it. */
export interface Kiosk {
  readonly info: Signal<OfficeInfo>;
  readonly visit: Signal<Visit>;
  readonly issue: Signal<Issue>;
  readonly office: Signal<OfficeNow | null>;
  readonly link: Signal<Link | null>;
  /** The kiosk asks whether somebody is still there. */
  readonly asksPresence: Signal<boolean>;
  readonly words: WordBook;
  readonly voice: Voice;
  /** The office's time, ms. */
  now(): number;
  /** It has numbers of its own, for the time without a line. */
  readonly givesNumbers: boolean;
  send(input: VisitInput): void;
  take(needs: readonly HelpCode[]): void;
  printAgain(): void;
  checkIn(): void;
  toggle(aid: keyof Aids): void;
  callPerson(): void;
  moreTime(): void;
  /** Somebody touched something. */
  stir(): void;
  /** Somebody is on the way to an answer: the question stays, and so does the time for it. */
  hold(): void;
  finish(): void;
  /** Goes on with the wish that the last life of this page has left, when somebody may still wait for it. */
  resume(): Promise<void>;
  stop(): void;
}

const ASK_PATIENCE = 4_000;
const PERSON_PATIENCE = 6_000;
/** How long such a wish is followed, ms. */
const ORPHAN_PATIENCE = 5 * 60_000;

export function createKiosk(ports: KioskPorts): Kiosk {
  const { live, voice, words } = ports;
  const info = signal(ports.info);
  const visit = signal(startVisit(1, ports.language));
  const issue = signal<Issue>({ state: 'none' });
  const office = signal<OfficeNow | null>(null);
  const link = signal<Link | null>(null);
  const asksPresence = signal(false);
  // Wishes whose person has left: each is followed, and its number given back, so that nobody is called for nothing.
  const orphans = new Map<string, number>();
  let beginning = false;
  let presence: Presence = { state: 'here', since: ports.monotonic() };

  const send = (input: VisitInput): void => {
    visit.value = stepVisit(visit.value, input);
    stir();
  };

  const stir = (): void => {
    presence = { state: 'here', since: ports.monotonic() };
    asksPresence.value = false;
  };

  const hold = (): void => {
    presence = { ...presence, since: ports.monotonic() };
  };

  const step = (input: IssueInput): void => {
    const [next, effects] = stepIssue(issue.value, input, ports.monotonic());
    issue.value = next;
    for (const effect of effects) {
      if (effect === 'ask' && (next.state === 'asking' || next.state === 'unanswered')) void ask(next.wish);
      if (effect === 'give' && next.state === 'giving') void give(next.wish);
      if (effect === 'print' && next.state === 'issued') void print(next);
    }
  };

  const takeCommand = ({ secret, service, language, needs }: TicketWish): ScreenCommandInput => ({
    type: 'TakeTicket',
    secret,
    service,
    language,
    needs: [...needs],
  });

  const ask = async (wish: TicketWish): Promise<void> => {
    const { id } = wish;
    const asked = await live.ask(takeCommand(wish), { id, patience: ASK_PATIENCE });
    const until = orphans.get(id);
    if (until !== undefined) {
      if (asked.kind === 'no-answer' && ports.monotonic() < until) {
        void ask(wish);
        return;
      }
      orphans.delete(id);
      void ports.wishes?.close();
      if (asked.kind === 'done') ports.giveBack(ticketAddress(info.value.id, wish.secret));
      return;
    }
    if (asked.kind === 'done' && asked.ticket) step({ type: 'answered', id, ticket: asked.ticket });
    else if (asked.kind === 'refused') step({ type: 'refused', id, refusal: asked.refusal });
    else step({ type: 'no-answer', id });
  };

  /** The office does not answer: one of the kiosk's own numbers (O-10). */
  const give = async (wish: TicketWish): Promise<void> => {
    const { id } = wish;
    const given = (await ports.own?.give(wish, live.officeNow())) ?? { kind: 'none' };
    if (given.kind === 'given') step({ type: 'given', id, ticket: given.ticket });
    else if (given.kind === 'refused') step({ type: 'refused', id, refusal: given.refusal });
    else step({ type: 'not-given', id, cut: isCut(link.value) });
  };

  const print = async ({ ticket, wish }: Extract<Issue, { state: 'issued' }>): Promise<void> => {
    const { id } = visit.value;
    await ports.wishes?.numbered(wish, ticket);
    const outcome = await ports.printer.print(
      slipOf({ info: info.value, ticket, words: wordsIn(wish.language), url: ticketUrl(wish) }),
    );
    void ports.wishes?.close();
    if (visit.value.id !== id) return;
    step({ type: 'print', print: outcome });
    stir();
  };

  const ticketUrl = (wish: TicketWish): string => `${ports.origin}/t/${ticketAddress(info.value.id, wish.secret)}`;

  const wordsIn = (language: CatalogueLanguage): Words => {
    const found = words.get(language) ?? words.values().next().value;
    if (!found) throw new Error('Invariant broken: a kiosk without words');
    return found;
  };

  /** On the disk before it is asked for: whoever tapped gets this number, whatever happens to the page (O-10). */
  const begin = async (wish: TicketWish): Promise<void> => {
    const { id } = visit.value;
    if (beginning) return;
    beginning = true;
    await ports.wishes?.open(wish);
    beginning = false;
    if (visit.value.id !== id) void ports.wishes?.close();
    else step({ type: 'wish', wish, cut: isCut(link.value) && ports.own !== undefined });
  };

  const finish = (): void => {
    const open = issue.value;
    if (open.state === 'asking' || open.state === 'unanswered')
      orphans.set(open.wish.id, ports.monotonic() + ORPHAN_PATIENCE);
    step({ type: 'reset' });
    voice.stop();
    send({ type: 'reset', language: ports.language });
  };

  const callPerson = async (): Promise<void> => {
    const { id, person } = visit.value;
    if (person === 'asking' || person === 'asked') {
      stir();
      return;
    }
    send({ type: 'person', person: 'asking' });
    const asked = await live.ask({ type: 'AskForPerson' }, { patience: PERSON_PATIENCE });
    if (visit.value.id === id) send({ type: 'person', person: asked.kind === 'done' ? 'asked' : 'no-answer' });
  };

  const checkIn = async (): Promise<void> => {
    const { at, id } = visit.value;
    if (at.step !== 'number' || at.answer === 'asking') return;
    const number = parseNumber(at.typed);
    if (!number) return;
    send({ type: 'number-answer', answer: 'asking' });
    const command = { type: 'CheckInNumber', number } as const;
    const commandId = ports.newId();
    const asked = await live.ask(command, { id: commandId, patience: isCut(link.value) ? 0 : PERSON_PATIENCE });
    if (visit.value.id !== id) return;
    // Without a line it is noted, and told when there is one: they stand in the line from now on.
    const isNoted =
      asked.kind === 'no-answer' && (await ports.own?.noteHere(commandId, number, live.officeNow())) === true;
    if (visit.value.id !== id) return;
    if (asked.kind === 'done' || isNoted) send({ type: 'here', number });
    else
      send({ type: 'number-answer', answer: asked.kind === 'refused' ? { refused: asked.refusal.kind } : 'no-answer' });
  };

  const resume = async (): Promise<void> => {
    const left = await ports.wishes?.left(Date.now());
    if (!left || issue.value.state !== 'none') return;
    const { wish, ticket, here } = left;
    if (here) {
      send({ type: 'resume', service: wish.service, language: wish.language, needs: wish.needs });
      // Told under the number that was given, whether or not the wish still heard of it.
      step({ type: 'resume', wish, ticket: ticket ?? ports.own?.givenFor(wish) ?? null });
    } else if (ticket) {
      // The number may have been seen: it stays in the line.
      void ports.wishes?.close();
    } else {
      orphans.set(wish.id, ports.monotonic() + ORPHAN_PATIENCE);
      void ask(wish);
    }
  };

  const tick = (): void => {
    step({ type: 'tick' });
    // Listening takes time too.
    if (voice.speaking) hold();
    const [next, effect] = lookAtClock(presence, timeoutRule(visit.value, issue.value), ports.monotonic());
    presence = next;
    asksPresence.value = presence.state === 'asked';
    if (effect === 'ask') ports.chime.play();
    if (effect === 'leave') finish();
  };

  const stopTicking = ports.every(500, tick);

  return {
    info,
    visit,
    issue,
    office,
    link,
    asksPresence,
    words,
    voice,
    now: () => live.officeNow(),
    get givesNumbers() {
      return ports.own?.lease?.lease != null;
    },
    send,
    stir,
    hold,
    finish,
    resume,
    take(needs) {
      const { at, language } = visit.value;
      // Only from the page that offers it: a second press finds another page and does nothing.
      if (at.step !== 'help') return;
      send({ type: 'take', needs });
      if (issue.value.state === 'refused') step({ type: 'reset' });
      const wish = { id: ports.newId(), secret: ticketSecret(ports.randomBytes), service: at.service, language, needs };
      void begin(wish);
    },
    printAgain() {
      stir();
      step({ type: 'print-again' });
    },
    checkIn: () => void checkIn(),
    toggle(aid) {
      const { aids, language } = visit.value;
      const on = !aids[aid];
      if (aid === 'voice' && on && !voice.canSpeak(language)) send({ type: 'remark', remark: 'no-voice' });
      else send({ type: 'aid', aid, on });
    },
    callPerson: () => void callPerson(),
    moreTime: () => send({ type: 'more-time' }),
    stop: stopTicking,
  };
}
