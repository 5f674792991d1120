import { DurableObject } from 'cloudflare:workers';
import { localClock } from '../../shared/domain/office/local-time.ts';
import type { OfficeFile } from '../../shared/domain/office/office-file.ts';
import type { OfficeEventType } from '../../shared/domain/ticket/events.ts';
import { ticketAddress } from '../../shared/domain/ticket/secret.ts';
import type { ScreenCommand } from '../../shared/protocol/commands.ts';
import { PING, PONG } from '../../shared/protocol/heartbeat.ts';
import type { AuditAct } from '../../shared/protocol/http/audit.ts';
import type { DeviceList, DeviceScreen, DeviceState } from '../../shared/protocol/http/devices.ts';
import type { Figures } from '../../shared/protocol/http/figures.ts';
import type { NewLink } from '../../shared/protocol/http/links.ts';
import type { RouteName } from '../../shared/protocol/http/route-table.ts';
import type { Statistics } from '../../shared/protocol/http/statistics.ts';
import type { TicketData } from '../../shared/protocol/http/ticket-data.ts';
import type { OfficeInfo } from '../../shared/protocol/office-info.ts';
import type { OfficeNow } from '../../shared/protocol/office-now.ts';
import type { TicketCommand } from '../../shared/protocol/ticket-commands.ts';
import type { TicketView } from '../../shared/protocol/ticket-view.ts';
import { type Asker, askersOf, HELLOS, isAmong } from '../access-table.ts';
import { type CookieKind, tokenOf } from '../cookies.ts';
import type { Env } from '../env.ts';
import { logProblem } from '../log-problem.ts';
import { Devices, deviceState } from './access/devices.ts';
import { People } from './access/people.ts';
import { Phones } from './access/phones.ts';
import { type CodeLimit, PRESENCE_MS } from './access/presence-code.ts';
import { ResidentLimits } from './access/resident-limits.ts';
import { allow, type Standing, standingOf, type Tokens } from './access/standing.ts';
import { tokenHash } from './access/tokens.ts';
import { type AlarmClock, createAlarmClock } from './alarms/alarm-clock.ts';
import { AuditedEvents } from './audit-events.ts';
import { AuditLog } from './audit-log.ts';
import { OwnData } from './data/own-data.ts';
import { ownDataPage } from './data/own-data-page.ts';
import { recordPage } from './data/record-page.ts';
import { Retention } from './data/retention.ts';
import { Desk, type Done, type TicketWish } from './desk.ts';
import { DeviceHealth } from './device-health/device-health.ts';
import { Failures } from './device-health/failures.ts';
import { USUAL_RUNS, WaitingTimes } from './estimates/waiting-times.ts';
import { Hub } from './live/hub.ts';
import { lend, type Reception, receive, screenOf } from './live/reception.ts';
import { Reservations } from './live/reservations.ts';
import { isSeat, type LiveSocket, type Seat } from './live/seat.ts';
import { streamOf } from './log-stream.ts';
import { changedRoles, mayImport } from './may-import.ts';
import { type LogEnd, Moving } from './moving.ts';
import { refused, type Said, said } from './said.ts';
import { type Asking, DEMO_PIN, StaffDesk } from './staff-desk.ts';
import { type StaffRouteName, serveStaff } from './staff-routes.ts';
import { createSqliteStorage } from './storage/sqlite.ts';
import { officeInfo } from './views/office-info.ts';
import { officeNow } from './views/office-now.ts';

/** What changes how a kiosk goes on without a line. */
const FOR_KIOSKS: ReadonlySet<OfficeEventType> = new Set([
  'RulesSet',
  'DayOpened',
  'IntakeStopped',
  'IntakeOpened',
  'NumbersReturned',
]);

/** Whoever sets an office up is no browser. */
const UNKNOWN_AGENT = { system: 'other', browser: 'other' } as const;

/** A socket that does not say what it is within this time is closed. */
const HELLO_MS = 30_000;

