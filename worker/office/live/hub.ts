import { nextCall } from '../../../shared/domain/policy/call-next.ts';
import type { RecordedEvent } from '../../../shared/domain/ticket/events.ts';
import type { Board } from '../../../shared/protocol/board.ts';
import { boardChange } from '../../../shared/protocol/board-change.ts';
import type { Down } from '../../../shared/protocol/down.ts';
import type { OfficeNow } from '../../../shared/protocol/office-now.ts';
import type { Desk } from '../desk.ts';
import { boardOf } from '../views/board.ts';
import { officeNow } from '../views/office-now.ts';
import { signOf } from '../views/sign.ts';
import { type RivalsOf, rivalsOnce } from '../views/ticket-view.ts';
import type { LiveSocket, Seat } from './seat.ts';

/** Phones and counts are refreshed at most so often; the holder of a ticket that changed is told at once. */
const REFRESH_MS = 1_000;
const PAGE = 500;

/** Tells each screen what it may see, as soon as something has happened. One text is made for all screens of a kind. */
export class Hub {
  #desk: Desk;
  #seats: Map<LiveSocket, Seat>;
  #after: (ms: number, run: () => void) => void;
  #lastClient = new WeakMap<LiveSocket, string>();
  #lastTicket = new WeakMap<LiveSocket, string>();
  #lastSign = new WeakMap<LiveSocket, string>();
  /** The board as every display holds it; null after hibernation, when nobody here remembers. */
  #board: Board | null = null;
  #refreshedAt = 0;
  #refreshPlanned = false;
  /** The waiting times on boards and tablets are older than those that are known. */
  #timesWait = false;

  constructor(desk: Desk, seats: Map<LiveSocket, Seat>, after: (ms: number, run: () => void) => void) {
    this.#desk = desk;
    this.#seats = seats;
    this.#after = after;
  }

  send(socket: LiveSocket, message: Down): void {
    this.#sendText(socket, JSON.stringify(message));
  }

