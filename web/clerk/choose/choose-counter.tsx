import { Accessibility, Ear, VolumeX } from 'lucide';
import { useEffect } from 'preact/hooks';
import { StaffBadgesSchema } from '../../../shared/protocol/http/session.ts';
import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import { Brand } from '../../../shared/ui/brand/brand.tsx';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { act, keyOf, step } from '../../staff/commands.ts';
import { DemoLine } from '../../staff/demo-line.tsx';
import { LinkStrip, useLive } from '../../staff/link-strip.tsx';
import { useDay } from '../../staff/live.ts';
import { NewerVersion } from '../../staff/newer-version.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import { StepNotice } from '../../staff/step-notice.tsx';
import { useAsked } from '../../staff/use-asked.ts';
import { atFrontDesk } from '../front-desk.ts';
import { ColumnFoot } from '../parts/column-foot.tsx';
import './choose-counter.css';

/** Before work: which counter. Those that are taken say by whom. */
export function ChooseCounter() {
  const { info, session, words } = useStaff();
  const { clerk, text } = words;
  const day = useDay();
  // Without the names a counter is simply taken.
  const { asked } = useAsked(`/api/offices/${encodeURIComponent(info.id)}/badges`, StaffBadgesSchema);
  const people = asked.state === 'read' ? asked.value.people : [];
  const { person } = session;

  useEffect(() => {
    document.title = clerk('title');
  });

  return (
    <main id="main" class="choose">
      <header class="choose-head">
        <Brand name={text(info.name)} />
        <p>
          {person.name} {person.surname}, {text(person.position)}
        </p>
      </header>
      <LinkStrip meaning={clerk('link-lost-choose')} />
      <StepNotice />
      <h1>{clerk('choose')}</h1>
      <ul class="choose-list">
        {info.counters.map((counter) => {
          const taken = day.counters.get(counter.id);
          const who = taken && people.find(({ id }) => id === taken.clerk);
          return (
            <li key={counter.id}>
              <CounterTile
                counter={counter}
                taken={taken !== undefined}
                by={who ? `${who.name} ${who.surname}` : null}
              />
            </li>
          );
        })}
      </ul>
      {person.roles.includes('host') && (
        <p>
          <Button onPress={() => (atFrontDesk.value = true)}>{clerk('front-desk')}</Button>
        </p>
      )}
      <section class="card clerk-card">
        <h2>{clerk('before')}</h2>
        <ul class="clerk-points">
          <li>{clerk('before-1')}</li>
          <li>{clerk('before-2')}</li>
          <li>{clerk('before-3')}</li>
        </ul>
      </section>
      <NewerVersion />
      <DemoLine />
      <ColumnFoot counter={null} busy={false} />
    </main>
  );
}

interface CounterTileProps {
  counter: OfficeInfo['counters'][number];
  taken: boolean;
  by: string | null;
}

function CounterTile({ counter, taken, by }: CounterTileProps) {
  const {
    words: { clerk, text },
  } = useStaff();
  const live = useLive();
  const command = { type: 'OpenCounter', counter: counter.id } as const;
  const now = step.value;
  return (
    <Button
      wide
      disabled={taken || !live}
      busy={now?.state === 'asking' && now.key === keyOf(command)}
      onPress={() => void act(command)}
    >
      <span class="choose-counter">
        <span class="counter">
          <span class="vh">{clerk('counter')} </span>
          {counter.id}
        </span>
        <span class="choose-words">
          <span class="choose-state">
            {taken
              ? by === null
                ? clerk('counter-taken')
                : clerk('counter-taken-by', { name: by })
              : clerk('counter-free')}
          </span>
          {counter.place && <span class="choose-place">{text(counter.place)}</span>}
          <span class="choose-aids">
            {counter.stepFree && <Icon icon={Accessibility} size={20} label={clerk('aid-step-free')} />}
            {counter.hearingLoop && <Icon icon={Ear} size={20} label={clerk('aid-loop')} />}
            {counter.quiet && <Icon icon={VolumeX} size={20} label={clerk('aid-quiet')} />}
          </span>
        </span>
      </span>
    </Button>
  );
}
