import type { OfficeFile } from '../../../shared/domain/office/office-file.ts';
import { ask, type Reply } from './town-hall.ts';

/** The PIN of everybody in a real office of these tests. */
export const PIN = '482915';
const OPERATOR = { authorization: 'Bearer test-setup-token' };

/** A real office, as it stands after its first administrator has come in by the operator's link. */
export interface RealHall {
  id: string;
  office: string;
  /** Cookies of the first administrator's browser. */
  admin: string;
  /** A tablet of the office that nobody has signed in on yet. */
  tablet(): Promise<string>;
  /** A device that a manager has let in. */
  device(screen: 'kiosk' | 'board' | 'sign' | 'tablet'): Promise<string>;
  /** Invites somebody and uses the invitation: cookies of their own browser. */
  invited(person: string): Promise<string>;
  /** Tries a PIN on a browser with these cookies. */
  signIn(person: string, pin: string, cookie?: string): Promise<Reply>;
}

export async function setUpReal(file: OfficeFile): Promise<Reply> {
  return ask('/api/setup', { body: { file, demo: false }, headers: OPERATOR });
}

export function firstLink(office: string): Promise<Reply> {
  return ask(`/api/offices/${office}/first-link`, { method: 'POST', headers: OPERATOR });
}

/** The token of a one-time link. */
export function tokenIn(path: unknown): string {
  return String(path).split('#')[1] ?? '';
}

/** Every cookie that an answer sets, as the browser sends them back. */
export function cookiesOf({ headers }: Reply): string {
  return headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ');
}

export async function realHall(file: OfficeFile, first = 'maria'): Promise<RealHall> {
  const set = await setUpReal(file);
  const { id } = file;
  const office = `/api/offices/${id}`;
  const link = set.body.first as { path: string };
  const used = await ask(`${office}/link/use`, {
    body: { token: tokenIn(link.path), who: { person: first }, pin: PIN },
  });
  if (used.status !== 201) throw new Error(JSON.stringify(used.body));
  const admin = cookiesOf(used);
  const device: RealHall['device'] = async (screen) => {
    const asked = await ask(`${office}/devices`, { body: { screen } });
    const body = { place: `${screen} place` };
    await ask(`${office}/devices/${asked.body.code}/approve`, { body, cookie: admin });
    return cookiesOf(asked);
  };
  return {
    id,
    office,
    admin,
    device,
    tablet: () => device('tablet'),
    invited: async (person) => {
      const invited = await ask(`${office}/people/${person}/invite`, { method: 'POST', cookie: admin });
      const body = { token: tokenIn(invited.body.path), pin: PIN };
      const invitedNow = await ask(`${office}/link/use`, { body });
      if (invitedNow.status !== 201) throw new Error(JSON.stringify(invitedNow.body));
      return cookiesOf(invitedNow);
    },
    signIn: (person, pin, cookie) =>
      ask('/api/session', { body: { office: id, person, pin }, ...(cookie ? { cookie } : {}) }),
  };
}