  #sendText(socket: LiveSocket, text: string): void {
    try {
      socket.send(text);
    } catch {
      // The other side has gone; the platform reports the close by itself, and a dead screen must not stop the others.
      this.#seats.delete(socket);
    }
  }

  /** First messages after a hello. `after`: last event that a staff screen holds. */
  greet(socket: LiveSocket, seat: Seat, after: number): void {
    const now = this.#desk.now();
    switch (seat.screen) {
      case 'new':
        return;
      case 'staff':
        this.#sendDay(socket, after);
        this.#tellClerk(socket, seat.person);
        this.send(socket, { type: 'now', now: this.#officeNow(now) });
        return;
      case 'board':
        this.#showBoard(socket, now);
        return;
      case 'kiosk':
        this.send(socket, { type: 'now', now: this.#officeNow(now) });
        return;
      case 'sign':
        this.#tellSign(socket, seat.counter, now);
        return;
      case 'ticket':
        this.#tellHolder(socket, seat.ticket);
        return;
    }
  }

  /** The part of the day that a staff screen lacks, in pages that a tablet folds without a pause. */
  #sendDay(socket: LiveSocket, after: number): void {
    const { log } = this.#desk;
    const missing = after === 0 ? null : log.todaySince(after);
    const events = missing ?? log.today();
    let reset = missing === null;
    for (let from = 0; from === 0 || from < events.length; from += PAGE) {
      this.send(socket, { type: 'events', reset, events: events.slice(from, from + PAGE), head: log.seq });
      reset = false;
    }
  }

  /** Something has happened. */
  changed(events: RecordedEvent[]): void {
    if (this.#seats.size === 0) return;
    const { log } = this.#desk;
    const now = this.#desk.now();
    const touched = new Set<string>();
    for (const { event } of events) if ('ticket' in event) touched.add(event.ticket);

    let staffText: string | null = null;
    let boardText: string | null = null;
    for (const [socket, seat] of this.#seats) {
      switch (seat.screen) {
        case 'staff':
          staffText ??= JSON.stringify({ type: 'events', reset: false, events, head: log.seq } satisfies Down);
          this.#sendText(socket, staffText);
          this.#tellClerk(socket, seat.person);
          break;
        case 'board':
          boardText ??= this.#boardChangeText(now);
          this.#sendText(socket, boardText);
          break;
        case 'sign':
          this.#tellSign(socket, seat.counter, now);
          break;
        case 'ticket':
          if (touched.has(seat.ticket)) this.#tellHolder(socket, seat.ticket);
          break;
        case 'kiosk':
        case 'new':
          break;
      }
    }
    this.#planRefresh(now);
  }

  /** Waiting times have been reckoned anew. */
  forecastChanged(): void {
    if (this.#seats.size === 0) return;
    this.#timesWait = true;
    this.#planRefresh(this.#desk.now());
  }

  #planRefresh(now: number): void {
    const due = this.#refreshedAt + REFRESH_MS;
    if (now >= due) {
      this.refresh();
    } else if (!this.#refreshPlanned) {
      this.#refreshPlanned = true;
      this.#after(due - now, () => {
        this.#refreshPlanned = false;
        this.refresh();
      });
    }
  }

  /** Brings phones and kiosks up to date, since places move when others are called; and waiting times everywhere. */
  refresh(): void {
    const now = this.#desk.now();
    this.#refreshedAt = now;
    const rivalsOf = rivalsOnce(this.#desk.day);
    let nowText: string | null = null;
    let boardText: string | null = null;
    const timesWait = this.#timesWait;
    this.#timesWait = false;
    for (const [socket, seat] of this.#seats) {
      if (seat.screen === 'ticket') {
        this.#tellHolder(socket, seat.ticket, rivalsOf);
      } else if (seat.screen === 'board') {
        if (!timesWait) continue;
        boardText ??= this.#boardChangeText(now);
        this.#sendText(socket, boardText);
      } else if (seat.screen === 'kiosk' || (seat.screen === 'staff' && timesWait)) {
        nowText ??= JSON.stringify({ type: 'now', now: this.#officeNow(now) } satisfies Down);
        this.#sendText(socket, nowText);
      }
    }
  }

  /** The whole board again although nothing happened: the lobby code has changed, or the office opens. */
  refreshBoards(): void {
    this.#board = null;
    let text: string | null = null;
    for (const [socket, seat] of this.#seats) {
      if (seat.screen !== 'board') continue;
      text ??= this.#boardChangeText(this.#desk.now());
      this.#sendText(socket, text);
    }
  }

  /** A note has changed: whoever has that client sees it. */
  noteChanged(): void {
    for (const [socket, seat] of this.#seats) if (seat.screen === 'staff') this.#tellClerk(socket, seat.person);
  }

  /** The office file has changed. */
  infoChanged(): void {
    const text = JSON.stringify({ type: 'info', version: this.#desk.version } satisfies Down);
    for (const [socket, seat] of this.#seats) if (seat.screen !== 'new') this.#sendText(socket, text);
  }

  /** The whole board to a display that is new. It gets the one that the others hold, so that one change fits them all. */
  #showBoard(newcomer: LiveSocket, now: number): void {
    // Without any display nobody follows the changes, and the board that was held is old.
    if (this.#board?.seq !== this.#desk.log.seq) this.#board = this.#makeBoard(now);
    if (this.#board) this.send(newcomer, { type: 'board', board: this.#board });
    else this.send(newcomer, { type: 'refused', refusal: { kind: 'office-not-set-up' } });
  }

  /** What has changed since the board that every display holds; the whole board when that is not known any more. */
  #boardChangeText(now: number): string {
    const before = this.#board;
    const after = this.#makeBoard(now);
    this.#board = after;
    if (!after) return JSON.stringify({ type: 'refused', refusal: { kind: 'office-not-set-up' } } satisfies Down);
    const message: Down = before
      ? { type: 'board-change', change: boardChange(before, after) }
      : { type: 'board', board: after };
    return JSON.stringify(message);
  }

  #officeNow(now: number): OfficeNow {
    const { day, forecast, log } = this.#desk;
    return officeNow(day, forecast, log.chainHead, now);
  }

  #makeBoard(now: number): Board | null {
    const { day, file, clients, forecast } = this.#desk;
    return (
      file &&
      boardOf({
        day,
        file,
        now,
        forecast,
        presence: this.#desk.presence(now),
        languageOf: (ticket) => clients.get(ticket)?.language ?? null,
      })
    );
  }

  #tellSign(socket: LiveSocket, counter: string, now: number): void {
    const { day, file } = this.#desk;
    if (!file) return;
    const sign = signOf(day, file, counter, now);
    const { at: _at, seq: _seq, ...shown } = sign;
    const text = JSON.stringify(shown);
    if (this.#lastSign.get(socket) === text) return;
    this.#lastSign.set(socket, text);
    this.send(socket, { type: 'sign', sign });
  }

  #tellHolder(socket: LiveSocket, ticketId: string, rivalsOf?: RivalsOf): void {
    const ticket = this.#desk.day.tickets.get(ticketId);
    const view = ticket && this.#desk.viewOf(ticket, rivalsOf);
    if (!view) {
      this.send(socket, { type: 'refused', refusal: { kind: 'ticket-unknown' } });
      return;
    }
    const text = JSON.stringify(view);
    const shown = text.slice(0, text.lastIndexOf(',"at":'));
    if (this.#lastTicket.get(socket) === shown) return;
    this.#lastTicket.set(socket, shown);
    this.#sendText(socket, `{"type":"ticket","ticket":${text}}`);
  }

  /** What only this clerk sees: the client at the counter, and whom the rule gives next. Sent when it changes. */
  #tellClerk(socket: LiveSocket, person: string): void {
    const { day } = this.#desk;
    const [at = '', counter] = [...day.counters].find(([, { clerk }]) => clerk === person) ?? [];
    const current = counter?.state === 'open' && counter.ticket !== null ? this.#desk.clientView(counter.ticket) : null;
    const next = counter?.state === 'open' && counter.ticket === null ? nextCall(day, at, this.#desk.now()) : null;
    const message: Down = { type: 'client', current, next: next && this.#desk.clientView(next.ticket) };
    const text = JSON.stringify(message);
    if (this.#lastClient.get(socket) === text) return;
    this.#lastClient.set(socket, text);
    this.#sendText(socket, text);
  }
}
