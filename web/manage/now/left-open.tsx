import { useState } from 'preact/hooks';
import type { OfficeDay } from '../../../shared/domain/ticket/day.ts';
import type { Ticket } from '../../../shared/domain/ticket/ticket.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Dialog } from '../../../shared/ui/dialog/dialog.tsx';
import { ActButton } from '../../staff/act-button.tsx';
import { act, step } from '../../staff/commands.ts';
import { useLive } from '../../staff/link-strip.tsx';
import { useStaff } from '../../staff/staff-context.ts';

/** Somebody has gone and left a counter open: a manager closes it. With a client there, it is said what becomes of them (T-8). */
export function LeftOpen({ day, counters }: { day: OfficeDay; counters: readonly string[] }) {
  const {
    session,
    words: { manage },
  } = useStaff();
  const live = useLive();
  const [asked, setAsked] = useState<string | null>(null);
  // One's own counter with a client is finished in the ordinary way.
  const others = counters.filter((id) => !clientAt(day, id) || day.counters.get(id)?.clerk !== session.person.id);
  const client = asked === null ? undefined : clientAt(day, asked);
  if (others.length === 0) return null;
  return (
    <>
      <details class="now-left-open">
        <summary>{manage('left-open')}</summary>
        <p>{manage('left-open-text')}</p>
        <div class="now-left-open-list">
          {others.map((counter) =>
            clientAt(day, counter) ? (
              <Button key={counter} disabled={!live} onPress={() => setAsked(counter)}>
                {manage('close-counter', { counter })}
              </Button>
            ) : (
              <ActButton key={counter} command={{ type: 'CloseCounter', counter }}>
                {manage('close-counter', { counter })}
              </ActButton>
            ),
          )}
        </div>
      </details>
      {asked !== null && client && (
        <Dialog
          title={manage('close-title', { counter: asked, number: client.number })}
          safe={{ label: manage('close-keep'), onPress: () => setAsked(null) }}
          act={{
            label: manage('close-do'),
            busy: step.value?.state === 'asking',
            onPress: () => void act({ type: 'CloseCounter', counter: asked }).then(() => setAsked(null)),
          }}
        >
          <p>{manage(client.state === 'called' ? 'close-called' : 'close-begun', { number: client.number })}</p>
        </Dialog>
      )}
    </>
  );
}

function clientAt(day: OfficeDay, id: string): Ticket | undefined {
  const counter = day.counters.get(id);
  return counter?.state === 'open' && counter.ticket !== null ? day.tickets.get(counter.ticket) : undefined;
}
