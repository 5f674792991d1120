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

export type PrintState = 'printing' | 'printed' | 'demo' | 'no-paper' | 'no-printer' | 'failed';

/** How a number comes about. The device that goes on without its office adds one more way into `issued`. */
export type Issue =
  | { state: 'none' }
  | { state: 'asking'; wish: TicketWish; since: number; slow: boolean }
  /** No answer for long: a person takes over, while the kiosk goes on asking. */
  | { state: 'unanswered'; wish: TicketWish }
  | { state: 'refused'; refusal: WireRefusal }
  | { state: 'issued'; wish: TicketWish; ticket: TicketView; print: PrintState };

export type IssueInput =
  | { type: 'wish'; wish: TicketWish }
  | { type: 'tick' }
  | { type: 'answered'; id: string; ticket: TicketView }
  | { type: 'refused'; id: string; refusal: WireRefusal }
  | { type: 'no-answer'; id: string }
  | { type: 'print'; print: PrintState }
  | { type: 'print-again' }
  | { type: 'reset' };

export type IssueEffect = 'ask' | 'print';

/** After so long the screen says that it takes a little longer, ms. */
export const SLOW_AFTER = 1_000;
/** After so long a person takes over, ms. */
export const PERSON_AFTER = 12_000;

/** One step. Pure: `now` in ms. A wish is asked until it is answered, and printed once, whatever fingers do meanwhile. */
export function stepIssue(issue: Issue, input: IssueInput, now: number): [Issue, IssueEffect[]] {
  switch (input.type) {
    case 'wish':
      return issue.state === 'none'
        ? [{ state: 'asking', wish: input.wish, since: now, slow: false }, ['ask']]
        : [issue, []];
    case 'tick':
      return [later(issue, now), []];
    case 'answered':
      return concerns(issue, input.id)
        ? [{ state: 'issued', wish: issue.wish, ticket: input.ticket, print: 'printing' }, ['print']]
        : [issue, []];
    case 'refused':
      return concerns(issue, input.id) ? [{ state: 'refused', refusal: input.refusal }, []] : [issue, []];
    case 'no-answer':
      return concerns(issue, input.id) ? [later(issue, now), ['ask']] : [issue, []];
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

type Open = Extract<Issue, { state: 'asking' | 'unanswered' }>;

/** An answer to a wish of somebody who has left, or to one that is settled, is nobody's any more. */
function concerns(issue: Issue, id: string): issue is Open {
  return (issue.state === 'asking' || issue.state === 'unanswered') && issue.wish.id === id;
}

function later(issue: Issue, now: number): Issue {
  if (issue.state !== 'asking') return issue;
  const waited = now - issue.since;
  if (waited >= PERSON_AFTER) return { state: 'unanswered', wish: issue.wish };
  return waited >= SLOW_AFTER && !issue.slow ? { ...issue, slow: true } : issue;
}
