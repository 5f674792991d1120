import type { Person } from '../../shared/domain/office/office-file.ts';
import type { Actor } from '../../shared/domain/ticket/commands.ts';
import type { ScreenCommand } from '../../shared/protocol/commands.ts';
import { COMMANDS } from '../access-table.ts';
import type { Device } from './access/devices.ts';

export type Screen = { kind: 'staff'; person: Person } | { kind: 'kiosk'; device: Device };

/** The actor under which this screen may ask this, or null when its role does not include it. */
export function actorFor(screen: Screen, command: ScreenCommand['type']): Actor | null {
  if (screen.kind === 'kiosk') {
    return COMMANDS[command].includes('kiosk')
      ? { role: 'kiosk', device: screen.device.id, place: screen.device.place }
      : null;
  }
  const { id, roles } = screen.person;
  // The strongest role that fits: a manager who also serves closes a colleague's counter as manager.
  for (const role of ['manager', 'host', 'clerk'] as const) {
    if (roles.includes(role) && COMMANDS[command].includes(role)) return { role, person: id };
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
