import type { AuditAct } from '../../../shared/protocol/http/audit.ts';
import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import type { OfficeWords } from '../../staff/words.ts';

/** Names of people by their ids, as far as anybody knows them. */
export type Names = ReadonlyMap<string, string>;

/** Who did something: a name, the operator, or the office itself. */
export function whoDid({ people }: OfficeWords, by: string, names: Names): string {
  if (by === 'operator') return people('by-operator');
  if (!by.startsWith('person:')) return people('by-system');
  const id = by.slice('person:'.length);
  return names.get(id) ?? id;
}

/** What was done, as the rest of a sentence that begins with a name. */
export function whatWasDone(words: OfficeWords, info: OfficeInfo, act: AuditAct, names: Names): string {
  const { people, manage, formats, text } = words;
  const person = 'person' in act ? (names.get(act.person) ?? act.person) : '';
  const roles = (list: readonly Parameters<typeof roleWord>[0][]): string =>
    list.length === 0 ? people('no-role') : formats.list(list.map(roleWord));
  function roleWord(role: 'clerk' | 'host' | 'manager' | 'editor' | 'admin'): string {
    return manage(`role-${role}`);
  }
  switch (act.type) {
    case 'signed-in':
      return people('did-signed-in', { way: people(`way-${act.way}`) });
    case 'device-approved':
    case 'device-removed':
      return people(`did-${act.type}`, { screen: manage(`screen-${act.screen}`, { place: act.place }) });
    case 'log-exported':
      return act.date === null
        ? people('did-log-exported-all')
        : people('did-log-exported', { date: formats.date(act.date) });
    case 'roles-changed':
      return people('did-roles-changed', { person, before: roles(act.before), after: roles(act.after) });
    case 'called-out-of-turn':
      return people('did-called-out-of-turn', { ...act, reason: people(`reason-${act.reason}`) });
    case 'intake-set': {
      const service = info.services.find(({ id }) => id === act.service);
      const name = service ? text(service.name) : act.service;
      return people(act.open ? 'did-intake-opened' : 'did-intake-closed', { service: name });
    }
    case 'office-set-up':
      return people('did-office-set-up', { version: act.version });
    default:
      return people(`did-${act.type}`, { ...act, person });
  }
}
