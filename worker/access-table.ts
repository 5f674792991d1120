import type { ScreenCommand } from '../shared/protocol/commands.ts';
import { ROUTES, type Route, type RouteName } from '../shared/protocol/http/route-table.ts';
import { DAY_ROLES } from '../shared/protocol/http/session.ts';
import type { TicketCommand } from '../shared/protocol/ticket-commands.ts';
import type { Hello, Up } from '../shared/protocol/up.ts';

// The one table of who may do what: every operation of the HTTP API, every hello, every message of a socket and every
// command, against everybody who can ask. The checks and their test are made from it; a new one does not compile until it
// stands here.

/**
 * Who asks. Somebody may be several at once: a person has all roles of the office file, and everybody is `anyone`.
 * resident: holds the address of a ticket. link: holds a one-time link. locked: a signed-in person whose screen is locked;
 * no role counts until it is unlocked. operator: holds the setup token. A disabled person is nobody in particular.
 */
export const ASKERS = [
  'anyone',
  'resident',
  'link',
  'kiosk',
  'board',
  'sign',
  'tablet',
  'clerk',
  'host',
  'manager',
  'editor',
  'admin',
  'locked',
  'operator',
] as const;
export type Asker = (typeof ASKERS)[number];

/** The words of the route table, in askers. */
const WHO: Readonly<Record<Route['who'], readonly Asker[]>> = {
  anyone: ['anyone'],
  ticket: ['resident'],
  link: ['link'],
  device: ['kiosk', 'board', 'sign', 'tablet'],
  'staff-or-kiosk': ['kiosk', 'clerk', 'host', 'manager'],
  staff: ['clerk', 'host', 'manager', 'editor', 'admin'],
  'staff-or-locked': ['clerk', 'host', 'manager', 'editor', 'admin', 'locked'],
  tablet: ['tablet'],
  manager: ['manager', 'admin'],
  editor: ['manager', 'admin', 'editor'],
  setup: ['operator'],
};

/** Who may use an operation of the HTTP API. */
export function askersOf(route: RouteName): readonly Asker[] {
  return WHO[ROUTES[route].who];
}

/** Who may open the line of which screen. Editors and administrators have no part in the day. */
export const HELLOS: Readonly<Record<Hello['screen'], readonly Asker[]>> = {
  staff: DAY_ROLES,
  board: ['board'],
  kiosk: ['kiosk'],
  sign: ['sign'],
  ticket: ['resident'],
};

/** Which screens may send which message once they have said hello. `hello` itself is for everybody, once. */
export const MESSAGES: Readonly<Record<Exclude<Up['type'], 'hello'>, ReadonlyArray<Hello['screen']>>> = {
  command: ['staff', 'kiosk'],
  late: ['staff', 'kiosk'],
  reserved: ['staff'],
  here: ['staff'],
  'caught-up': ['staff'],
  'ticket-command': ['ticket'],
  health: ['kiosk', 'board', 'sign'],
};

/** What the holder of a ticket may ask of it. */
export const TICKET_COMMANDS: Readonly<Record<TicketCommand['type'], readonly Asker[]>> = {
  CheckIn: ['resident'],
  Postpone: ['resident'],
  Cancel: ['resident'],
  AnswerCall: ['resident'],
  Return: ['resident'],
};

/** Commands of screens. Of several roles the strongest counts: manager, host, clerk. */
export const COMMANDS: Readonly<Record<ScreenCommand['type'], ReadonlyArray<'kiosk' | 'clerk' | 'host' | 'manager'>>> =
  {
    TakeTicket: ['kiosk', 'host', 'manager'],
    AskForPerson: ['kiosk'],
    CheckInNumber: ['kiosk', 'clerk', 'host', 'manager'],
    OpenCounter: ['clerk', 'host'],
    PauseCounter: ['clerk', 'host'],
    ResumeCounter: ['clerk', 'host'],
    CloseCounter: ['clerk', 'host', 'manager'],
    CallNext: ['clerk', 'host'],
    CallTicket: ['clerk', 'host'],
    CallReserved: ['clerk', 'host'],
    CallSlip: ['clerk', 'host'],
    WalkDirect: ['clerk', 'host'],
    Recall: ['clerk', 'host'],
    Arrive: ['clerk', 'host'],
    Finish: ['clerk', 'host'],
    MarkMissed: ['clerk', 'host'],
    Interrupt: ['clerk', 'host'],
    Resume: ['clerk', 'host'],
    Park: ['clerk', 'host'],
    Unpark: ['clerk', 'host'],
    Transfer: ['clerk', 'host'],
    AddMatter: ['clerk', 'host', 'manager'],
    SetNote: ['clerk', 'host'],
    SetIntake: ['manager'],
    Undo: ['clerk', 'host'],
    Cancel: ['host', 'manager'],
    CheckIn: ['clerk', 'host', 'manager'],
    Reinstate: ['clerk', 'host', 'manager'],
    AnswerHelp: ['clerk', 'host', 'manager'],
  };

/** Whether one of `askers` is among those who may. Everybody is anyone. */
export function isAmong(askers: ReadonlySet<Asker>, may: readonly Asker[]): boolean {
  return may.some((asker) => asker === 'anyone' || askers.has(asker));
}
