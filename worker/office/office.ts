import { DurableObject } from 'cloudflare:workers';
import type { OfficeFile } from '../../shared/domain/office/office-file.ts';
import type { ScreenCommand } from '../../shared/protocol/commands.ts';
import type { DeviceList, DeviceScreen, DeviceState } from '../../shared/protocol/http/devices.ts';
import type { Figures } from '../../shared/protocol/http/figures.ts';
import type { Session, StaffBadges, StaffList } from '../../shared/protocol/http/session.ts';
import type { OfficeInfo } from '../../shared/protocol/office-info.ts';
import type { OfficeNow } from '../../shared/protocol/office-now.ts';
import type { TicketCommand } from '../../shared/protocol/ticket-commands.ts';
import type { TicketView } from '../../shared/protocol/ticket-view.ts';
import { PING, PONG } from '../../shared/protocol/up.ts';
import { readCredential } from '../cookies.ts';
import type { Env } from '../env.ts';
import { Devices, deviceState } from './access/devices.ts';
import { People } from './access/people.ts';
import { PRESENCE_MS } from './access/presence-code.ts';
import { tokenHash } from './access/tokens.ts';
import { type AlarmClock, createAlarmClock } from './alarms/alarm-clock.ts';
import { Desk, type Done, type TicketWish } from './desk.ts';
import { USUAL_RUNS, WaitingTimes } from './estimates/waiting-times.ts';
import { Hub } from './live/hub.ts';
import { type Reception, receive, screenOf } from './live/reception.ts';
import { isSeat, type LiveSocket, type Seat } from './live/seat.ts';
import { streamOf } from './log-stream.ts';
import { refused, type Said, said } from './said.ts';
import { createSqliteStorage } from './storage/sqlite.ts';
import { officeInfo } from './views/office-info.ts';
import { officeNow } from './views/office-now.ts';

/** In a demonstration every member of staff has this PIN, and the sign-in page says so. */
export const DEMO_PIN = '1234';

/** A socket that does not say what it is within this time is closed. */
const HELLO_MS = 30_000;

/** Tokens that came with a request, by what they prove. */
export interface Tokens {
  staff: string | null;
  kiosk: string | null;
}

/**
 * One office: its log, its people and devices, its sockets. This class is the platform's side only; the office's work is
 * in Desk, Hub, People and Devices. No method awaits anything outside between reading the day and writing the log.
 */
export class Office extends DurableObject<Env> {
  #desk: Desk;
  #people: People;
  #devices: Devices;
  #hub: Hub;
  #alarms: AlarmClock;
  #waits: WaitingTimes;
  #seats = new Map<LiveSocket, Seat>();
  #reception: Reception;

  constructor(ctx: DurableObjectState, env: Env) {
    super(ctx, env);
    const storage = createSqliteStorage(ctx.storage);
    const desk = new Desk(storage, () => Date.now());
    this.#desk = desk;
    this.#people = new People(storage, () => desk.file);
    this.#devices = new Devices(storage);
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
    desk.onNote = () => this.#hub.noteChanged();
    desk.onDayClosed = (events) => this.#waits.dayClosed(events);
    desk.onEvents = (events) => {
      this.#waits.changed(events);
      this.#hub.changed(events);
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
      seats: this.#seats,
      keep: (socket, seat) => (socket as WebSocket).serializeAttachment(seat),
    };
    ctx.setWebSocketAutoResponse(new WebSocketRequestResponsePair(PING, PONG));
  }

  // ---- set up -------------------------------------------------------------------------------------------------------

