import { useRef, useState } from 'preact/hooks';
import { Button } from '../../../shared/ui/button/button.tsx';
import { TextField } from '../../../shared/ui/field/text-field.tsx';
import { LiveDot } from '../../../shared/ui/live-dot/live-dot.tsx';
import { Plate } from '../../../shared/ui/plate/plate.tsx';
import { Range } from '../../../shared/ui/range/range.tsx';
import { clock } from '../../data/clock.ts';
import { useNow } from '../../data/office-now.ts';
import { waitFor } from '../office/wait-words.ts';
import { PageHeading } from '../page/page-heading.tsx';
import { CancelDialog } from './cancel-dialog.tsx';
import { TicketRows } from './ticket-rows.tsx';
import type { TicketScreenProps } from './ticket-screen.ts';

/** Taken from home: the number is kept, and is called once its holder has proved to be in the building. */
export function ExpectedView(screen: TicketScreenProps) {
  const { info, ticket, words, staleSince, busy, problem, ask, later, waits } = screen;
  const { t, visit, formats } = words;
  const reading = useNow(info.id);
  const [code, setCode] = useState('');
  const [short, setShort] = useState(false);
  const [cancelling, setCancelling] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const stale = staleSince !== null;
  const now = reading.state === 'read' && reading.fresh ? reading.value : null;
  const wait = waitFor(words, now, ticket.service, clock.value);

  async function send(event: Event): Promise<void> {
    event.preventDefault();
    const digits = code.replace(/\D/g, '');
    setShort(digits.length !== 6);
    const done = digits.length === 6 && (await ask({ type: 'CheckIn', code: digits }));
    if (!done) field.current?.focus();
  }

  return (
    <>
      <Plate
        number={ticket.number}
        state={stale ? 'stale' : 'waiting'}
        above={<PageHeading plain>{visit('your-number')}</PageHeading>}
      />
      <div class="ticket-expected">
        <h2>{visit('expected-title')}</h2>
        <p>{visit('expected-text')}</p>
        {stale && later && <p>{words.after('only-now-check-in')}</p>}
      </div>
      {!stale && (
        <>
          <form class="ticket-code" onSubmit={(event) => void send(event)} noValidate>
            <TextField
              label={visit('code-label')}
              hint={visit('code-hint')}
              error={
                short ? visit('code-short') : problem === 'wrong-code' && later ? words.refusal(problem) : undefined
              }
              ref={field}
              value={code}
              onValue={(value) => {
                setCode(value);
                setShort(false);
              }}
              inputMode="numeric"
              autoComplete="off"
              maxLength={7}
            />
            <Button type="submit" kind="primary" wide busy={busy === 'CheckIn'}>
              {visit('check-in')}
            </Button>
          </form>
          {wait.kind !== 'unread' && (
            <Range
              value={wait.kind === 'range' ? wait.range : undefined}
              unit={t('minutes')}
              unknown={wait.kind === 'range' ? undefined : wait.words}
              caption={visit('wait-after-check-in')}
            />
          )}
          <LiveDot>{visit('live', { time: formats.time(clock.value) })}</LiveDot>
        </>
      )}
      <TicketRows {...screen} />
      {(!stale || later) && !waits && (
        <div class="ticket-pair">
          <Button onPress={() => setCancelling(true)}>{visit('give-up')}</Button>
        </div>
      )}
      {cancelling && <CancelDialog {...screen} close={() => setCancelling(false)} />}
    </>
  );
}
