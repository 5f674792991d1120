import type { OfficeFile, Role } from '../../../shared/domain/office/office-file.ts';
import type { Asker } from '../../../worker/access-table.ts';
import { smallOffice } from '../../helpers/office-file.ts';
import { PIN, type RealHall, realHall, setUpReal, tokenIn } from './real-hall.ts';
import { ask, newId, newSecret } from './town-hall.ts';

const ROLES: readonly Role[] = ['clerk', 'host', 'manager', 'editor', 'admin'];
const DEVICES = ['kiosk', 'board', 'sign', 'tablet'] as const;

/** Somebody who can ask, with all that proves it. */
export interface AskerProfile {
  name: string;
  askers: ReadonlySet<Asker>;
  /** Who this is to operations whose address names no office. */
  atHome?: ReadonlySet<Asker>;
  cookie: string;
  /** Of a device: its screen. */
  screen: (typeof DEVICES)[number];
  /** It has asked to belong to the office; all it may do is ask whether it does. */
  waits?: boolean;
  headers: Record<string, string>;
  /** Address of a ticket and token of a one-time link: right for whoever holds them, wrong for all others. */
  ticket: string;
  link: string;
}

export interface AskersHall extends RealHall {
  file: OfficeFile;
  /** An office in which nobody has an account yet. */
  bare: OfficeFile;
  profiles: readonly AskerProfile[];
}

/** Every set of roles that a person can have. */
function roleSets(): Role[][] {
  const sets: Role[][] = [];
  for (let mask = 1; mask < 2 ** ROLES.length; mask += 1) sets.push(ROLES.filter((_, bit) => mask & (2 ** bit)));
  return sets;
}

/** A real office with everybody who can ask in it: all sets of roles, locked and disabled people, devices, and strangers. */
export async function askersHall(): Promise<AskersHall> {
  const file = smallOffice('askers-office');
  const [model] = file.people;
  if (!model) throw new Error('an office has people');
  const sets = roleSets();
  const personOf = (id: string, roles: Role[]) => ({ ...model, id, roles });
  for (const roles of sets) file.people.push(personOf(`is-${roles.join('-')}`, roles));
  for (const roles of [...ROLES.map((role) => [role]), [...ROLES]]) {
    file.people.push(personOf(`locked-${roles.join('-')}`, roles), personOf(`barred-${roles.join('-')}`, roles));
  }
  const hall = await realHall(file);
  const { office, admin } = hall;

  const wrong = {
    ticket: `${file.id}.${newSecret()}`,
    link: 'a'.repeat(32),
    headers: {},
    screen: 'kiosk',
    cookie: '',
  } as const;
  const profiles: AskerProfile[] = [];
  const add = (name: string, askers: Asker[], more: Partial<AskerProfile> = {}): void => {
    // Each from an address of its own: what is limited for one address is not the question here.
    const address = { 'cf-connecting-ip': `2001:db8::${profiles.length + 1}` };
    profiles.push({ ...wrong, name, askers: new Set(askers), ...more, headers: { ...address, ...more.headers } });
  };

  for (const person of file.people) {
    const [kind = '', ...roles] = person.id.split('-') as [string, ...Role[]];
    if (kind === 'is') add(person.id, roles, { cookie: await hall.invited(person.id) });
    if (kind === 'locked') {
      const cookie = await hall.invited(person.id);
      await ask('/api/session/lock', { method: 'POST', cookie });
      add(person.id, ['locked'], { cookie });
    }
    if (kind === 'barred') {
      const cookie = await hall.invited(person.id);
      await ask(`${office}/people/${person.id}/disable`, { method: 'POST', cookie: admin });
      add(person.id, [], { cookie });
    }
  }
  for (const screen of DEVICES) add(screen, [screen], { cookie: await hall.device(screen), screen });
  for (const screen of DEVICES) {
    const { headers } = await ask(`${office}/devices`, { body: { screen } });
    const cookie = headers.get('set-cookie')?.split(';')[0] ?? '';
    add(`${screen} that nobody has let in`, [], { cookie, screen, waits: true });
  }
  add('nobody', []);
  add('operator', ['operator'], { headers: { authorization: 'Bearer test-setup-token' } });
  add('somebody with a wrong setup token', [], { headers: { authorization: 'Bearer test-setup-tokem' } });

  const invited = await ask(`${office}/people/clerk-5/invite`, { method: 'POST', cookie: admin });
  add('whoever was invited', ['link'], { link: tokenIn(invited.body.path) });

  const secret = newSecret();
  await ask(`${office}/tickets`, { body: { id: newId(), secret, service: 'service-1' } });
  add('a resident', ['resident'], { ticket: `${file.id}.${secret}` });

  const other = await realHall(smallOffice('another-askers-office'));
  const atHome = new Set<Asker>(['manager', 'host', 'admin']);
  add('the manager of another office', [], { cookie: other.admin, atHome });
  const forged = admin.replace(/\.[0-9a-z]{32}/g, `.${'b'.repeat(32)}`);
  add('somebody with made-up cookies', [], { cookie: forged });

  const bare = smallOffice('bare-office');
  await setUpReal(bare);
  return { ...hall, file, bare, profiles };
}

export { PIN };
