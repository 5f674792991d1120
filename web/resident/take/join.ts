import { askApi } from '../../../shared/browser/ask-api.ts';
import { newCommandId, randomBytes } from '../../../shared/browser/live-platform.ts';
import type { HelpCode } from '../../../shared/domain/ticket/help.ts';
import { ticketAddress, ticketSecret } from '../../../shared/domain/ticket/secret.ts';
import type { Language } from '../../../shared/domain/words.ts';
import { JoinAnswerSchema } from '../../../shared/protocol/http/tickets.ts';
import type { WireRefusal } from '../../../shared/protocol/problem.ts';
import { forgetOwnTicket, keepOwnTicket, readTicket } from '../../data/own-tickets.ts';

export interface JoinWish {
  office: string;
  service: string;
  language: Language;
  needs: readonly HelpCode[];
}

export type Joined =
  | { kind: 'joined'; address: string }
  | { kind: 'refused'; refusal: WireRefusal }
  | { kind: 'unreachable' };

/**
 * A ticket to be taken. Its id and secret are made once, so that pressing twice, or asking again after an answer that
 * got lost, is one ticket.
 */
export function ticketToTake(): (wish: JoinWish) => Promise<Joined> {
  const id = newCommandId();
  const secret = ticketSecret(randomBytes);
  let asking: Promise<Joined> | undefined;

  const join = async ({ office, service, language, needs }: JoinWish): Promise<Joined> => {
    const address = ticketAddress(office, secret);
    // Before the answer: a ticket that was taken while the answer got lost must not be lost with it.
    await keepOwnTicket(address, true);
    const answer = await askApi(`/api/offices/${encodeURIComponent(office)}/tickets`, {
      method: 'POST',
      body: { id, secret, service, language, needs },
      schema: JoinAnswerSchema,
    });
    if (answer.kind === 'ok') {
      readTicket(address).hear({ ticket: answer.value.ticket });
      return { kind: 'joined', address };
    }
    if (answer.kind === 'refused') await forgetOwnTicket(address);
    return answer;
  };

  return (wish) => {
    asking ??= join(wish).finally(() => {
      asking = undefined;
    });
    return asking;
  };
}
