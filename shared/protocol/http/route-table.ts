import * as v from 'valibot';
import { OfficeInfoSchema, OfficeListSchema } from '../office-info.ts';
import { OfficeNowSchema } from '../office-now.ts';
import type { ProblemKind } from '../problem.ts';
import { ScreenCommandAnswerSchema, ScreenCommandRequestSchema } from './commands.ts';
import { ApproveDeviceSchema, DeviceListSchema, DeviceStateSchema, PairDeviceSchema } from './devices.ts';
import { FiguresSchema } from './figures.ts';
import { OfficeFileSavedSchema, SetUpAnswerSchema, SetUpSchema } from './office-file.ts';
import { NewPinSchema, SessionSchema, SignInSchema, StaffBadgesSchema, StaffListSchema } from './session.ts';
import { JoinAnswerSchema, JoinRequestSchema, TicketAnswerSchema, TicketCommandRequestSchema } from './tickets.ts';

/** One operation of the HTTP API. The OpenAPI document and the router's checks are made from this table. */
export interface Route {
  method: 'get' | 'post' | 'put' | 'delete';
  /** Hono path, from the root. */
  path: `/api${string}`;
  summary: string;
  /** Who may ask. `ticket`: whoever holds the address. */
  who: 'anyone' | 'ticket' | 'staff' | 'manager' | 'staff-or-kiosk' | 'device' | 'setup';
  body?: v.GenericSchema;
  answer: { status: 200 | 201 | 204 | 101; schema?: v.GenericSchema; media?: string };
  /** Kinds of problem that the asker should be ready for, besides bad-json, bad-shape, too-large and office-unknown. */
  problems: readonly ProblemKind[];
}

