import { BadgeAlert } from 'lucide';
import { localClock } from '../../../shared/domain/office/local-time.ts';
import type { Person } from '../../../shared/domain/office/office-file.ts';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { WaitLevel } from '../../../shared/ui/wait-level/wait-level.tsx';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { useOfficeFile } from '../office-file.ts';
import { badgeClock } from '../people/badge-clock.ts';

/** Who meets clients without a published badge, and how much of the week for it is left. */
export function MissingBadges() {
  const {
    info,
    words: { manage, text },
  } = useStaff();
  const { asked } = useOfficeFile();
  const now = useSecond();
  if (asked.state !== 'read') return null;
  const today = localClock(info.timeZone, now).date;
  const missing = asked.value.people.filter(({ badge }) => badge === 'draft');
  return (
    <section>
      <h2>{manage('badges-missing')}</h2>
      {missing.length === 0 ? (
        <p class="now-none">{manage('badges-all')}</p>
      ) : (
        <ul class="now-list">
          {missing.map((person) => (
            <li class="now-row" key={person.id}>
              <Icon icon={BadgeAlert} size={24} stroke={1.75} />
              <p>
                <b class="now-row-name">
                  {person.name} {person.surname}
                </b>{' '}
                <span class="now-row-note">{text(person.position)}</span>
              </p>
              <DaysLeft person={person} today={today} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

export function DaysLeft({ person, today }: { person: Person; today: string }) {
  const {
    words: { manage },
  } = useStaff();
  const clock = badgeClock(person.employedSince, today);
  if (clock === null) return <WaitLevel level="near" label={manage('badge-draft')} />;
  if (clock.left < 0) return <WaitLevel level="above" label={manage('badge-late', { n: -clock.left })} />;
  return <WaitLevel level={clock.near ? 'near' : 'none'} label={manage('badge-left', { n: clock.left })} />;
}
