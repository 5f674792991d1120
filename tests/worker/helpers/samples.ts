import type { OfficeFile } from '../../../shared/domain/office/office-file.ts';
import type { ScreenCommand } from '../../../shared/protocol/commands.ts';
import type { Health } from '../../../shared/protocol/health.ts';
import { ROUTES, type RouteName } from '../../../shared/protocol/http/route-table.ts';
import type { TicketCommand } from '../../../shared/protocol/ticket-commands.ts';
import { newId, newSecret } from './town-hall.ts';

type WithBody = { [N in RouteName]: (typeof ROUTES)[N] extends { body: unknown } ? N : never }[RouteName];

const TICKET = '0'.repeat(26);
const PASSKEY = { id: 'none', rawId: 'none', type: 'public-key', response: { clientDataJSON: 'bm9uZQ' } };

/** A body of the right shape for each operation that takes one. What it asks for is refused, or changes nothing. */
export const BODIES: Record<
  WithBody,
  (of: { office: string; file: OfficeFile; bare: OfficeFile; link: string }) => unknown
> = {
  join: () => ({ id: newId(), secret: newSecret(), service: 'no-such-service' }),
  ticketCommand: () => ({ id: newId(), command: { type: 'Postpone', places: 1 } }),
  signIn: ({ office }) => ({ office, person: 'nobody-here', pin: '000000' }),
  passkeySignIn: ({ office }) => ({ office, response: PASSKEY }),
  unlock: () => ({ pin: '000000' }),
  changePin: () => ({ old: '000000', pin: '739152' }),
  addPasskey: () => ({ response: PASSKEY }),
  lookAtLink: ({ link }) => ({ token: link }),
  linkPasskey: ({ link }) => ({ token: link }),
  useLink: ({ link }) => ({ token: link, pin: '111111' }),
  command: () => ({ id: newId(), command: { type: 'CheckInNumber', number: 'Z999' } }),
  writeFile: ({ file }) => file,
  pair: () => ({ screen: 'kiosk' }),
  approveDevice: () => ({ place: 'nowhere' }),
  importLog: () => ({ lines: ['no line of a log'] }),
  setUp: ({ bare }) => ({ file: bare, demo: false }),
};

/** Each command of a screen, about a counter and a ticket that there are not. */
export const COMMAND_BODIES: Record<ScreenCommand['type'], object> = {
  TakeTicket: { service: 'service-1' },
  AskForPerson: {},
  CheckInNumber: { number: 'A999' },
  OpenCounter: { counter: '99' },
  PauseCounter: { counter: '9' },
  ResumeCounter: { counter: '9' },
  CloseCounter: { counter: '9' },
  CallNext: { counter: '9' },
  Recall: { counter: '9', ticket: TICKET },
  Arrive: { counter: '9', ticket: TICKET },
  Finish: { counter: '9', ticket: TICKET },
  MarkMissed: { counter: '9', ticket: TICKET },
  CallTicket: { counter: '9', ticket: TICKET, reason: 'agreed' },
  CallReserved: { counter: '9', ticket: TICKET },
  CallSlip: { counter: '9', number: 'A999', service: 'service-1', ticket: TICKET },
  WalkDirect: { counter: '9', service: 'service-1' },
  Interrupt: { counter: '9', ticket: TICKET, minutes: 5 },
  Resume: { counter: '9', ticket: TICKET },
  Park: { counter: '9', ticket: TICKET, reason: 'form', minutes: 5 },
  Unpark: { counter: '9', ticket: TICKET, announce: false },
  Transfer: { counter: '9', ticket: TICKET, service: 'service-1' },
  AddMatter: { ticket: TICKET, service: 'service-1' },
  SetNote: { ticket: TICKET, note: '' },
  SetIntake: { service: 'service-1', open: true },
  Undo: { counter: '9' },
  Cancel: { ticket: TICKET },
  CheckIn: { ticket: TICKET },
  Reinstate: { ticket: TICKET },
  AnswerHelp: { help: 1 },
};

export function commandOf(type: ScreenCommand['type']): object {
  const secret = type === 'TakeTicket' || type === 'WalkDirect' || type === 'CallSlip' ? { secret: newSecret() } : {};
  return { type, ...COMMAND_BODIES[type], ...secret };
}

export const TICKET_COMMAND_BODIES: Record<TicketCommand['type'], object> = {
  CheckIn: { code: '000000' },
  Postpone: { places: 1 },
  AnswerCall: { answer: 'coming' },
  Return: {},
  // Last: afterwards the visit is over.
  Cancel: {},
};

export { ROUTES };

/** What a device says of itself when nothing is wrong. */
export function aHealth(part: Partial<Health> = {}): Health {
  return { build: 'test', paper: 'ok', storage: null, clock: 0, voice: true, cutAt: null, ...part };
}
