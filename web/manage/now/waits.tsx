import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import type { OfficeNow } from '../../../shared/protocol/office-now.ts';
import { WaitLevel } from '../../../shared/ui/wait-level/wait-level.tsx';
import { saidNow, useDay } from '../../staff/live.ts';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { limitOf, waitOfService } from './wait-of-service.ts';

/** The axis ends at so many times the limit; what is longer stands at its end, and its words say how long. */
const AXIS = 1.5;

export function Waits() {
  const {
    info,
    words: { manage },
  } = useStaff();
  const limit = limitOf(useDay());
  return (
    <section>
      <h2 id="waits">{manage('waits')}</h2>
      <p class="note muted">{manage('waits-note')}</p>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a part that may scroll has to be reached by keyboard */}
      <section class="now-table" aria-labelledby="waits" tabIndex={0}>
        <table class="now-waits">
          <thead>
            <tr>
              <th scope="col">{manage('service')}</th>
              <th scope="col">{manage('waits-count')}</th>
              <th scope="col" class="now-axis-cell">
                <span class="vh">{manage('waits-bar')}</span>
                <span class="now-axis tn" aria-hidden="true">
                  <span>0</span>
                  <span style={{ insetInlineStart: share(limit / 2, limit) }}>{limit / 2}</span>
                  <span style={{ insetInlineStart: share(limit, limit) }}>{manage('minutes', { n: limit })}</span>
                </span>
              </th>
              <th scope="col">{manage('waits-range')}</th>
              <th scope="col">{manage('waits-longest')}</th>
              <th scope="col">{manage('waits-limit', { n: limit })}</th>
            </tr>
          </thead>
          <tbody>
            {info.services.map((service) => (
              <WaitRow key={service.id} service={service} limit={limit} office={saidNow.value} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

interface WaitRowProps {
  service: OfficeInfo['services'][number];
  limit: number;
  office: OfficeNow | null;
}

function WaitRow({ service, limit, office }: WaitRowProps) {
  const {
    words: { manage, text, formats },
  } = useStaff();
  const day = useDay();
  const now = useSecond();
  const range = office?.services.find(({ id }) => id === service.id)?.range ?? null;
  const { waiting, longest, staffed, level } = waitOfService(day, service.id, range, now);
  return (
    <tr>
      <th scope="row">{text(service.name)}</th>
      <td class="now-count tn">{waiting}</td>
      <td class="now-axis-cell">
        <span class="now-bar" aria-hidden="true">
          {range && (
            <span
              class="now-band"
              style={{
                insetInlineStart: share(range.from, limit),
                inlineSize: `calc(${share(range.to, limit)} - ${share(range.from, limit)})`,
              }}
            />
          )}
          {longest !== null && <span class="now-dot" style={{ insetInlineStart: share(longest, limit) }} />}
        </span>
      </td>
      <td class="tn nowrap">
        {range ? manage('minutes-range', { range: formats.range(range) }) : manage(staffed ? 'unknown' : 'unstaffed')}
      </td>
      <td class="tn nowrap">{longest === null ? '–' : manage('minutes', { n: longest })}</td>
      <td>
        <WaitLevel level={level} label={manage(!staffed && level === 'near' ? 'level-unstaffed' : `level-${level}`)} />
      </td>
    </tr>
  );
}

function share(minutes: number, limit: number): string {
  const axis = AXIS * limit;
  return `${(Math.min(minutes, axis) / axis) * 100}%`;
}
