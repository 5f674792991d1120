import { randomBytes, randomUUID } from 'node:crypto';
import type { OfficeFile } from '../../shared/domain/office/office-file.ts';
import { ticketSecret } from '../../shared/domain/ticket/secret.ts';
import type { ScreenCommandInput } from '../../shared/protocol/commands.ts';
import { smallOffice } from '../helpers/office-file.ts';
import type { Posted, Poster } from './http-poster.ts';
import type { PlainServer } from './plain-server.ts';

const LETTERS = [...'ABCDEFGHIJKL'];

/** An office of twelve series, the most that there can be: 11,988 numbers a day. */
export function benchOffice(
  id: string,
  services: number,
  skillsOf: (clerk: number, all: string[]) => string[],
): OfficeFile {
  const base = smallOffice(id, 1);
  const [service] = base.services;
  if (!service) throw new Error('Invariant broken: a small office has a service');
  const ids = Array.from({ length: services }, (_, i) => `service-${i + 1}`);
  return {
    ...base,
    // Nobody in a crowd of ten thousand can be served today; a bench asks for tickets all the same.
    policy: { ...base.policy, intakeStopPercent: 0 },
    series: LETTERS.map((letter) => ({ letter, name: { pl: `Grupa ${letter}`, en: `Group ${letter}` } })),
    services: ids.map((own, i) => ({ ...service, id: own, series: LETTERS[i % LETTERS.length] ?? 'A', tile: false })),
    people: base.people.map((person, i) =>
      person.skills.length > 0 ? { ...person, skills: skillsOf(i, ids) } : person,
    ),
  };
}

export interface BenchOffice {
  id: string;
  kiosk: string;
  manager: string;
  /** Cookies of the clerks; the clerk of index i is at counter i + 1. */
  clerks: string[];
  send(cookie: string, command: ScreenCommandInput): Promise<Posted>;
}

/** Sets an office up, signs clerks in and opens their counters. */
export async function openOffice(
  server: PlainServer,
  poster: Poster,
  file: OfficeFile,
  clerks: number,
): Promise<BenchOffice> {
  const { id } = file;
  const set = await fetch(`${server.url}/api/setup`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.setupToken}`, 'content-type': 'application/json' },
    body: JSON.stringify({ file, demo: true }),
  });
  if (set.status !== 201) throw new Error(`the office of the bench was not set up: ${await set.text()}`);
  const signIn = async (person: string): Promise<string> => {
    const signed = await poster.post('/api/session', JSON.stringify({ office: id, person, pin: '1234' }));
    if (signed.cookie === null) throw new Error(`${person} could not sign in: ${signed.text}`);
    return signed.cookie;
  };
  const paired = await poster.post(`/api/offices/${id}/devices`, JSON.stringify({ screen: 'kiosk' }));
  const office: BenchOffice = {
    id,
    kiosk: paired.cookie ?? '',
    manager: await signIn('maria'),
    clerks: [],
    send: (cookie, command) =>
      poster.post(`/api/offices/${id}/commands`, JSON.stringify({ id: randomUUID(), command }), cookie),
  };
  for (let i = 0; i < clerks; i += 1) {
    const cookie = await signIn(`clerk-${i + 1}`);
    office.clerks.push(cookie);
    await must(office.send(cookie, { type: 'OpenCounter', counter: String(i + 1) }));
  }
  return office;
}

export function newSecret(): string {
  return ticketSecret((count) => new Uint8Array(randomBytes(count)));
}

/** The answer, which has to be yes: a bench that counts refusals measures something else. */
export async function must(asked: Promise<Posted>): Promise<Posted> {
  const answer = await asked;
  if (answer.status >= 300) throw new Error(`refused in a bench: ${answer.status} ${answer.text.slice(0, 200)}`);
  return answer;
}