export const ROUTES = {
  health: {
    method: 'get',
    path: '/api/health',
    summary: 'Says that the service answers.',
    who: 'anyone',
    answer: { status: 200, schema: v.object({ ok: v.literal(true) }) },
    problems: [],
  },
  offices: {
    method: 'get',
    path: '/api/offices',
    summary: 'The offices of this organisation.',
    who: 'anyone',
    answer: { status: 200, schema: OfficeListSchema },
    problems: [],
  },
  office: {
    method: 'get',
    path: '/api/offices/:office',
    summary: 'The public page of an office: hours, services, fees, counters, the order rule.',
    who: 'anyone',
    answer: { status: 200, schema: OfficeInfoSchema },
    problems: [],
  },
  now: {
    method: 'get',
    path: '/api/offices/:office/now',
    summary: 'How it is in the office now: people waiting and wait ranges by service.',
    who: 'anyone',
    answer: { status: 200, schema: OfficeNowSchema },
    problems: [],
  },
  join: {
    method: 'post',
    path: '/api/offices/:office/tickets',
    summary: 'Joins from home. The ticket keeps its number and is called once its holder has checked in.',
    who: 'anyone',
    body: JoinRequestSchema,
    answer: { status: 201, schema: JoinAnswerSchema },
    problems: ['service-unknown', 'service-closed', 'tickets-ended-today', 'not-from-home', 'number-exhausted'],
  },
  ticket: {
    method: 'get',
    path: '/api/tickets/:ticket',
    summary: "One's own ticket.",
    who: 'ticket',
    answer: { status: 200, schema: TicketAnswerSchema },
    problems: ['ticket-unknown'],
  },
  ticketCommand: {
    method: 'post',
    path: '/api/tickets/:ticket/commands',
    summary: "Checks in, lets others go first, answers the call, returns or gives up one's own ticket.",
    who: 'ticket',
    body: TicketCommandRequestSchema,
    answer: { status: 200, schema: TicketAnswerSchema },
    problems: ['ticket-unknown', 'wrong-code', 'too-many-tries', 'ticket-not-waiting', 'ticket-ended'],
  },
  staff: {
    method: 'get',
    path: '/api/offices/:office/staff',
    summary: 'Whom the sign-in page of a demonstration offers.',
    who: 'anyone',
    answer: { status: 200, schema: StaffListSchema },
    problems: ['not-allowed'],
  },
  signIn: {
    method: 'post',
    path: '/api/session',
    summary: 'Signs a member of staff in with a PIN; the session is an HttpOnly cookie.',
    who: 'anyone',
    body: SignInSchema,
    answer: { status: 201, schema: SessionSchema },
    problems: ['wrong-pin', 'too-many-tries'],
  },
  session: {
    method: 'get',
    path: '/api/session',
    summary: 'Who is signed in.',
    who: 'staff',
    answer: { status: 200, schema: SessionSchema },
    problems: ['not-signed-in'],
  },
  signOut: {
    method: 'delete',
    path: '/api/session',
    summary: 'Signs out. The session ends on every screen.',
    who: 'staff',
    answer: { status: 204 },
    problems: [],
  },
  badges: {
    method: 'get',
    path: '/api/offices/:office/badges',
    summary: 'Badges of the staff, for the screens of staff.',
    who: 'staff',
    answer: { status: 200, schema: StaffBadgesSchema },
    problems: ['not-signed-in'],
  },
  command: {
    method: 'post',
    path: '/api/offices/:office/commands',
    summary: 'A command of a clerk, a host or a kiosk. The same id is the same command.',
    who: 'staff-or-kiosk',
    body: ScreenCommandRequestSchema,
    answer: { status: 200, schema: ScreenCommandAnswerSchema },
    problems: ['not-signed-in', 'not-allowed', 'counter-not-open', 'counter-busy', 'nobody-waiting', 'already-called'],
  },
  live: {
    method: 'get',
    path: '/api/offices/:office/live',
    summary: 'The live socket of a screen (WebSocket).',
    who: 'anyone',
    answer: { status: 101 },
    problems: ['socket-expected'],
  },
  log: {
    method: 'get',
    path: '/api/offices/:office/log',
    summary: "The office's log as JSON lines, with the hash chain. `?date=2026-11-21` for one day.",
    who: 'manager',
    answer: { status: 200, media: 'application/jsonl' },
    problems: ['not-signed-in', 'not-allowed'],
  },
  figures: {
    method: 'get',
    path: '/api/offices/:office/figures',
    summary: 'How true the waiting times of the last days were.',
    who: 'manager',
    answer: { status: 200, schema: FiguresSchema },
    problems: ['not-signed-in', 'not-allowed'],
  },
  readFile: {
    method: 'get',
    path: '/api/offices/:office/file',
    summary: 'The office file, as it was imported.',
    who: 'manager',
    answer: { status: 200, media: 'application/json' },
    problems: ['not-signed-in', 'not-allowed'],
  },
  writeFile: {
    method: 'put',
    path: '/api/offices/:office/file',
    summary: 'Imports an office file. Every mistake is named, and nothing changes while there is one.',
    who: 'manager',
    body: v.unknown(),
    answer: { status: 200, schema: OfficeFileSavedSchema },
    problems: ['not-signed-in', 'not-allowed', 'office-file-mistakes'],
  },
  newPin: {
    method: 'post',
    path: '/api/offices/:office/people/:person/pin',
    summary: 'Gives a member of staff a new PIN, said once.',
    who: 'manager',
    answer: { status: 201, schema: NewPinSchema },
    problems: ['not-signed-in', 'not-allowed', 'not-found'],
  },
  pair: {
    method: 'post',
    path: '/api/offices/:office/devices',
    summary: 'A kiosk, display or sign asks to belong to the office and gets a code to show.',
    who: 'anyone',
    body: PairDeviceSchema,
    answer: { status: 201, schema: DeviceStateSchema },
    problems: ['too-many-tries'],
  },
  device: {
    method: 'get',
    path: '/api/offices/:office/devices/:screen/me',
    summary: 'Whether this device has been approved.',
    who: 'device',
    answer: { status: 200, schema: DeviceStateSchema },
    problems: ['pairing-unknown'],
  },
  devices: {
    method: 'get',
    path: '/api/offices/:office/devices',
    summary: 'Devices of the office and when they were last heard.',
    who: 'manager',
    answer: { status: 200, schema: DeviceListSchema },
    problems: ['not-signed-in', 'not-allowed'],
  },
  approveDevice: {
    method: 'post',
    path: '/api/offices/:office/devices/:code/approve',
    summary: 'Approves the device that shows this code and says where it stands.',
    who: 'manager',
    body: ApproveDeviceSchema,
    answer: { status: 200, schema: DeviceListSchema },
    problems: ['not-signed-in', 'not-allowed', 'pairing-unknown'],
  },
  removeDevice: {
    method: 'delete',
    path: '/api/offices/:office/devices/:id',
    summary: 'Takes a device out; its open socket closes.',
    who: 'manager',
    answer: { status: 200, schema: DeviceListSchema },
    problems: ['not-signed-in', 'not-allowed', 'pairing-unknown'],
  },
  setUp: {
    method: 'post',
    path: '/api/setup',
    summary: 'Sets an office up from its file. Needs the setup token of whoever runs the service.',
    who: 'setup',
    body: SetUpSchema,
    answer: { status: 201, schema: SetUpAnswerSchema },
    problems: ['not-allowed', 'office-file-mistakes'],
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof ROUTES;
