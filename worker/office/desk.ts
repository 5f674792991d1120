import { aimFor } from '../../shared/domain/office/aim-for.ts';
import type { OfficeFile } from '../../shared/domain/office/office-file.ts';
import { rulesOf } from '../../shared/domain/office/office-rules.ts';
import { advance, nextAdvance } from '../../shared/domain/ticket/advance.ts';
import type { Actor, Command, CommandType, Joining, Promised } from '../../shared/domain/ticket/commands.ts';
import type { OfficeDay } from '../../shared/domain/ticket/day.ts';
import { decide } from '../../shared/domain/ticket/decide.ts';
import type { OfficeEvent, RecordedEvent } from '../../shared/domain/ticket/events.ts';
import type { HelpCode } from '../../shared/domain/ticket/help.ts';
import { decideLate, type LateEvent, note } from '../../shared/domain/ticket/late.ts';
import { leaseOf } from '../../shared/domain/ticket/lent-numbers.ts';
import type { TicketNumber } from '../../shared/domain/ticket/number.ts';
import type { Refusal } from '../../shared/domain/ticket/refusal.ts';
import type { Channel, Ticket, TicketId } from '../../shared/domain/ticket/ticket.ts';
import { ticketIdOf } from '../../shared/domain/ticket/ticket-id.ts';
import type { Language } from '../../shared/domain/words.ts';
import type { ClientView } from '../../shared/protocol/client-view.ts';
import type { ScreenCommand } from '../../shared/protocol/commands.ts';
import type { LeaseMessage } from '../../shared/protocol/down.ts';
import type { TicketCommand } from '../../shared/protocol/ticket-commands.ts';
import type { TicketView } from '../../shared/protocol/ticket-view.ts';
import { type CodeLimit, NO_LIMIT, presenceCode, presenceFits } from './access/presence-code.ts';
import { newToken } from './access/tokens.ts';
import { Tries } from './access/tries.ts';
import { ClientDesk } from './client-details.ts';
import { type Forecast, NO_FORECAST } from './estimates/forecast.ts';
import { actorFor, actorName, type Screen } from './may.ts';
import { OfficeLog } from './office-log.ts';
import { refused, type Said, said } from './said.ts';
import type { OfficeStorage } from './storage/port.ts';
import { type RivalsOf, ticketView } from './views/ticket-view.ts';

export interface Done {
  seq: number;
  ticket?: TicketView;
  /** Of what was told late: the client whom it was about, and why it could not be taken over. */
  about?: TicketId;
  noted?: Refusal;
}

interface SetUp {
  file: OfficeFile;
  version: number;
  demo: boolean;
}

/** Commands by which somebody is called: before them it is looked whose tablet is silent. */
const CALLS: ReadonlySet<ScreenCommand['type']> = new Set(['CallNext', 'CallTicket', 'WalkDirect', 'CallSlip']);

/** What a command of a screen is called in the rules. */
function stepOf({ type }: ScreenCommand): CommandType {
  if (type === 'TakeTicket') return 'Join';
  if (type === 'CheckInNumber' || type === 'SetNote') return 'CheckIn';
  return type;
}

/** A ticket asked for, by whomever: at a kiosk, at the front desk, from home. */
export interface TicketWish {
  secret: string;
  service: string;
  language?: Language | undefined;
  needs: readonly HelpCode[];
  /** Further matters of the same visit. */
  matters?: readonly string[] | undefined;
  promised?: Promised | undefined;
  number?: TicketNumber | undefined;
  note?: string | undefined;
}

/**
 * The office at work: takes commands, decides them against the day, writes down what happened. Everything in here is
 * synchronous: between reading the day and writing the log nothing else can happen.
 */
export class Desk {
  readonly log: OfficeLog;
  readonly clients: ClientDesk;
  #storage: OfficeStorage;
  #now: () => number;
  #setUp: SetUp | null;
  #presenceSecret: string | null;
  /** How long people wait, as last reckoned. */
  forecast: Forecast = NO_FORECAST;
  #codeTries = new Tries(6, 10 * 60_000);
  /** Called after each change with what happened. */
  onEvents: (events: RecordedEvent[]) => void = () => {};
  /** Called before somebody is called, so that clients of silent tablets are kept for them. */
  onBeforeCall: () => void = () => {};
  /** Called when a note has changed, which is no event. */
  onNote: () => void = () => {};
  /** Called with all events of a day when it has closed. */
  onDayClosed: (events: readonly RecordedEvent[]) => void = () => {};

