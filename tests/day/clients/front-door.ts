import * as v from 'valibot';
import { DeviceListSchema, type DeviceScreen } from '../../../shared/protocol/http/devices.ts';
import { type Session, SessionSchema, StaffListSchema } from '../../../shared/protocol/http/session.ts';
import { type OfficeInfo, OfficeInfoSchema } from '../../../shared/protocol/office-info.ts';
import { askHttp, type Reply } from './http.ts';

/** What a person at the keyboard can mend: said in words, without a stack. */
export class Plain extends Error {}

export interface SignedIn {
  cookie: string;
  session: Session;
}

/** The public page of the office. Says in words when there is no server, or no such office. */
export async function readOffice(url: string, office: string): Promise<OfficeInfo> {
  let reply: Reply;
  try {
    reply = await askHttp(url, `/api/offices/${office}`);
  } catch {
    throw new Plain(`Nothing answers at ${url}. Start the server first (npm start), or name it: --url http://…`);
  }
  if (reply.status !== 200) throw new Plain(`${url} has no office "${office}" (${reply.status}). Name one: --office …`);
  return v.parse(OfficeInfoSchema, reply.body);
}

/** Signs everybody on the staff in with the PIN of the demonstration. */
export async function signInStaff(url: string, office: string): Promise<SignedIn[]> {
  const list = await askHttp(url, `/api/offices/${office}/staff`);
  if (list.status !== 200) {
    throw new Plain(`"${office}" is not a demonstration, so nobody can be signed in for play. Nothing was changed.`);
  }
  const { staff, demoPin } = v.parse(StaffListSchema, list.body);
  const signedIn: SignedIn[] = [];
  for (const { id } of staff) {
    const reply = await askHttp(url, '/api/session', { body: { office, person: id, pin: demoPin } });
    if (reply.status !== 201 || !reply.cookie) throw new Plain(`${id} could not sign in: ${String(reply.body.kind)}`);
    signedIn.push({ cookie: reply.cookie, session: v.parse(SessionSchema, reply.body) });
  }
  return signedIn;
}

/** Makes this program a kiosk or a board of the office. A demonstration approves it at once. */
export async function pair(url: string, office: string, screen: DeviceScreen): Promise<string> {
  const reply = await askHttp(url, `/api/offices/${office}/devices`, { body: { screen } });
  if (!reply.cookie || reply.body.state !== 'paired') throw new Plain(`The ${screen} was not paired: ${reply.text}`);
  return reply.cookie;
}

export async function deviceIds(url: string, office: string, manager: string): Promise<Set<string>> {
  const reply = await askHttp(url, `/api/offices/${office}/devices`, { cookie: manager });
  return new Set(v.parse(DeviceListSchema, reply.body).devices.map(({ id }) => id));
}

export async function removeDevice(url: string, office: string, manager: string, id: string): Promise<void> {
  await askHttp(url, `/api/offices/${office}/devices/${id}`, { method: 'DELETE', cookie: manager });
}

/** The whole log as it is exported to a manager. */
export async function exportLog(url: string, office: string, manager: string): Promise<string[]> {
  const reply = await askHttp(url, `/api/offices/${office}/log`, { cookie: manager });
  if (reply.status !== 200) throw new Error(`the log was not exported: ${reply.status} ${reply.text.slice(0, 200)}`);
  return reply.text.trimEnd().split('\n');
}
