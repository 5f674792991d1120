import type { HelpCode } from '../../../shared/domain/ticket/help.ts';
import type { CatalogueLanguage } from '../../../shared/i18n/languages.ts';
import type { WireRefusal } from '../../../shared/protocol/problem.ts';
import type { TicketView } from '../../../shared/protocol/ticket-view.ts';

/** One wish for a number. Id and secret are made once, so that every repeat is the same ticket. */
export interface TicketWish {
  id: string;
  secret: string;
  service: string;
  language: CatalogueLanguage;
  needs: readonly HelpCode[];
}

/** What is shown and printed of a ticket. Without a line nobody knows how long it takes or who is before it. */
export type IssuedTicket = Pick<TicketView, 'number' | 'joinedAt' | 'range' | 'ahead'>;

export type PrintState = 'printing' | 'printed' | 'demo' | 'no-paper' | 'no-printer' | 'failed';

/** How a number comes about: from the office or, when that is silent, from the kiosk's own numbers (O-10). */
export type Issue =
  | { state: 'none' }
  | { state: 'asking'; wish: TicketWish; since: number; slow: boolean }
  /** The kiosk takes one of its own numbers. What the office says from now on is too late: one tap is one number. */
  | { state: 'giving'; wish: TicketWish; since: number }
  /** Neither an answer nor a number of its own: a person takes over, while the kiosk goes on asking. */
  | { state: 'unanswered'; wish: TicketWish }
  | { state: 'refused'; refusal: WireRefusal }
  | { state: 'issued'; wish: TicketWish; ticket: IssuedTicket; print: PrintState };

export type IssueInput =
  /** `cut`: it is known that nobody will answer. */
  | { type: 'wish'; wish: TicketWish; cut: boolean }
  /** A wish of before the page was loaded again: its number, if it had one by then (O-10). */
  | { type: 'resume'; wish: TicketWish; ticket: IssuedTicket | null }
  | { type: 'tick' }
  | { type: 'answered'; id: string; ticket: IssuedTicket }
  | { type: 'given'; id: string; ticket: IssuedTicket }
  /** No number of its own is to be had: none lent, none left, or the device could not keep it. `cut`: nor will anybody answer. */
  | { type: 'not-given'; id: string; cut: boolean }
  | { type: 'refused'; id: string; refusal: WireRefusal }
  | { type: 'no-answer'; id: string }
  | { type: 'print'; print: PrintState }
  | { type: 'print-again' }
  | { type: 'reset' };

export type IssueEffect = 'ask' | 'give' | 'print';

/** After so long without an answer the kiosk takes one of its own numbers, ms. */
export const GIVE_AFTER = 1_000;
/** After so long a person takes over, ms. */
export const PERSON_AFTER = 12_000;

/** One step. Pure: `now` in ms. A wish is asked until it is answered, and printed once, whatever fingers do meanwhile. */
export function stepIssue(issue: Issue, input: IssueInput, now: number): [Issue, IssueEffect[]] {
  switch (input.type) {
    case 'wish': {
      if (issue.state !== 'none') return [issue, []];
      const { wish } = input;
      return input.cut
        ? [{ state: 'giving', wish, since: now }, ['give']]
        : [{ state: 'asking', wish, since: now, slow: false }, ['ask']];
    }
    case 'resume': {
      if (issue.state !== 'none') return [issue, []];
      const { wish, ticket } = input;
      return ticket
        ? [{ state: 'issued', wish, ticket, print: 'printing' }, ['print']]
        : [{ state: 'asking', wish, since: now, slow: false }, ['ask']];
    }
    case 'tick':
      return later(issue, now);
    case 'answered':
      return concerns(issue, input.id) && issue.state !== 'giving'
        ? [{ state: 'issued', wish: issue.wish, ticket: input.ticket, print: 'printing' }, ['print']]
        : [issue, []];
    case 'given':
      return issue.state === 'giving' && issue.wish.id === input.id
        ? [{ state: 'issued', wish: issue.wish, ticket: input.ticket, print: 'printing' }, ['print']]
        : [issue, []];
    case 'not-given':
      return issue.state === 'giving' && issue.wish.id === input.id
        ? [
            // Nobody is kept waiting for an office that cannot hear.
            input.cut
              ? { state: 'unanswered', wish: issue.wish }
              : { state: 'asking', wish: issue.wish, since: issue.since, slow: true },
            ['ask'],
          ]
        : [issue, []];
    case 'refused':
      return concerns(issue, input.id) ? [{ state: 'refused', refusal: input.refusal }, []] : [issue, []];
    case 'no-answer':
      if (!concerns(issue, input.id) || issue.state === 'giving') return [issue, []];
      return [overdue(issue, now), ['ask']];
    case 'print':
      return issue.state === 'issued' && issue.print === 'printing'
        ? [{ ...issue, print: input.print }, []]
        : [issue, []];
    case 'print-again':
      return issue.state === 'issued' && issue.print !== 'printing'
        ? [{ ...issue, print: 'printing' }, ['print']]
        : [issue, []];
    case 'reset':
      return [{ state: 'none' }, []];
    default:
      return [issue, []];
  }
}

type Open = Extract<Issue, { state: 'asking' | 'giving' | 'unanswered' }>;

/** An answer to a wish of somebody who has left, or to one that is settled, is nobody's any more. */
function concerns(issue: Issue, id: string): issue is Open {
  const isOpen = issue.state === 'asking' || issue.state === 'giving' || issue.state === 'unanswered';
  return isOpen && issue.wish.id === id;
}

function later(issue: Issue, now: number): [Issue, IssueEffect[]] {
  if (issue.state !== 'asking') return [issue, []];
  const { wish, since } = issue;
  // Tried once: a kiosk that had no number a moment ago has none now.
  if (!issue.slow && now - since >= GIVE_AFTER) return [{ state: 'giving', wish, since }, ['give']];
  return [overdue(issue, now), []];
}

function overdue(issue: Exclude<Open, { state: 'giving' }>, now: number): Issue {
  if (issue.state === 'asking' && now - issue.since >= PERSON_AFTER) return { state: 'unanswered', wish: issue.wish };
  return issue;
}