  constructor(storage: OfficeStorage, now: () => number) {
    this.#storage = storage;
    this.#now = now;
    this.#setUp = storage.get<SetUp>('setting', 'office');
    this.#presenceSecret = storage.get<string>('setting', 'presence-secret');
    this.log = new OfficeLog(storage);
    this.clients = new ClientDesk(storage);
  }

  get day(): OfficeDay {
    return this.log.day;
  }
  get file(): OfficeFile | null {
    return this.#setUp?.file ?? null;
  }
  get version(): number {
    return this.#setUp?.version ?? 0;
  }
  get demo(): boolean {
    return this.#setUp?.demo ?? false;
  }
  /** The office's time, ms. A clock that is set back stands still until it has caught up with the log. */
  now(): number {
    return Math.max(this.#now(), this.log.at);
  }

  /** Takes an office file into use. The same file again changes nothing. */
  install(file: OfficeFile, demo: boolean, by: Actor): number {
    const before = this.#setUp;
    if (before && before.demo === demo && JSON.stringify(before.file) === JSON.stringify(file)) {
      this.passTime();
      return before.version;
    }
    // A log that was moved in knows of versions, too.
    const version = Math.max(before?.version ?? 0, this.day.rules?.version ?? 0) + 1;
    const setUp: SetUp = { file, version, demo };
    this.#storage.atomically(() => {
      this.#storage.put('setting', 'office', setUp);
      if (this.#presenceSecret === null) {
        this.#presenceSecret = newToken();
        this.#storage.put('setting', 'presence-secret', this.#presenceSecret);
      }
    });
    this.#setUp = setUp;
    this.passTime();
    this.#perform({ type: 'SetRules', rules: rulesOf(file, version) }, by, `file-${version}`);
    this.passTime();
    return version;
  }

  presence(now: number): { code: string; until: number } {
    return presenceCode(this.#presenceSecret ?? '', now);
  }

  /** Folds in what time alone has brought about. */
  passTime(now = this.now()): void {
    const events = advance(this.day, now);
    if (events.length === 0) return;
    // The new day begins with an empty list, so that of the day that closes is taken before.
    const isLast = events.some(({ type }) => type === 'DayClosed');
    const before = isLast ? [...this.log.today()] : [];
    const recorded = this.#write(events, now, { role: 'system' }, `time-${now}`);
    if (isLast) this.onDayClosed([...before, ...recorded]);
  }

  /** A decision of the office itself. */
  bySystem(command: Command, id: string): void {
    this.#perform(command, { role: 'system' }, id);
  }

  /** What needs no hurry: details that a crash may have left behind. */
  tidy(): void {
    this.clients.eraseExcept((ticket) => {
      const state = this.day.tickets.get(ticket)?.state;
      return state !== undefined && state !== 'ended';
    });
  }

  nextAdvance(): number | null {
    return nextAdvance(this.day);
  }

  /** A command from a screen of staff or a kiosk. The same id is the same command, however often it arrives. */
  fromScreen(id: string, command: ScreenCommand, screen: Screen): Said<Done> {
    const actor = actorFor(screen, command.type);
    if (!actor) return refused({ kind: 'not-allowed' });
    if (CALLS.has(command.type)) this.onBeforeCall();
    switch (command.type) {
      case 'TakeTicket':
        // A kiosk makes no promises and writes no notes.
        if (actor.role === 'kiosk' ? command.promised || command.note : command.number) {
          return refused({ kind: 'not-allowed' });
        }
        return this.take(id, command, actor.role === 'kiosk' ? 'kiosk' : 'desk', actor);
      case 'WalkDirect':
        return this.#walkDirect(id, command, actor);
      case 'SetNote':
        return this.#setNote(command.ticket, command.note, actor);
    }
    const repeat = this.#repeat(id, null);
    if (repeat) return repeat;
    switch (command.type) {
      case 'CheckInNumber':
        return this.#checkInNumber(id, command.number, actor);
      case 'Transfer': {
        const { note, to, ...transfer } = command;
        return this.#perform({ ...transfer, ...(to ? { to } : {}) }, actor, id, () => {
          if (note !== undefined) this.clients.setNote(command.ticket, note);
        });
      }
      default:
        return this.#perform(command, actor, id);
    }
  }

  /** Gives a ticket. The answer carries the ticket's own view, also when it is a repeat. */
  take(id: string, wish: TicketWish, channel: Channel, actor: Actor): Said<Done> {
    const joining = this.#joining(wish);
    if (!joining.ok) return joining;
    const { ticket } = joining.value;
    const repeat = this.#repeat(id, ticket);
    if (repeat) return repeat;
    const { promised, number } = wish;
    return this.#perform(
      { type: 'Join', ...joining.value, channel, ...(promised ? { promised } : {}), ...(number ? { number } : {}) },
      actor,
      id,
      () => this.#remember(ticket, wish),
    );
  }

  #walkDirect(id: string, command: Extract<ScreenCommand, { type: 'WalkDirect' }>, actor: Actor): Said<Done> {
    const joining = this.#joining(command);
    if (!joining.ok) return joining;
    const { ticket } = joining.value;
    const repeat = this.#repeat(id, ticket);
    if (repeat) return repeat;
    const { counter, reason } = command;
    return this.#perform(
      { type: 'WalkDirect', ...joining.value, counter, ...(reason ? { reason } : {}) },
      actor,
      id,
      () => this.#remember(ticket, command),
    );
  }

  #joining({ secret, service, needs, matters = [] }: TicketWish): Said<Joining> {
    const { file } = this;
    if (!file) return refused({ kind: 'office-not-set-up' });
    const ticket = ticketIdOf(file.id, secret);
    return said({ ticket, service, hard: needs.includes('short'), matters, aim: aimFor(file, needs) });
  }

  #remember(ticket: string, { language, needs, note = '' }: TicketWish): void {
    const isState = language === undefined || language === this.file?.languages[0];
    this.clients.put(ticket, {
      language: isState ? null : language,
      needs: [...needs],
      note: note === '' ? null : note,
    });
  }

  /** Whoever has the client, or the front desk, writes the note. It is no event: it must be forgotten (V-1). */
  #setNote(id: string, note: string, actor: Actor): Said<Done> {
    const ticket = this.day.tickets.get(id);
    if (!ticket) return refused({ kind: 'ticket-unknown' });
    if (ticket.state === 'ended') return refused({ kind: 'ticket-ended' });
    const isMine = 'clerk' in ticket && 'person' in actor && ticket.clerk === actor.person;
    if (!isMine && actor.role !== 'host') return refused({ kind: 'not-your-counter' });
    this.clients.setNote(id, note);
    this.onNote();
    return said({ seq: this.log.seq });
  }

  /** The id of the ticket that a secret opens. */
  ticketOf(secret: string): string {
    return this.#known(ticketIdOf(this.file?.id ?? '', secret));
  }

  /** A slip that was called before its kiosk could tell of it has another id (O-15). */
  #known(ticket: string): string {
    return this.day.alsoKnown.get(ticket) ?? ticket;
  }

  /**
   * What a screen did while it had no line (O-14). The same id is the same command, also when it had been asked before the line
   * was cut. Answers a refusal only to somebody who may not say such a thing at all.
   */
  late(id: string, command: ScreenCommand, when: number, screen: Screen): Said<Done> {
    const actor = actorFor(screen, command.type);
    if (!actor) return refused({ kind: 'not-allowed' });
    if (command.type === 'SetNote') {
      const set = this.#setNote(command.ticket, command.note, actor);
      return set.ok ? set : said({ seq: this.log.seq, noted: set.refusal as Refusal });
    }
    this.onBeforeCall();
    const now = this.now();
    this.passTime(now);
    const wanted = this.#commandOf(command, actor);
    if (!wanted.ok) {
      const before = this.#notedFor(id);
      if (before) return said({ seq: this.log.seq, ...before });
      const { number } = command as { number?: TicketNumber };
      const because = wanted.refusal.kind as Refusal['kind'];
      const event = note({ type: stepOf(command), ...(number === undefined ? {} : { number }) }, because);
      this.#write([{ event, when: Math.min(when, now) }], now, actor, id);
      return said({ seq: this.log.seq, noted: wanted.refusal as Refusal });
    }
    const { command: asked, alongside } = wanted.value;
    // A slip that was printed although the office had given another number, of which the kiosk never heard, is news.
    const isSlip = asked.type === 'Join' && asked.number !== undefined && !this.#notedFor(id);
    const repeat = isSlip ? null : this.#repeat(id, null);
    if (repeat) return this.#saidLate(repeat, id, asked);
    this.#write(decideLate(this.day, asked, { actor, when, now }), now, actor, id);
    // After the log, because only then the ticket of a slip is known; whoever is not answered tells it once more.
    alongside();
    return this.#saidLate(said({ seq: this.log.seq }), id, asked);
  }

  /** The command of the rules behind that of a screen, and what is kept beside the log with it. */
  #commandOf(command: ScreenCommand, actor: Actor): Said<{ command: Command; alongside: () => void }> {
    const plain = (one: Command, alongside: () => void = () => {}) => said({ command: one, alongside });
    switch (command.type) {
      case 'TakeTicket':
      case 'WalkDirect': {
        const joining = this.#joining(command);
        if (!joining.ok) return joining;
        const { ticket } = joining.value;
        const remember = (): void => {
          const open = this.day.tickets.get(this.#known(ticket));
          if (!open || open.state === 'ended') return;
          this.#remember(open.id, command);
          this.onNote();
        };
        if (command.type === 'WalkDirect') {
          const { counter, reason } = command;
          return plain({ type: 'WalkDirect', ...joining.value, counter, ...(reason ? { reason } : {}) }, remember);
        }
        const { number } = command;
        const channel = actor.role === 'kiosk' ? 'kiosk' : 'desk';
        return plain({ type: 'Join', ...joining.value, channel, ...(number ? { number } : {}) }, remember);
      }
      case 'CheckInNumber': {
        const ticket = this.day.tickets.get(this.day.byNumber.get(command.number) ?? '');
        if (!ticket) return refused({ kind: 'ticket-unknown' });
        return plain({ type: ticket.state === 'missed' ? 'Reinstate' : 'CheckIn', ticket: ticket.id });
      }
      case 'Transfer': {
        const { note, to, ...transfer } = command;
        return plain({ ...transfer, ...(to ? { to } : {}) }, () => {
          if (note !== undefined) this.clients.setNote(command.ticket, note);
        });
      }
      case 'SetNote':
        return refused({ kind: 'not-allowed' });
      default:
        return plain(command);
    }
  }

  #saidLate(done: Said<Done>, id: string, command: Command): Said<Done> {
    if (!done.ok) return done;
    const { noted: why } = this.#notedFor(id) ?? {};
    const about = command.type === 'CallSlip' ? this.day.byNumber.get(command.number) : undefined;
    return said({ ...done.value, ...(about ? { about } : {}), ...(why ? { noted: why } : {}) });
  }

  #notedFor(id: string): { noted: Refusal } | null {
    const line = this.log.lastOf(id);
    return line?.event.type === 'LateNoted' ? { noted: { kind: line.event.because } as Refusal } : null;
  }

  /** What the holder of a ticket asks of it. */
  fromHolder(id: string, ticket: string, command: TicketCommand, codes: CodeLimit = NO_LIMIT): Said<Done> {
    if (!this.day.tickets.has(ticket)) return refused({ kind: 'ticket-unknown' });
    const repeat = this.#repeat(id, ticket);
    if (repeat) return repeat;
    const actor: Actor = { role: 'resident' };
    switch (command.type) {
      case 'CheckIn': {
        const now = this.now();
        const seconds = this.#codeTries.wait(ticket, now);
        if (seconds > 0) return refused({ kind: 'too-many-tries', seconds });
        const may = codes.may();
        if (!may.ok) return may;
        if (!presenceFits(this.#presenceSecret ?? '', command.code, now)) {
          this.#codeTries.failed(ticket, now);
          return refused({ kind: 'wrong-code' });
        }
        codes.right();
        return this.#perform({ type: 'CheckIn', ticket }, actor, id);
      }
      case 'Return':
        return this.#perform({ type: 'Reinstate', ticket }, actor, id);
      case 'Postpone':
        return this.#perform({ type: 'Postpone', ticket, places: command.places }, actor, id);
      case 'Cancel':
        return this.#perform({ type: 'Cancel', ticket }, actor, id);
      case 'AnswerCall':
        return this.#perform({ type: 'AnswerCall', ticket, answer: command.answer }, actor, id);
    }
  }

  /** The view of a ticket by its secret, or null: unknown, wrong and of another day are the same. */
  ticketBySecret(secret: string): TicketView | null {
    const ticket = this.day.tickets.get(this.ticketOf(secret));
    return ticket ? this.viewOf(ticket) : null;
  }

  viewOf(ticket: Ticket, rivalsOf?: RivalsOf): TicketView | null {
    const { file } = this;
    if (!file) return null;
    const { day, forecast } = this;
    return ticketView({ day, file, details: this.clients.get(ticket.id), forecast, now: this.now() }, ticket, rivalsOf);
  }

  /** What a clerk sees of a client. */
  clientView(ticket: TicketId): ClientView {
    const details = this.clients.get(ticket);
    return {
      ticket,
      language: details?.language ?? null,
      needs: (details?.needs ?? []).filter((need) => need !== 'short'),
      note: details?.note ?? null,
    };
  }

  /** What a kiosk needs to go on without a line; its numbers are lent, or for longer. */
  leaseFor(device: string, place: string): LeaseMessage | null {
    this.passTime();
    this.#perform({ type: 'LendNumbers', device }, { role: 'system' }, `lend-${device}-${this.log.seq}`);
    const { rules, stopped } = this.day;
    return rules && { type: 'lease', device, place, rules, lease: leaseOf(this.day, device), stopped: [...stopped] };
  }

  #checkInNumber(id: string, number: string, actor: Actor): Said<Done> {
    const ticket = this.day.tickets.get(this.day.byNumber.get(number) ?? '');
    if (!ticket) return refused({ kind: 'ticket-unknown' });
    return this.#perform({ type: ticket.state === 'missed' ? 'Reinstate' : 'CheckIn', ticket: ticket.id }, actor, id);
  }

  #repeat(id: string, ticket: string | null): Said<Done> | null {
    const seen = this.#storage.findCommand(id);
    return seen ? this.#done(seen.last, ticket) : null;
  }

  #done(seq: number, ticketId: string | null): Said<Done> {
    const ticket = ticketId === null ? undefined : this.day.tickets.get(ticketId);
    const view = ticket && this.viewOf(ticket);
    return said({ seq, ...(view ? { ticket: view } : {}) });
  }

  #perform(command: Command, actor: Actor, id: string, alongside: () => void = () => {}): Said<Done> {
    // Read once: between two readings a midnight or the end of a time to return could pass unnoticed.
    const now = this.now();
    this.passTime(now);
    const decision = decide(this.day, command, { now, actor });
    if (!decision.ok) return refused(decision.refusal);
    // Details first: if the log then refuses, an orphan without a ticket is erased by housekeeping; a ticket without its
    // details could not be mended.
    alongside();
    const recorded = this.#write(decision.events, now, actor, id);
    const isNew = command.type === 'Join' || command.type === 'WalkDirect';
    const own = 'ticket' in command && (actor.role === 'resident' || isNew) ? command.ticket : null;
    return this.#done(recorded.at(-1)?.seq ?? this.log.seq, own);
  }

  /** Of what a device did without a line, each event comes with the time at which it happened. */
  #write(events: ReadonlyArray<OfficeEvent | LateEvent>, now: number, actor: Actor, command: string): RecordedEvent[] {
    const recorded = this.log.append(events, now, actorName(actor), command);
    if (recorded.length === 0) return recorded;
    this.clients.follow(recorded);
    this.onEvents(recorded);
    return recorded;
  }
}