  /** Takes an office file into use; the first time, gives the managers their first PINs. */
  async setUp(
    file: OfficeFile,
    demo: boolean,
  ): Promise<{ version: number; pins: Array<{ person: string; pin: string }> }> {
    const version = this.#install(file, demo);
    const pins: Array<{ person: string; pin: string }> = [];
    for (const person of file.people) {
      if (this.#people.hasPin(person.id)) continue;
      if (demo) await this.#people.setPin(person.id, DEMO_PIN);
      else if (person.roles.includes('manager')) {
        const given = await this.#people.newPin(person.id);
        if (given.ok) pins.push(given.value);
      }
    }
    return { version, pins };
  }

  #install(file: OfficeFile, demo: boolean): number {
    const before = this.#desk.version;
    const version = this.#desk.install(file, demo, { role: 'system' });
    this.#alarms.set('housekeeping', this.#desk.now() + PRESENCE_MS);
    if (version !== before) this.#hub.infoChanged();
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

  join(id: string, wish: TicketWish): Said<TicketView> {
    if (!this.#desk.file) return refused({ kind: 'office-unknown' });
    const done = this.#desk.take(id, wish, 'home', { role: 'resident' });
    if (!done.ok) return done;
    return done.value.ticket ? said(done.value.ticket) : refused({ kind: 'ticket-unknown' });
  }

  ticket(secret: string): Said<TicketView> {
    const view = this.#desk.ticketBySecret(secret);
    return view ? said(view) : refused({ kind: 'ticket-unknown' });
  }

  ticketCommand(id: string, secret: string, command: TicketCommand): Said<TicketView> {
    const done = this.#desk.fromHolder(id, this.#desk.ticketOf(secret), command);
    return done.ok ? this.ticket(secret) : done;
  }

  // ---- staff --------------------------------------------------------------------------------------------------------

  staff(): Said<StaffList> {
    const { file, demo } = this.#desk;
    if (!file) return refused({ kind: 'office-unknown' });
    if (!demo) return refused({ kind: 'not-allowed' });
    const staff = file.people.map(({ id, name, surname, position }) => ({ id, name, surname, position }));
    return said({ staff, demoPin: DEMO_PIN });
  }

  async signIn(person: string, pin: string): Promise<Said<{ token: string; session: Session }>> {
    if (!this.#desk.file) return refused({ kind: 'wrong-pin' });
    const signed = await this.#people.signIn(person, pin, this.#desk.now());
    if (!signed.ok) return signed;
    const session = this.session(signed.value.token);
    return session.ok ? said({ token: signed.value.token, session: session.value }) : session;
  }

  session(token: string | null): Said<Session> {
    const { file, day } = this.#desk;
    const session = this.#people.session(token && tokenHash(token), this.#desk.now());
    const person = session && this.#people.find(session.person);
    if (!file || !session || !person) return refused({ kind: 'not-signed-in' });
    const counter = [...day.counters].find(([, { clerk }]) => clerk === person.id)?.[0] ?? null;
    const { id, name, surname, position, unit, roles, languages } = person;
    return said({
      office: file.id,
      person: {
        id,
        name,
        surname,
        position,
        unit,
        roles,
        languages,
        skills: [...person.skills, ...person.secondarySkills],
      },
      counter,
      until: session.until,
    });
  }

  signOut(token: string): void {
    const hash = tokenHash(token);
    this.#people.signOut(hash);
    this.#closeSeats((seat) => seat.screen === 'staff' && seat.session === hash, 'not-signed-in');
  }

  badges(token: string | null): Said<StaffBadges> {
    const { file } = this.#desk;
    const session = this.session(token);
    if (!file || !session.ok) return refused({ kind: 'not-signed-in' });
    return said({
      people: file.people.map(({ id, name, surname, position, roles, badge }) => ({
        id,
        name,
        surname,
        position,
        roles,
        badge,
      })),
    });
  }

  command(tokens: Tokens, id: string, command: ScreenCommand): Said<Done> {
    const session = this.#people.session(tokens.staff && tokenHash(tokens.staff), this.#desk.now());
    const seat: Seat | null =
      session && tokens.staff
        ? { screen: 'staff', session: tokenHash(tokens.staff), person: session.person }
        : tokens.kiosk
          ? { screen: 'kiosk', device: tokenHash(tokens.kiosk) }
          : null;
    if (!seat) return refused({ kind: 'not-signed-in' });
    const screen = screenOf(this.#reception, seat);
    return screen.ok ? this.#desk.fromScreen(id, command, screen.value) : screen;
  }

  // ---- manager ------------------------------------------------------------------------------------------------------

  #manager(token: string | null): Said<null> {
    const session = this.session(token);
    if (!session.ok) return session;
    return session.value.person.roles.includes('manager') ? said(null) : refused({ kind: 'not-allowed' });
  }

  exportLog(token: string | null, date: string | null): Said<ReadableStream<Uint8Array>> {
    const manager = this.#manager(token);
    if (!manager.ok) return manager;
    return said(streamOf(this.#desk.log.export(date)));
  }

  figures(token: string | null): Said<Figures> {
    const manager = this.#manager(token);
    return manager.ok ? said(this.#waits.figures()) : manager;
  }

  readFile(token: string | null): Said<OfficeFile> {
    const manager = this.#manager(token);
    if (!manager.ok) return manager;
    const { file } = this.#desk;
    return file ? said(file) : refused({ kind: 'office-unknown' });
  }

  writeFile(token: string | null, file: OfficeFile): Said<{ version: number }> {
    const manager = this.#manager(token);
    if (!manager.ok) return manager;
    if (file.id !== this.#desk.file?.id) {
      return refused({
        kind: 'office-file-mistakes',
        mistakes: [{ path: 'id', kind: 'wrong-shape', expected: this.#desk.file?.id ?? '', found: file.id }],
      });
    }
    return said({ version: this.#install(file, this.#desk.demo) });
  }

  async newPin(token: string | null, person: string): Promise<Said<{ person: string; pin: string }>> {
    const manager = this.#manager(token);
    if (!manager.ok) return manager;
    const given = await this.#people.newPin(person);
    if (given.ok) this.#closeSeats((seat) => seat.screen === 'staff' && seat.person === person, 'not-signed-in');
    return given;
  }

  // ---- devices ------------------------------------------------------------------------------------------------------

  pair(screen: DeviceScreen, counter: string | null): Said<{ token: string; device: DeviceState }> {
    const { file, demo } = this.#desk;
    if (!file) return refused({ kind: 'office-unknown' });
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
    const manager = this.#manager(token);
    if (!manager.ok) return manager;
    /** Last answer to a ping, by device: an open line that stays silent is no sign of life. */
    const heard = new Map<string, number>();
    for (const [socket, seat] of this.#seats) {
      if (!('device' in seat)) continue;
      const id = this.#devices.find(seat.device)?.id ?? '';
      const pinged = this.ctx.getWebSocketAutoResponseTimestamp(socket as WebSocket)?.getTime() ?? 0;
      heard.set(id, Math.max(heard.get(id) ?? 0, pinged));
    }
    return said({
      devices: this.#devices.list().map(({ id, screen, place, state, code, seenAt }) => {
        const last = Math.max(seenAt ?? 0, heard.get(id) ?? 0);
        return { id, screen, place, state, code, seenAt: last === 0 ? null : last, connected: heard.has(id) };
      }),
    });
  }

  approveDevice(token: string | null, code: string, place: string): Said<DeviceList> {
    const manager = this.#manager(token);
    if (!manager.ok) return manager;
    const approved = this.#devices.approve(code, place, this.#desk.now());
    return approved.ok ? this.devices(token) : approved;
  }

  removeDevice(token: string | null, id: string): Said<DeviceList> {
    const manager = this.#manager(token);
    if (!manager.ok) return manager;
    const removed = this.#devices.remove(id);
    if (!removed.ok) return removed;
    this.#closeSeats((seat) => 'device' in seat && this.#devices.find(seat.device) === null, 'pairing-unknown');
    return this.devices(token);
  }

  // ---- sockets ------------------------------------------------------------------------------------------------------

  /** Opens the live socket of a screen. The screen says what it is with its first message. */
  override fetch(request: Request): Response {
    const { 0: client, 1: server } = new WebSocketPair();
    const cookies = request.headers.get('cookie');
    const office = this.#desk.file?.id;
    const hash = (kind: 'staff' | 'kiosk' | 'board' | 'sign'): string | null => {
      const credential = readCredential(cookies, kind);
      return credential && credential.office === office ? tokenHash(credential.token) : null;
    };
    const seat: Seat = {
      screen: 'new',
      recognised: { staff: hash('staff'), kiosk: hash('kiosk'), board: hash('board'), sign: hash('sign') },
      since: this.#desk.now(),
    };
    this.ctx.acceptWebSocket(server);
    server.serializeAttachment(seat);
    this.#seats.set(server, seat);
    return new Response(null, { status: 101, webSocket: client });
  }

  override webSocketMessage(socket: WebSocket, message: string | ArrayBuffer): void {
    if (typeof message !== 'string') {
      this.#seats.delete(socket);
      socket.close(1003, 'bad-shape');
      return;
    }
    receive(this.#reception, socket, message);
  }

  override webSocketClose(socket: WebSocket): void {
    this.#leave(socket);
  }

  override webSocketError(socket: WebSocket): void {
    this.#leave(socket);
  }

  #leave(socket: WebSocket): void {
    const seat = this.#seats.get(socket);
    this.#seats.delete(socket);
    if (seat && 'device' in seat) this.#devices.seen(seat.device, this.#desk.now());
  }

  #closeSeats(which: (seat: Seat) => boolean, kind: 'not-signed-in' | 'pairing-unknown'): void {
    for (const [socket, seat] of this.#seats) {
      if (!which(seat)) continue;
      this.#hub.send(socket, { type: 'refused', refusal: { kind } });
      this.#seats.delete(socket);
      socket.close(1008, kind);
    }
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
      }
    }
  }

  #housekeeping(now: number): void {
    this.#people.forgetOldSessions(now);
    this.#desk.tidy();
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
