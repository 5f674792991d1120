import { useState } from 'preact/hooks';
import type { CallReason } from '../../../shared/domain/policy/reasons.ts';
import { canServe } from '../../../shared/domain/policy/skills.ts';
import { comparePlaces } from '../../../shared/domain/queue/lanes.ts';
import { waitOf } from '../../../shared/domain/queue/position.ts';
import type { Counter } from '../../../shared/domain/ticket/day.ts';
import { formatNumber, parseNumber } from '../../../shared/domain/ticket/number.ts';
import type { Ticket, WaitingTicket } from '../../../shared/domain/ticket/ticket.ts';
import { MINUTE } from '../../../shared/domain/words.ts';
import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { TextField } from '../../../shared/ui/field/text-field.tsx';
import { TicketNumber } from '../../../shared/ui/ticket-number/ticket-number.tsx';
import { ActButton } from '../../staff/act-button.tsx';
import { useGoingOn } from '../../staff/going-on.ts';
import { useDay } from '../../staff/live.ts';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { isCallBack } from '../counter/desk.ts';
import { upcoming } from '../counter/upcoming.ts';
import { Sheet } from '../parts/sheet.tsx';
import { TicketState } from '../parts/ticket-state.tsx';
import { ReasonChoice } from './reason-choice.tsx';
import { SlipCall } from './slip-call.tsx';

/** More are found by typing: nobody looks through a longer list while somebody stands there. */
const MOST_SHOWN = 24;

interface ByNumberSheetProps {
  id: string;
  counter: Counter;
  onClose: () => void;
}

/** A number that is typed or picked. What the rule gives anyway is a plain call; anything else takes a listed reason. */
export function ByNumberSheet({ id, counter, onClose }: ByNumberSheetProps) {
  const {
    words: { clerk },
  } = useStaff();
  const day = useDay();
  const now = useSecond();
  const [typed, setTyped] = useState('');
  const [reason, setReason] = useState<CallReason | null>(null);
  const number = parseNumber(typed);
  const ticket = number === null ? undefined : day.tickets.get(day.byNumber.get(number) ?? '');
  const callable = ticket?.state === 'waiting' && canServe(counter, ticket.service) ? ticket : null;
  const byRule = callable !== null && upcoming(day, id, now, 1)[0]?.ticket === callable.id;
  // Without a line everybody is called by the slip: no other reason is needed.
  const alone = useGoingOn()?.alone != null;
  const isSlip = alone && number !== null && !ticket;

  const command = !callable
    ? null
    : byRule
      ? ({ type: 'CallNext', counter: id } as const)
      : alone
        ? ({ type: 'CallTicket', counter: id, ticket: callable.id } as const)
        : reason && ({ type: 'CallTicket', counter: id, ticket: callable.id, reason } as const);
  return (
    <Sheet
      title={clerk('number-title')}
      onClose={onClose}
      action={
        callable && (
          <ActButton
            kind="primary"
            wide
            command={command ?? { type: 'CallNext', counter: id }}
            disabled={command === null}
            detail={command === null ? clerk('reason-choose') : undefined}
          >
            {clerk('number-call', { number: callable.number })}
          </ActButton>
        )
      }
    >
      <div class="sheet-two">
        <div class="sheet-stack">
          <div data-focus>
            <TextField
              label={clerk('find-label')}
              hint={clerk('find-hint', { example: formatNumber('A', 23) })}
              value={typed}
              onValue={setTyped}
              autoComplete="off"
              maxLength={6}
            />
          </div>
          <Waiting counter={counter} chosen={number} onChoose={setTyped} />
        </div>
        <div class="sheet-stack" aria-live="polite">
          {isSlip && <SlipCall id={id} counter={counter} number={number} onClose={onClose} />}
          {number !== null && !ticket && !isSlip && (
            <Empty title={clerk('find-none', { number })}>{clerk('find-none-next')}</Empty>
          )}
          {ticket && !callable && <NotCallable ticket={ticket} id={id} counter={counter} />}
          {byRule && <p class="sheet-note">{clerk('number-by-rule')}</p>}
          {callable && !byRule && !alone && (
            <ReasonChoice value={reason} onValue={setReason} number={callable.number} />
          )}
        </div>
      </div>
    </Sheet>
  );
}

interface WaitingProps {
  counter: Counter;
  chosen: string | null;
  onChoose: (number: string) => void;
}

/** Everybody whom this counter can serve, in the order of their places. */
function Waiting({ counter, chosen, onChoose }: WaitingProps) {
  const {
    info,
    words: { clerk, text, formats },
  } = useStaff();
  const day = useDay();
  const now = useSecond();
  const all: WaitingTicket[] = [];
  for (const ticket of day.tickets.values()) {
    if (ticket.state === 'waiting' && canServe(counter, ticket.service)) all.push(ticket);
  }
  const name = (service: string): string => {
    const found = info.services.find((one) => one.id === service);
    return found ? text(found.name) : service;
  };
  if (all.length === 0) return <p class="sheet-note">{clerk('number-none')}</p>;
  return (
    <section>
      <h3 class="clerk-heading">{clerk('number-waiting')}</h3>
      <ul class="sheet-numbers">
        {all
          .sort(comparePlaces)
          .slice(0, MOST_SHOWN)
          .map((ticket) => {
            const minutes = Math.max(0, Math.floor(waitOf(ticket, now) / MINUTE));
            const waits = clerk(minutes === 0 ? 'waits-short' : 'waits', { n: minutes });
            const phone = isCallBack(ticket) && clerk('call-back-at', { time: formats.time(ticket.due) });
            return (
              <li key={ticket.id}>
                <button
                  type="button"
                  class="sheet-number"
                  aria-pressed={ticket.number === chosen ? 'true' : 'false'}
                  onClick={() => onChoose(ticket.number)}
                >
                  <span class="sheet-number-own">
                    <TicketNumber number={ticket.number} />
                  </span>
                  <span>
                    {name(ticket.service)}
                    <span class="sheet-number-note tn"> {phone || waits}</span>
                  </span>
                </button>
              </li>
            );
          })}
      </ul>
      {all.length > MOST_SHOWN && <p class="sheet-note">{clerk('number-more', { n: all.length - MOST_SHOWN })}</p>}
    </section>
  );
}

interface NotCallableProps {
  ticket: Ticket;
  id: string;
  counter: Counter;
}

/** A number that cannot be called now: how it is with it, and what goes on from there. */
function NotCallable({ ticket, id, counter }: NotCallableProps) {
  const {
    words: { clerk },
  } = useStaff();
  const goesOn = ticket.state === 'parked' && (ticket.clerk === counter.clerk || canServe(counter, ticket.service));
  return (
    <>
      <ul class="clerk-back">
        <TicketState ticket={ticket}>
          {goesOn && (
            <ActButton command={{ type: 'Unpark', counter: id, ticket: ticket.id, announce: false }}>
              {clerk('resume-visit')}
            </ActButton>
          )}
          {ticket.state === 'expected' && (
            <ActButton command={{ type: 'CheckIn', ticket: ticket.id }}>{clerk('check-in')}</ActButton>
          )}
          {ticket.state === 'missed' && (
            <ActButton command={{ type: 'Reinstate', ticket: ticket.id }}>{clerk('reinstate')}</ActButton>
          )}
        </TicketState>
      </ul>
      {ticket.state === 'waiting' && <p class="sheet-note">{clerk('number-not-here', { counter: id })}</p>}
    </>
  );
}
