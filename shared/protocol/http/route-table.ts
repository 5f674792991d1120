import * as v from 'valibot';
import { OfficeInfoSchema, OfficeListSchema } from '../office-info.ts';
import { OfficeNowSchema } from '../office-now.ts';
import type { ProblemKind } from '../problem.ts';
import { AuditPageSchema } from './audit.ts';
import { ScreenCommandAnswerSchema, ScreenCommandRequestSchema } from './commands.ts';
import { ApproveDeviceSchema, DeviceListSchema, DeviceStateSchema, PairDeviceSchema } from './devices.ts';
import { FiguresSchema } from './figures.ts';
import { LinkPasskeySchema, LinkSchema, LookAtLinkSchema, NewLinkSchema, UseLinkSchema } from './links.ts';
import { ImportLogAnswerSchema, ImportLogSchema } from './moving.ts';
import { OfficeFileSavedSchema, SetUpAnswerSchema, SetUpSchema } from './office-file.ts';
import { NewPasskeySchema, PasskeyOptionsSchema, PasskeySignInSchema } from './passkey.ts';
import { AccountListSchema, ChangePinSchema, OwnAccessSchema } from './people.ts';
import {
  NewPinSchema,
  SessionSchema,
  SignInSchema,
  StaffBadgesSchema,
  StaffListSchema,
  UnlockSchema,
} from './session.ts';
import { StatisticsSchema } from './statistics.ts';
import { TicketDataSchema } from './ticket-data.ts';
import { JoinAnswerSchema, JoinRequestSchema, TicketAnswerSchema, TicketCommandRequestSchema } from './tickets.ts';

