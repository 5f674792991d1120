import { randomBytes } from 'node:crypto';
import { ticketSecret } from '../../shared/domain/ticket/secret.ts';
import { ticketIdOf } from '../../shared/domain/ticket/ticket-id.ts';
import type { ScreenCommandInput } from '../../shared/protocol/commands.ts';
import type { OfficeNow } from '../../shared/protocol/office-now.ts';
import { askHttp } from '../day/clients/http.ts';
import { OFFICE } from './lobby.ts';

/** Somebody on the staff whose screen is not what is looked at: asks over HTTP. */
export interface Colleague {
  ask(command: ScreenCommandInput): Promise<Record<string, unknown>>;
  /** Gives a ticket and answers its number. */
  give(service: string, more?: Partial<Extract<ScreenCommandInput, { type: 'TakeTicket' }>>): Promise<string>;
  /** The id of a ticket that this person gave. */
  idOf(number: string): string;
}

export async function colleague(url: string, person: string): Promise<Colleague> {
  const { cookie, status, text } = await askHttp(url, '/api/session', {
    body: { office: OFFICE, person, pin: '1234' },
  });
  if (status >= 300) throw new Error(`${person} cannot sign in: ${text}`);
  const ask: Colleague['ask'] = async (command) => {
    const body = { id: randomBytes(16).toString('hex'), command };
    const answer = await askHttp(url, `/api/offices/${OFFICE}/commands`, { cookie, body });
    if (answer.status !== 200) throw new Error(`${command.type}: ${answer.text}`);
    return answer.body;
  };
  const given = new Map<string, string>();
  return {
    ask,
    give: async (service, more = {}) => {
      const secret = ticketSecret(randomBytes);
      const { ticket } = await ask({ type: 'TakeTicket', secret, service, ...more });
      const { number } = ticket as { number: string };
      given.set(number, ticketIdOf(OFFICE, secret));
      return number;
    },
    idOf: (number) => given.get(number) ?? '',
  };
}

/** What everybody may read of the office now. */
export async function officeNow(url: string): Promise<OfficeNow> {
  const { text } = await askHttp(url, `/api/offices/${OFFICE}/now`);
  return JSON.parse(text) as OfficeNow;
}