/**
 * One office: its log, its people and devices, its sockets. This class is the platform's side only; the office's work is
 * in Desk, Hub, People and Devices. No method awaits anything outside between reading the day and writing the log.
 */
export class Office extends DurableObject<Env> {
  #desk: Desk;
  #people: People;
  #devices: Devices;
  #audit: AuditLog;
  #staff: StaffDesk;
  #moving: Moving;
  #hub: Hub;
  #alarms: AlarmClock;
  #waits: WaitingTimes;
  #retention: Retention;
  #failures: Failures;
  #phones: Phones;
  #residents = new ResidentLimits();
  /** From which address, by its name of the day, a line was opened: in memory only, and forgotten with it. */
  #from = new WeakMap<LiveSocket, string>();
  #health: DeviceHealth;
  #ownData: OwnData;
  #seats = new Map<LiveSocket, Seat>();
  #reception: Reception;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const storage = createSqliteStorage(ctx.storage);
    const desk = new Desk(storage, () => Date.now());
    this.#desk = desk;
    this.#people = new People(storage, () => desk.file);
    this.#devices = new Devices(storage);
    this.#audit = new AuditLog(storage);
    this.#failures = new Failures(storage);
    this.#phones = new Phones(storage);
    this.#health = new DeviceHealth({
      devices: this.#devices,
      failures: this.#failures,
      heard: () => this.#heardDevices(),
      rules: () => desk.day.rules,
    });
    this.#hub = new Hub(desk, this.#seats, (ms, run) => setTimeout(run, ms));
    this.#alarms = createAlarmClock(storage, (at) => {
      void (at === null ? ctx.storage.deleteAlarm() : ctx.storage.setAlarm(at));
    });
    this.#waits = new WaitingTimes({
      desk,
      storage,
      after: (ms, run) => setTimeout(run, ms),
      onForecast: () => this.#hub.forecastChanged(),
      runs: Number(env.ESTIMATE_RUNS || USUAL_RUNS),
    });
    const reservations = new Reservations({
      desk,
      storage,
      seats: this.#seats,
      send: (socket, message) => this.#hub.send(socket, message),
      after: (ms, run) => setTimeout(run, ms),
    });
    desk.onBeforeCall = () => reservations.review();
    desk.onNote = () => this.#hub.noteChanged();
    this.#retention = new Retention({ desk, storage, after: (ms, run) => setTimeout(run, ms) });
    this.#ownData = new OwnData(desk, storage, (ticket) => this.#waits.toldTo(ticket));
    desk.onDayClosed = (events) => {
      this.#waits.dayClosed(events);
      this.#retention.dayClosed(events);
    };
    const audited = new AuditedEvents(desk.day);
    desk.onEvents = (events) => {
      for (const recorded of events) {
        const act = audited.actOf(recorded);
        if (act) this.#audit.note(recorded.actor, act, recorded.at);
      }
      this.#waits.changed(events);
      this.#hub.changed(events);
      reservations.changed();
      if (events.some(({ event }) => FOR_KIOSKS.has(event.type))) this.#lendAgain();
      this.#alarms.set('rules', desk.nextAdvance());
    };
    for (const socket of ctx.getWebSockets()) {
      const seat: unknown = socket.deserializeAttachment();
      if (isSeat(seat)) this.#seats.set(socket, seat);
    }
    this.#reception = {
      desk,
      hub: this.#hub,
      people: this.#people,
      devices: this.#devices,
      reservations,
      health: this.#health,
      codesFrom: (socket) => this.#codes(this.#from.get(socket) ?? null),
      seats: this.#seats,
      keep: (socket, seat) => (socket as WebSocket).serializeAttachment(seat),
    };
    this.#moving = new Moving(desk, this.#audit);
    this.#staff = new StaffDesk({
      storage,
      desk,
      people: this.#people,
      devices: this.#devices,
      audit: this.#audit,
      closeSessions: (which, kind) =>
        this.#closeSeats((seat) => seat.screen === 'staff' && which(seat.session, seat.person), kind),
      fellSilent: (person) => reservations.withdraw(person),
    });
    // Nobody waits until the next round looks: after a long sleep, and when a backup was put back, what is due goes at once.
    const now = desk.now();
    if (this.#retention.isDue(now)) this.#alarms.set('housekeeping', now);
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG));
  }

  /** Kiosks hear at once of what they must know when they have no line. */
  #lendAgain(): void {
    for (const [socket, seat] of this.#seats) {
      if (seat.screen === 'kiosk') lend(this.#reception, socket, seat.device);
    }
  }

  // ---- set up -------------------------------------------------------------------------------------------------------

  /**
   * Takes an office file into use. As long as nobody has an account the answer holds a one-time link for the first
   * administrator; in a demonstration everybody gets the PIN that is said aloud.
   */
  async setUp(
    file: OfficeFile,
    demo: boolean,
    lastHash: string | null = null,
  ): Promise<Said<{ version: number; first: NewLink | null }>> {
    if (this.#desk.file && this.#desk.demo !== demo) return refused({ kind: 'demo-and-real' });
    const fits = this.#moving.mayOpen(lastHash);
    if (!fits.ok) return fits;
    const before = this.#desk.version;
    const version = this.#install(file, demo);
    if (version !== before) this.#audit.note('operator', { type: 'office-set-up', version, demo }, this.#desk.now());
    if (demo) {
      for (const person of file.people) {
        if (this.#people.accounts.pinOf(person.id) === null) await this.#people.setPin(person.id, DEMO_PIN);
      }
    }
    const asOperator = this.#asking({
      tokens: {},
      site: { host: '', origin: '' },
      address: null,
      agent: UNKNOWN_AGENT,
    });
    const first = this.#staff.firstLink(asOperator);
    return said({ version, first: first.ok ? first.value : null });
  }

  exportOffice(): Said<ReadableStream<Uint8Array>> {
    return this.#moving.leave();
  }

  importLog(lines: readonly string[]): Said<LogEnd> {
    try {
      return this.#moving.arrive(lines);
    } catch (error) {
      // The rules could not read a line: what is in memory goes, what is on the disk is as it was.
      this.ctx.abort(String(error));
      throw error;
    }
  }

  #install(file: OfficeFile, demo: boolean): number {
    const before = this.#desk.version;
    const version = this.#desk.install(file, demo, { role: 'system' });
    this.#alarms.set('housekeeping', this.#desk.now() + PRESENCE_MS);
    if (version !== before) {
      this.#reviewStaff(this.#desk.now());
      this.#hub.infoChanged();
    }
    return version;
  }

  // ---- for everybody ------------------------------------------------------------------------------------------------

  info(): Said<OfficeInfo> {
    const { file, version, demo } = this.#desk;
    return file ? said(officeInfo(file, version, demo)) : refused({ kind: 'office-unknown' });
  }

  now(): Said<OfficeNow> {
    if (!this.#desk.file) return refused({ kind: 'office-unknown' });
    this.#desk.passTime();
    const { day, forecast, log } = this.#desk;
    return said(officeNow(day, forecast, log.chainHead, this.#desk.now()));
  }

  join(
    id: string,
    wish: TicketWish,
    from: { phone: string | null; address: string | null },
  ): Said<{ ticket: TicketView; mark: string }> {
    const { file, day } = this.#desk;
    if (!file) return refused({ kind: 'office-unknown' });
    const now = this.#desk.now();
    this.#desk.passTime(now);
    const { date } = localClock(file.timeZone, now);
    const ticket = this.#desk.ticketOf(wish.secret);
    // Whoever asks again for the ticket that was just given takes nothing new.
    if (!day.tickets.has(ticket)) {
      const held = day.tickets.get(this.#phones.ticketOf(from.phone, date) ?? '');
      if (held && held.state !== 'ended') return refused({ kind: 'one-at-a-time' });
      const may = this.#residents.mayJoin(this.#residents.nameOf(from.address, now), now);
      if (!may.ok) return may;
    }
    const done = this.#desk.take(id, wish, 'home', { role: 'resident' });
    if (!done.ok) return done;
    if (!done.value.ticket) return refused({ kind: 'ticket-unknown' });
    return said({ ticket: done.value.ticket, mark: this.#phones.took(from.phone, ticket, date) });
  }

  ticket(secret: string): Said<TicketView> {
    const view = this.#desk.ticketBySecret(secret);
    if (view) return said(view);
    // As slowly as for a ticket that there is (V-4): the time of the answer says nothing either.
    const [other] = this.#desk.day.tickets.values();
    if (other) JSON.stringify(this.#desk.viewOf(other));
    return refused({ kind: 'ticket-unknown' });
  }

  ticketCommand(id: string, secret: string, command: TicketCommand, address: string | null): Said<TicketView> {
    const from = this.#residents.nameOf(address, this.#desk.now());
    const done = this.#desk.fromHolder(id, this.#desk.ticketOf(secret), command, this.#codes(from));
    return done.ok ? this.ticket(secret) : done;
  }

  /** The limit of lobby codes that are tried from one address. */
  #codes(from: string | null): CodeLimit {
    const now = this.#desk.now();
    return {
      may: () => this.#residents.mayTryCode(from, now),
      right: () => this.#residents.codeWasRight(from),
    };
  }

  // ---- what is kept -------------------------------------------------------------------------------------------------

  record(languages: readonly string[]): Said<string> {
    const { file, demo } = this.#desk;
    return file ? said(recordPage(file, demo, languages)) : refused({ kind: 'office-unknown' });
  }

  ticketData(secret: string, address: string | null): Said<TicketData> {
    return this.#ownData.of(secret, this.#residents.nameOf(address, this.#desk.now()) ?? '');
  }

  ticketDataPage(secret: string, from: string | null, languages: readonly string[]): Said<string> {
    const data = this.ticketData(secret, from);
    const { file, demo } = this.#desk;
    if (!data.ok || !file) return data.ok ? refused({ kind: 'ticket-unknown' }) : data;
    return said(ownDataPage({ file, demo }, data.value, ticketAddress(file.id, secret), languages));
  }

  statistics(tokens: Tokens): Said<Statistics> {
    const allowed = this.#allow('statistics', tokens);
    return allowed.ok ? said(this.#retention.statistics()) : allowed;
  }

  // ---- staff --------------------------------------------------------------------------------------------------------

  #standing(tokens: Tokens, more: readonly Asker[] = []): Standing {
    // In a demonstration every browser counts as a tablet of the office.
    const all = this.#desk.demo ? [...more, 'tablet' as const] : more;
    return standingOf({ people: this.#people, devices: this.#devices }, tokens, this.#desk.now(), all);
  }

  #asking(asking: Asking, more: readonly Asker[] = []): Asking & { standing: Standing } {
    return { ...asking, standing: this.#standing(asking.tokens, more) };
  }

  /** The one check of who may use an operation of the HTTP API. */
  #allow(route: RouteName, tokens: Tokens): Said<Standing> {
    return allow(route, this.#standing(tokens));
  }

  /** Serves an operation of the staff's desk. The API has established that the operator is one. */
  async staffRoute(name: StaffRouteName, asking: Asking, input: unknown): Promise<Said<unknown>> {
    const more: Asker[] = [];
    if (askersOf(name).includes('operator')) more.push('operator');
    const link = typeof input === 'object' && input !== null && 'token' in input ? input.token : null;
    if (typeof link === 'string' && this.#people.links.find(link, this.#desk.now())) more.push('link');
    const by = this.#asking(asking, more);
    const allowed = allow(name, by.standing);
    return allowed.ok ? serveStaff(this.#staff, name, by, input) : allowed;
  }

  command(tokens: Tokens, id: string, command: ScreenCommand): Said<Done> {
    const allowed = this.#allow('command', tokens);
    if (!allowed.ok) return allowed;
    const { signedIn } = allowed.value;
    const seat: Seat = signedIn
      ? { screen: 'staff', session: signedIn.hash, person: signedIn.person.id }
      : { screen: 'kiosk', device: tokenHash(tokens.kiosk ?? '') };
    const screen = screenOf(this.#reception, seat);
    if (signedIn) this.#people.sessions.seen(signedIn.hash, this.#desk.now());
    return screen.ok ? this.#desk.fromScreen(id, command, screen.value) : screen;
  }

  // ---- manager ------------------------------------------------------------------------------------------------------

  exportLog(tokens: Tokens, date: string | null): Said<ReadableStream<Uint8Array>> {
    const allowed = this.#allow('log', tokens);
    if (!allowed.ok) return allowed;
    this.#note(allowed.value, { type: 'log-exported', date });
    return said(streamOf(this.#desk.log.export(date)));
  }

  figures(tokens: Tokens): Said<Figures> {
    const allowed = this.#allow('figures', tokens);
    return allowed.ok ? said(this.#waits.figures()) : allowed;
  }

  readFile(tokens: Tokens): Said<OfficeFile> {
    const allowed = this.#allow('readFile', tokens);
    if (!allowed.ok) return allowed;
    const { file } = this.#desk;
    return file ? said(file) : refused({ kind: 'office-unknown' });
  }

  writeFile(tokens: Tokens, file: OfficeFile): Said<{ version: number }> {
    const allowed = this.#allow('writeFile', tokens);
    if (!allowed.ok) return allowed;
    const before = this.#desk.file;
    if (file.id !== before?.id) {
      return refused({
        kind: 'office-file-mistakes',
        mistakes: [{ path: 'id', kind: 'wrong-shape', expected: before?.id ?? '', found: file.id }],
      });
    }
    if (!mayImport(allowed.value.askers, before, file, this.#people.accounts)) return refused({ kind: 'not-allowed' });
    const versionBefore = this.#desk.version;
    const version = this.#install(file, this.#desk.demo);
    if (version !== versionBefore) this.#noteImport(allowed.value, version, before, file);
    return said({ version });
  }

  #noteImport(by: Standing, version: number, before: OfficeFile, after: OfficeFile): void {
    this.#note(by, { type: 'file-imported', version });
    for (const { person, ...roles } of changedRoles(before, after)) {
      this.#note(by, { type: 'roles-changed', person, ...roles });
    }
  }

  /** A line of the audit log about what a signed-in person did. */
  #note({ signedIn }: Standing, act: AuditAct): void {
    this.#audit.note(signedIn ? `person:${signedIn.person.id}` : 'operator', act, this.#desk.now());
  }

  // ---- devices ------------------------------------------------------------------------------------------------------

  pair(
    screen: DeviceScreen,
    counter: string | null,
    address: string | null,
  ): Said<{ token: string; device: DeviceState }> {
    const { file, demo } = this.#desk;
    if (!file) return refused({ kind: 'office-unknown' });
    const now = this.#desk.now();
    const may = this.#residents.mayPair(this.#residents.nameOf(address, now), now);
    if (!may.ok) return may;
    const place = counter ?? String(this.#devices.list().filter((device) => device.screen === screen).length + 1);
    const asked = this.#devices.ask(screen, counter, this.#desk.now(), demo ? { place } : null);
    return asked.ok ? said({ token: asked.value.token, device: deviceState(asked.value.device) }) : asked;
  }

  device(screen: DeviceScreen, token: string | null): Said<DeviceState> {
    const device = this.#devices.find(token && tokenHash(token));
    if (!device || device.screen !== screen) return refused({ kind: 'pairing-unknown' });
    return said(deviceState(device));
  }

  devices(token: string | null): Said<DeviceList> {
    const allowed = this.#allow('devices', { staff: token });
    if (!allowed.ok) return allowed;
    const now = this.#desk.now();
    this.#health.look(now);
    const heard = this.#heardDevices();
    return said({
      devices: this.#devices.list().map((device) => {
        const { id, screen, place, state, code, health } = device;
        return {
          ...{ id, screen, place, state, code, health },
          seenAt: this.#health.heardAt(device, heard),
          connected: heard.has(id),
          silent: this.#health.isSilent(device, now, heard),
        };
      }),
      failures: this.#failures.list(),
    });
  }

  /** Last answer to a ping, by device: an open line that stays silent is no sign of life. */
  #heardDevices(): ReadonlyMap<string, number> {
    const heard = new Map<string, number>();
    for (const [socket, seat] of this.#seats) {
      const device =
        seat.screen === 'staff' ? this.#people.tabletOf(seat.session) : 'device' in seat ? seat.device : null;
      if (device === null) continue;
      const id = this.#devices.find(device)?.id ?? '';
      const pinged = this.ctx.getWebSocketAutoResponseTimestamp(socket as WebSocket)?.getTime() ?? 0;
      heard.set(id, Math.max(heard.get(id) ?? 0, pinged));
    }
    return heard;
  }

  approveDevice(token: string | null, code: string, place: string): Said<DeviceList> {
    const allowed = this.#allow('approveDevice', { staff: token });
    if (!allowed.ok) return allowed;
    const approved = this.#devices.approve(code, place, this.#desk.now());
    if (!approved.ok) return approved;
    const { id, screen } = approved.value;
    this.#note(allowed.value, { type: 'device-approved', device: id, screen, place });
    return this.devices(token);
  }

  removeDevice(token: string | null, id: string): Said<DeviceList> {
    const allowed = this.#allow('removeDevice', { staff: token });
    if (!allowed.ok) return allowed;
    const hash = this.#devices.hashOf(id);
    const removed = this.#devices.remove(id);
    if (!removed.ok) return removed;
    const { screen, place } = removed.value;
    this.#failures.endedAll(id, this.#desk.now());
    this.#note(allowed.value, { type: 'device-removed', device: id, screen, place });
    this.#desk.bySystem({ type: 'TakeNumbersBack', device: id }, `take-back-${id}-${this.#desk.log.seq}`);
    if (hash !== null) this.#staff.tabletRemoved(hash);
    this.#closeSeats((seat) => 'device' in seat && this.#devices.find(seat.device) === null, 'pairing-unknown');
    return this.devices(token);
  }

  // ---- sockets ------------------------------------------------------------------------------------------------------

  /** Opens the live socket of a screen. The screen says what it is with its first message. */
  override fetch(request: Request): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    const office = this.#desk.file?.id ?? '';
    const hash = (kind: CookieKind): string | null => {
      const token = tokenOf(request, kind, office);
      return token && tokenHash(token);
    };
    const seat: Seat = {
      screen: 'new',
      recognised: { staff: hash('staff'), kiosk: hash('kiosk'), board: hash('board'), sign: hash('sign') },
      since: this.#desk.now(),
    };
    this.ctx.acceptWebSocket(server);
    server.serializeAttachment(seat);
    this.#seats.set(server, seat);
    const from = this.#residents.nameOf(request.headers.get('cf-connecting-ip') || null, this.#desk.now());
    if (from !== null) this.#from.set(server, from);
    return new Response(null, { status: 101, webSocket: client });
  }

  override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void {
    if (typeof message !== 'string') {
      this.#seats.delete(socket);
      socket.close(1003, 'bad-shape');
      return;
    }
    const isNew = this.#seats.get(socket)?.screen === 'new';
    try {
      receive(this.#reception, socket, message);
      if (isNew && this.#seats.get(socket)?.screen === 'staff') this.#watchSilence();
    } catch (error) {
      logProblem('socket', error);
      socket.close(1011, 'unexpected');
      // What is in memory is not what is on the disk any more: the office is made anew from that.
      if (!this.#desk.log.isWhole()) this.ctx.abort('unexpected');
    }
  }

  override webSocketClose(socket: WebSocket, code: number): void {
    this.#leave(socket);
    // The other side waits for the answer to its close. No code, and a line that broke, are codes that nobody may send.
    socket.close(code === 1005 || code === 1006 ? 1000 : code);
  }

  override webSocketError(socket: WebSocket): void {
    this.#leave(socket);
  }

  #leave(socket: WebSocket): void {
    const seat = this.#seats.get(socket);
    this.#seats.delete(socket);
    if (seat && 'device' in seat) this.#devices.seen(seat.device, this.#desk.now());
  }

  #closeSeats(
    which: (seat: Seat) => boolean,
    kind: 'not-signed-in' | 'session-locked' | 'not-allowed' | 'pairing-unknown',
  ): void {
    for (const [socket, seat] of this.#seats) {
      if (!which(seat)) continue;
      this.#hub.send(socket, { type: 'refused', refusal: { kind } });
      this.#seats.delete(socket);
      socket.close(1008, kind);
    }
  }

  /** The server is about to stop: every screen hears it at once, and comes back by itself. */
  goodbye(): void {
    for (const socket of this.ctx.getWebSockets()) socket.close(1012, 'restart');
  }

  // ---- time ---------------------------------------------------------------------------------------------------------

  override alarm(): void {
    const now = this.#desk.now();
    for (const timer of this.#alarms.takeDue(now)) {
      switch (timer) {
        case 'rules':
          this.#desk.passTime();
          this.#alarms.set('rules', this.#desk.nextAdvance());
          break;
        case 'housekeeping':
          this.#housekeeping(now);
          break;
        case 'silence':
          this.#reviewStaff(now);
          this.#watchSilence();
          break;
      }
    }
  }

  /** Rings when the first of the screens of staff that nobody touches counts as locked, so that it is told then (V-17). */
  #watchSilence(): void {
    const moments = [...this.#seats.values()].flatMap((seat) =>
      seat.screen === 'staff' ? (this.#people.sessions.silentAt(seat.session) ?? []) : [],
    );
    this.#alarms.set('silence', moments.length === 0 ? null : Math.min(...moments));
  }

  /** Closes the lines of people who have left or lost their part in the day, and of screens that count as locked. */
  #reviewStaff(now: number): void {
    const whyNot = (seat: Seat): string | null => {
      if (seat.screen !== 'staff') return null;
      const session = this.#people.awake(seat.session, now);
      if (!session.ok) return session.refusal.kind;
      return isAmong(new Set(this.#people.find(seat.person)?.roles), HELLOS.staff) ? null : 'not-allowed';
    };
    for (const kind of ['not-signed-in', 'session-locked', 'not-allowed'] as const) {
      this.#closeSeats((seat) => whyNot(seat) === kind, kind);
    }
  }

  #housekeeping(now: number): void {
    this.#people.forgetOld(now);
    this.#staff.noteRefusedTries();
    this.#reviewStaff(now);
    this.#devices.forgetOld(now);
    this.#health.look(now);
    this.#failures.forgetGone();
    this.#phones.forgetBefore(localClock(this.#desk.file?.timeZone ?? 'UTC', now).date);
    this.#desk.tidy();
    this.#retention.look(now);
    this.#waits.keep();
    if (this.#desk.day.counts.waiting > 0) this.#waits.refresh();
    for (const [socket, seat] of this.#seats) {
      if (seat.screen === 'new' && now - seat.since > HELLO_MS) {
        this.#seats.delete(socket);
        socket.close(1008, 'hello-expected');
      }
    }
    this.#hub.refreshBoards();
    // On the dot of the next lobby code, so that the display never shows one that no longer fits.
    this.#alarms.set('housekeeping', (Math.floor(now / PRESENCE_MS) + 1) * PRESENCE_MS);
  }
}