/** One operation of the HTTP API. The OpenAPI document and the router's checks are made from this table. */
export interface Route {
  method: 'get' | 'post' | 'put' | 'delete';
  /** Hono path, from the root. */
  path: `/api${string}`;
  summary: string;
  /**
   * Who may ask; worker/access-table.ts says which roles that are. `ticket`: whoever holds the address; `link`: whoever holds
   * a one-time link; `tablet`: a tablet of the office; `locked`: also from a screen that is locked.
   */
  who:
    | 'anyone'
    | 'ticket'
    | 'link'
    | 'tablet'
    | 'staff'
    | 'staff-or-locked'
    | 'manager'
    | 'editor'
    | 'staff-or-kiosk'
    | 'device'
    | 'setup';
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
    problems: [
      ...(['service-unknown', 'service-closed', 'tickets-ended-today', 'not-from-home', 'number-exhausted'] as const),
      ...(['one-at-a-time', 'too-many-tries', 'challenge-needed'] as const),
    ],
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
  ticketData: {
    method: 'get',
    path: '/api/tickets/:ticket/data',
    summary: "Everything that the office still has about one's own ticket, also of an earlier day.",
    who: 'ticket',
    answer: { status: 200, schema: TicketDataSchema },
    problems: ['ticket-unknown', 'too-many-tries'],
  },
  ticketDataPage: {
    method: 'get',
    path: '/api/tickets/:ticket/data/page',
    summary: 'The same as a page to read. `?language=en`.',
    who: 'ticket',
    answer: { status: 200, media: 'text/html' },
    problems: ['ticket-unknown', 'too-many-tries'],
  },
  record: {
    method: 'get',
    path: '/api/offices/:office/record',
    summary: 'What the office keeps, why, who sees it and for how long; a page to read. `?language=en`.',
    who: 'anyone',
    answer: { status: 200, media: 'text/html' },
    problems: [],
  },
  staff: {
    method: 'get',
    path: '/api/offices/:office/staff',
    summary: 'Whom the sign-in page of a tablet of the office offers; in a demonstration every browser counts as one.',
    who: 'tablet',
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
    problems: ['wrong-pin', 'too-many-tries', 'device-not-of-office'],
  },
  passkeyOptions: {
    method: 'post',
    path: '/api/offices/:office/passkey',
    summary: 'What a browser needs to ask for a passkey: a challenge that is good once.',
    who: 'anyone',
    answer: { status: 200, schema: PasskeyOptionsSchema },
    problems: ['too-many-tries'],
  },
  passkeySignIn: {
    method: 'post',
    path: '/api/session/passkey',
    summary: 'Signs a member of staff in with a passkey.',
    who: 'anyone',
    body: PasskeySignInSchema,
    answer: { status: 201, schema: SessionSchema },
    problems: ['passkey-unknown'],
  },
  session: {
    method: 'get',
    path: '/api/session',
    summary: 'Who is signed in, and whether the screen is locked.',
    who: 'staff-or-locked',
    answer: { status: 200, schema: SessionSchema },
    problems: ['not-signed-in'],
  },
  signOut: {
    method: 'delete',
    path: '/api/session',
    summary: 'Signs out. The session ends on every screen.',
    who: 'anyone',
    answer: { status: 204 },
    problems: [],
  },
  lock: {
    method: 'post',
    path: '/api/session/lock',
    summary: 'Locks the session: it says and hears nothing until the same person has unlocked it.',
    who: 'staff-or-locked',
    answer: { status: 204 },
    problems: ['not-signed-in'],
  },
  unlock: {
    method: 'post',
    path: '/api/session/unlock',
    summary: 'Unlocks the session with the PIN of the same person.',
    who: 'staff-or-locked',
    body: UnlockSchema,
    answer: { status: 200, schema: SessionSchema },
    problems: ['not-signed-in', 'wrong-pin', 'too-many-tries'],
  },
  seen: {
    method: 'post',
    path: '/api/session/seen',
    summary: 'Says that somebody touches the screen, so that the session does not lock by itself.',
    who: 'staff',
    answer: { status: 204 },
    problems: ['not-signed-in', 'session-locked'],
  },
  ownAccess: {
    method: 'get',
    path: '/api/offices/:office/me',
    summary: "One's own PIN, passkeys and sessions.",
    who: 'staff',
    answer: { status: 200, schema: OwnAccessSchema },
    problems: ['not-signed-in', 'session-locked'],
  },
  changePin: {
    method: 'put',
    path: '/api/offices/:office/me/pin',
    summary: "Changes one's own PIN.",
    who: 'staff',
    body: ChangePinSchema,
    answer: { status: 200, schema: OwnAccessSchema },
    problems: ['not-signed-in', 'session-locked', 'wrong-pin', 'too-many-tries', 'pin-too-easy'],
  },
  ownPasskeyOptions: {
    method: 'post',
    path: '/api/offices/:office/me/passkeys/options',
    summary: 'What a browser needs to make a passkey for whoever is signed in.',
    who: 'staff',
    answer: { status: 200, schema: PasskeyOptionsSchema },
    problems: ['not-signed-in', 'session-locked', 'too-many-tries'],
  },
  addPasskey: {
    method: 'post',
    path: '/api/offices/:office/me/passkeys',
    summary: 'Adds a passkey of whoever is signed in.',
    who: 'staff',
    body: NewPasskeySchema,
    answer: { status: 201, schema: OwnAccessSchema },
    problems: ['not-signed-in', 'session-locked', 'passkey-unknown'],
  },
  removePasskey: {
    method: 'delete',
    path: '/api/offices/:office/me/passkeys/:id',
    summary: 'Takes away a passkey of whoever is signed in.',
    who: 'staff',
    answer: { status: 200, schema: OwnAccessSchema },
    problems: ['not-signed-in', 'session-locked', 'not-found'],
  },
  endOwnSession: {
    method: 'delete',
    path: '/api/offices/:office/me/sessions/:id',
    summary: 'Ends a session of whoever is signed in, here or on another device.',
    who: 'staff',
    answer: { status: 200, schema: OwnAccessSchema },
    problems: ['not-signed-in', 'session-locked', 'not-found'],
  },
  lookAtLink: {
    method: 'post',
    path: '/api/offices/:office/link/look',
    summary: 'What a one-time link is for. Looking does not use it up.',
    who: 'link',
    body: LookAtLinkSchema,
    answer: { status: 200, schema: LinkSchema },
    problems: ['link-unknown'],
  },
  linkPasskey: {
    method: 'post',
    path: '/api/offices/:office/link/passkey',
    summary: 'What a browser needs to make a passkey for the person of a one-time link.',
    who: 'link',
    body: LinkPasskeySchema,
    answer: { status: 200, schema: PasskeyOptionsSchema },
    problems: ['link-unknown', 'not-found', 'too-many-tries'],
  },
  useLink: {
    method: 'post',
    path: '/api/offices/:office/link/use',
    summary: "Uses a one-time link up: gives its person a PIN, a passkey or both of one's own, and signs in.",
    who: 'link',
    body: UseLinkSchema,
    answer: { status: 201, schema: SessionSchema },
    problems: ['link-unknown', 'not-found', 'pin-too-easy', 'passkey-unknown'],
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
  statistics: {
    method: 'get',
    path: '/api/offices/:office/statistics',
    summary: 'What stays of closed days: counts and waits, without any ticket, and without groups of a few.',
    who: 'manager',
    answer: { status: 200, schema: StatisticsSchema },
    problems: ['not-signed-in', 'not-allowed'],
  },
  readFile: {
    method: 'get',
    path: '/api/offices/:office/file',
    summary: 'The office file, as it was imported.',
    who: 'editor',
    answer: { status: 200, media: 'application/json' },
    problems: ['not-signed-in', 'not-allowed'],
  },
  writeFile: {
    method: 'put',
    path: '/api/offices/:office/file',
    summary:
      'Imports an office file. Every mistake is named, and nothing changes while there is one. An editor changes services and information only.',
    who: 'editor',
    body: v.unknown(),
    answer: { status: 200, schema: OfficeFileSavedSchema },
    problems: ['not-signed-in', 'not-allowed', 'office-file-mistakes'],
  },
  accounts: {
    method: 'get',
    path: '/api/offices/:office/people',
    summary: 'How everybody on the staff gets in: PIN, passkeys, sessions, and whether it is barred.',
    who: 'manager',
    answer: { status: 200, schema: AccountListSchema },
    problems: ['not-signed-in', 'session-locked', 'not-allowed'],
  },
  newPin: {
    method: 'post',
    path: '/api/offices/:office/people/:person/pin',
    summary: 'Gives a member of staff a new PIN, said once.',
    who: 'manager',
    answer: { status: 201, schema: NewPinSchema },
    problems: ['not-signed-in', 'session-locked', 'not-allowed', 'not-found'],
  },
  invite: {
    method: 'post',
    path: '/api/offices/:office/people/:person/invite',
    summary: 'Makes a one-time link by which a member of staff makes credentials of their own.',
    who: 'manager',
    answer: { status: 201, schema: NewLinkSchema },
    problems: ['not-signed-in', 'session-locked', 'not-allowed', 'not-found'],
  },
  disable: {
    method: 'post',
    path: '/api/offices/:office/people/:person/disable',
    summary: 'Bars a member of staff at once, on open sockets too.',
    who: 'manager',
    answer: { status: 200, schema: AccountListSchema },
    problems: ['not-signed-in', 'session-locked', 'not-allowed', 'not-found', 'not-yourself'],
  },
  enable: {
    method: 'post',
    path: '/api/offices/:office/people/:person/enable',
    summary: 'Lets a member of staff in again.',
    who: 'manager',
    answer: { status: 200, schema: AccountListSchema },
    problems: ['not-signed-in', 'session-locked', 'not-allowed', 'not-found'],
  },
  forgiveTries: {
    method: 'post',
    path: '/api/offices/:office/people/:person/unlock',
    summary: 'Lets a member of staff try the PIN again at once.',
    who: 'manager',
    answer: { status: 200, schema: AccountListSchema },
    problems: ['not-signed-in', 'session-locked', 'not-allowed', 'not-found'],
  },
  endSession: {
    method: 'delete',
    path: '/api/offices/:office/people/:person/sessions/:id',
    summary: 'Ends a session of a member of staff.',
    who: 'manager',
    answer: { status: 200, schema: AccountListSchema },
    problems: ['not-signed-in', 'session-locked', 'not-allowed', 'not-found'],
  },
  audit: {
    method: 'get',
    path: '/api/offices/:office/audit',
    summary: 'What was done by virtue of an office, newest first. `?before=120` goes on from there.',
    who: 'manager',
    answer: { status: 200, schema: AuditPageSchema },
    problems: ['not-signed-in', 'session-locked', 'not-allowed'],
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
    problems: ['not-allowed', 'office-file-mistakes', 'demo-and-real', 'office-in-use', 'log-does-not-fit'],
  },
  firstLink: {
    method: 'post',
    path: '/api/offices/:office/first-link',
    summary:
      'A new one-time link for the first administrator, as long as nobody has an account. Needs the setup token.',
    who: 'setup',
    answer: { status: 201, schema: NewLinkSchema },
    problems: ['not-allowed'],
  },
  exportOffice: {
    method: 'get',
    path: '/api/offices/:office/export',
    summary:
      'An office on its way to another place: its office file and, line by line, its whole log. Needs the setup token.',
    who: 'setup',
    answer: { status: 200, media: 'application/jsonl' },
    problems: ['not-allowed'],
  },
  importLog: {
    method: 'put',
    path: '/api/offices/:office/log',
    summary: 'The next lines of a log that moves into an office which is not set up yet. Needs the setup token.',
    who: 'setup',
    body: ImportLogSchema,
    answer: { status: 200, schema: ImportLogAnswerSchema },
    problems: ['not-allowed', 'office-in-use', 'log-does-not-fit'],
  },
} as const satisfies Record<string, Route>;

export type RouteName = keyof typeof ROUTES;
