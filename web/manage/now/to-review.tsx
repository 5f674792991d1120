import { FileClock } from 'lucide';
import { addDays, localClock } from '../../../shared/domain/office/local-time.ts';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';

/** A description that nobody has looked at for a year may have become wrong. */
const REVIEW_DAYS = 365;

export function ToReview() {
  const {
    info,
    words: { manage, text, formats },
  } = useStaff();
  const now = useSecond();
  const before = addDays(localClock(info.timeZone, now).date, -REVIEW_DAYS);
  const old = info.services.filter(({ reviewed }) => reviewed < before);
  if (old.length === 0) return null;
  return (
    <section>
      <h2>{manage('to-review')}</h2>
      <ul class="now-list">
        {old.map(({ id, name, reviewed }) => (
          <li class="now-row" key={id}>
            <Icon icon={FileClock} size={24} stroke={1.75} />
            <p>
              <a class="manage-link" href={`/manage/services/${id}${location.search}`}>
                {text(name)}
              </a>{' '}
              <span class="now-row-note">{manage('reviewed', { date: formats.date(reviewed) })}</span>
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
