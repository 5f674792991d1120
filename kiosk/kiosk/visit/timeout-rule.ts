import type { Issue } from '../issue/issue-ticket.ts';
import type { TimeoutRule } from './timeout.ts';
import { isUntouched, type Visit } from './visit.ts';

const SECOND = 1_000;
const ASK_AFTER = 60 * SECOND;
const LEAVE_AFTER = 30 * SECOND;
const TICKET_STAYS = 40 * SECOND;
/** Without paper the screen is all there is of the number. */
const UNPRINTED_STAYS = 120 * SECOND;

/** How patient the kiosk is with this person now. Each "more time" adds as much again, without limit. */
export function timeoutRule(visit: Visit, issue: Issue): TimeoutRule {
  if (isUntouched(visit)) return { askAfter: null, leaveAfter: LEAVE_AFTER, quietly: false };
  const { aids } = visit;
  const aided = aids.lowered || aids.large || aids.contrast || aids.voice || visit.extensions > 0;
  const patience = (aided ? 2 : 1) + visit.extensions;
  if (visit.at.step === 'ticket') {
    if (issue.state === 'asking' || issue.state === 'giving')
      return { askAfter: null, leaveAfter: LEAVE_AFTER, quietly: false };
    if (issue.state === 'issued') {
      const printed = issue.print === 'printed' || issue.print === 'demo';
      return {
        askAfter: (printed ? TICKET_STAYS : UNPRINTED_STAYS) * patience,
        leaveAfter: LEAVE_AFTER * patience,
        quietly: printed && !aided,
      };
    }
  }
  return { askAfter: ASK_AFTER * patience, leaveAfter: LEAVE_AFTER * patience, quietly: false };
}
