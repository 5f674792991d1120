import { useState } from 'preact/hooks';
import { formatNumber, parseNumber } from '../../../shared/domain/ticket/number.ts';
import type { Ticket } from '../../../shared/domain/ticket/ticket.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Dialog } from '../../../shared/ui/dialog/dialog.tsx';
import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { TextField } from '../../../shared/ui/field/text-field.tsx';
import { ActButton } from '../../staff/act-button.tsx';
import { act, keyOf, step } from '../../staff/commands.ts';
import { useLive } from '../../staff/link-strip.tsx';
import { useDay } from '../../staff/live.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { TicketState } from '../parts/ticket-state.tsx';

/** By its number: what is with a ticket, and what can be done about it. */
export function FindTicket() {
  const {
    words: { clerk },
  } = useStaff();
  const day = useDay();
  const [typed, setTyped] = useState('');
  const number = parseNumber(typed);
  const ticket = number === null ? undefined : day.tickets.get(day.byNumber.get(number) ?? '');
  return (
    <>
      <h1>{clerk('find')}</h1>
      <div class="clerk-part host-find">
        <TextField
          label={clerk('find-label')}
          hint={clerk('find-hint', { example: formatNumber('A', 23) })}
          value={typed}
          onValue={setTyped}
          autoComplete="off"
          maxLength={6}
        />
      </div>
      <div class="clerk-part" role="status">
        {ticket ? (
          <ul class="clerk-back">
            <Found ticket={ticket} />
          </ul>
        ) : (
          number !== null && <Empty title={clerk('find-none', { number })}>{clerk('find-none-next')}</Empty>
        )}
      </div>
    </>
  );
}

function Found({ ticket }: { ticket: Ticket }) {
  const {
    words: { clerk },
  } = useStaff();
  const live = useLive();
  const [asking, setAsking] = useState(false);
  const { id, number } = ticket;
  const cancel = { type: 'Cancel', ticket: id } as const;
  const busy = step.value?.state === 'asking' && step.value.key === keyOf(cancel);
  return (
    <TicketState ticket={ticket}>
      {ticket.state === 'expected' && (
        <ActButton command={{ type: 'CheckIn', ticket: id }}>{clerk('check-in')}</ActButton>
      )}
      {ticket.state === 'missed' && (
        <ActButton command={{ type: 'Reinstate', ticket: id }}>{clerk('reinstate')}</ActButton>
      )}
      {ticket.state !== 'ended' && ticket.state !== 'serving' && ticket.state !== 'interrupted' && (
        <Button disabled={!live} onPress={() => setAsking(true)}>
          {clerk('cancel')}
        </Button>
      )}
      {asking && (
        <Dialog
          title={clerk('cancel-title', { number })}
          safe={{ label: clerk('cancel-keep'), onPress: () => setAsking(false) }}
          act={{
            label: clerk('cancel-do'),
            busy,
            onPress: () => void act(cancel).then(() => setAsking(false)),
          }}
        >
          {clerk('cancel-text')}
        </Dialog>
      )}
    </TicketState>
  );
}
