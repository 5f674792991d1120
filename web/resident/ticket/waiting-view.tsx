import { Users } from 'lucide';
import { useState } from 'preact/hooks';
import { Button } from '../../../shared/ui/button/button.tsx';
import { LiveDot } from '../../../shared/ui/live-dot/live-dot.tsx';
import { Plate } from '../../../shared/ui/plate/plate.tsx';
import { Range } from '../../../shared/ui/range/range.tsx';
import { clock } from '../../data/clock.ts';
import { PageHeading } from '../page/page-heading.tsx';
import { useLater } from '../page/use-later.ts';
import { CancelDialog } from './cancel-dialog.tsx';
import { Chance } from './chance.tsx';
import { PassedOn } from './passed-on.tsx';
import { PostponeDialog } from './postpone-dialog.tsx';
import { TellMe } from './tell-me.tsx';
import { TicketRows } from './ticket-rows.tsx';
import type { TicketScreenProps } from './ticket-screen.ts';

export function WaitingView(screen: TicketScreenProps) {
  const { ticket, words, staleSince, later, waits } = screen;
  const { t, visit, formats } = words;
  const [dialog, setDialog] = useState<'postpone' | 'cancel' | null>(null);
  const stale = staleSince !== null;
  const hour = stale ? formats.time(staleSince) : '';
  const close = (): void => setDialog(null);
  const Before = useLater(
    ticket.before.length > 0,
    () => import('./called-before.tsx').then(({ CalledBefore }) => CalledBefore),
    ['order'],
  );

  return (
    <>
      <Plate
        number={ticket.number}
        state={stale ? 'stale' : 'waiting'}
        above={<PageHeading plain>{visit('your-number')}</PageHeading>}
      />
      <PassedOn {...screen} />
      <div class="ticket-facts">
        <Range
          value={ticket.range ? formats.range(ticket.range) : undefined}
          unit={t('minutes')}
          unknown={t('wait-unknown')}
          caption={
            stale ? visit('wait-was', { time: hour }) : ticket.range ? visit('wait-still') : visit('wait-not-yet')
          }
          stale={stale}
        />
        <Range
          value={ticket.ahead === null ? undefined : formats.number(ticket.ahead)}
          unit={visit('people', { n: ticket.ahead ?? 0 })}
          unknown={t('wait-unknown')}
          caption={stale ? visit('ahead-was', { time: hour }) : visit('ahead')}
          stale={stale}
        />
      </div>
      {!stale && <LiveDot>{visit('live', { time: formats.time(clock.value) })}</LiveDot>}
      {!stale && <Chance {...screen} />}
      {!stale && <TellMe ticket={ticket} words={words} />}
      <TicketRows {...screen} />
      {Before && <Before info={screen.info} ticket={ticket} />}
      {(!stale || later) && !waits && (
        <div class={ticket.postponesLeft > 0 ? 'ticket-pair ticket-pair-two' : 'ticket-pair'}>
          {ticket.postponesLeft > 0 && (
            <Button icon={Users} onPress={() => setDialog('postpone')}>
              {visit('postpone')}
            </Button>
          )}
          <Button onPress={() => setDialog('cancel')}>{visit('give-up')}</Button>
        </div>
      )}
      {dialog === 'postpone' && <PostponeDialog {...screen} close={close} />}
      {dialog === 'cancel' && <CancelDialog {...screen} close={close} />}
    </>
  );
}
