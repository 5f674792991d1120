import type { Person } from '../../shared/domain/office/office-file.ts';
import type { Actor } from '../../shared/domain/ticket/commands.ts';
import type { ScreenCommand } from '../../shared/protocol/commands.ts';
import type { Device } from './access/devices.ts';

type Asker = 'kiosk' | 'clerk' | 'host' | 'manager';

/** Who may ask what. One table: the check and its test are made from it. */
export const MAY: Record<ScreenCommand['type'], readonly Asker[]> = {
  TakeTicket: ['kiosk', 'host', 'manager'],
  AskForPerson: ['kiosk'],
  CheckInNumber: ['kiosk', 'clerk', 'host', 'manager'],
  OpenCounter: ['clerk', 'host'],
  PauseCounter: ['clerk', 'host'],
  ResumeCounter: ['clerk', 'host'],
  CloseCounter: ['clerk', 'host', 'manager'],
  CallNext: ['clerk', 'host'],
  CallTicket: ['clerk', 'host'],
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

export type Screen = { kind: 'staff'; person: Person } | { kind: 'kiosk'; device: Device };

/** The actor under which this screen may ask this, or null when its role does not include it. */
export function actorFor(screen: Screen, command: ScreenCommand['type']): Actor | null {
  if (screen.kind === 'kiosk') {
    return MAY[command].includes('kiosk')
      ? { role: 'kiosk', device: screen.device.id, place: screen.device.place }
      : null;
  }
  const { id, roles } = screen.person;
  // The strongest role that fits: a manager who also serves closes a colleague's counter as manager.
  for (const role of ['manager', 'host', 'clerk'] as const) {
    if (roles.includes(role) && MAY[command].includes(role)) return { role, person: id };
  }
  return null;
}

/** How an actor stands in the log. */
export function actorName(actor: Actor): string {
  switch (actor.role) {
    case 'resident':
    case 'system':
      return actor.role;
    case 'kiosk':
      return `kiosk:${actor.device}`;
    case 'clerk':
    case 'host':
    case 'manager':
      return `person:${actor.person}`;
  }
}
