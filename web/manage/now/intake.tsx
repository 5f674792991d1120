import { TicketX } from 'lucide';
import { useState } from 'preact/hooks';
import { peopleWaiting } from '../../../shared/domain/queue/position.ts';
import type { ServiceInfo } from '../../../shared/protocol/office-info.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Dialog } from '../../../shared/ui/dialog/dialog.tsx';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { act, step } from '../../staff/commands.ts';
import { useLive } from '../../staff/link-strip.tsx';
import { useDay } from '../../staff/live.ts';
import { useStaff } from '../../staff/staff-context.ts';

/** For which services numbers are given today, and the switch for it. What it means is said before (T-32). */
export function Intake() {
  const {
    info,
    words: { manage, text },
  } = useStaff();
  const day = useDay();
  const live = useLive();
  const [asked, setAsked] = useState<ServiceInfo | null>(null);
  const stopped = info.services.filter(({ id }) => day.stopped.has(id));
  const given = info.services.filter(({ id }) => !day.stopped.has(id));
  return (
    <section>
      <h2>{manage('intake')}</h2>
      {stopped.length === 0 ? (
        <p class="now-none">{manage('intake-all')}</p>
      ) : (
        <ul class="now-list">
          {stopped.map((service) => (
            <li class="now-row" key={service.id}>
              <Icon icon={TicketX} size={24} stroke={1.75} />
              <p>
                <b class="now-row-name">{text(service.name)}</b>{' '}
                <span class="now-row-note">{manage('intake-stopped')}</span>
              </p>
              <Button disabled={!live} onPress={() => setAsked(service)}>
                {manage('intake-open')}
              </Button>
            </li>
          ))}
        </ul>
      )}
      {given.length > 0 && (
        <details class="now-left-open">
          <summary>{manage('intake-stop')}</summary>
          <p>{manage('intake-stop-note')}</p>
          <div class="now-left-open-list">
            {given.map((service) => (
              <Button key={service.id} disabled={!live} onPress={() => setAsked(service)}>
                {text(service.name)}
              </Button>
            ))}
          </div>
        </details>
      )}
      {asked && <IntakeDialog service={asked} open={day.stopped.has(asked.id)} close={() => setAsked(null)} />}
    </section>
  );
}

interface IntakeDialogProps {
  service: ServiceInfo;
  /** What it would be set to. */
  open: boolean;
  close(): void;
}

function IntakeDialog({ service, open, close }: IntakeDialogProps) {
  const {
    words: { manage, text },
  } = useStaff();
  const waiting = peopleWaiting(useDay(), new Set([service.id]));
  const name = text(service.name);
  return (
    <Dialog
      title={manage(open ? 'intake-open-title' : 'intake-stop-title', { service: name })}
      safe={{ label: manage(open ? 'intake-leave' : 'intake-go-on'), onPress: close }}
      act={{
        kind: open ? 'primary' : 'cancel',
        label: manage(open ? 'intake-open-do' : 'intake-stop-do'),
        busy: step.value?.state === 'asking',
        onPress: () => void act({ type: 'SetIntake', service: service.id, open }).then(close),
      }}
    >
      <p>{manage(open ? 'intake-open-text' : 'intake-stop-text')}</p>
      {!open && waiting > 0 && <p>{manage('intake-stop-waiting', { n: waiting })}</p>}
      <p>{manage('intake-by-hand')}</p>
    </Dialog>
  );
}
