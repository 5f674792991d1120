import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import { WaitLevel } from '../../../shared/ui/wait-level/wait-level.tsx';
import { useDay } from '../../staff/live.ts';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { LIMIT, waitOfService } from './wait-of-service.ts';

/** The axis ends here, minutes; what is longer stands at its end, and its words say how long. */
const AXIS = 45;

export function Waits() {
  const {
    info,
    words: { manage },
  } = useStaff();
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
                  <span style={{ insetInlineStart: `${(15 / AXIS) * 100}%` }}>15</span>
                  <span style={{ insetInlineStart: `${(LIMIT / AXIS) * 100}%` }}>
                    {manage('minutes', { n: LIMIT })}
                  </span>
                </span>
              </th>
              <th scope="col">{manage('waits-range')}</th>
              <th scope="col">{manage('waits-longest')}</th>
              <th scope="col">{manage('waits-limit', { n: LIMIT })}</th>
            </tr>
          </thead>
          <tbody>
            {info.services.map((service) => (
              <WaitRow key={service.id} service={service} />
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

function WaitRow({ service }: { service: OfficeInfo['services'][number] }) {
  const {
    words: { manage, text, formats },
  } = useStaff();
  const day = useDay();
  const now = useSecond();
  const { waiting, longest, range, staffed, level } = waitOfService(day, service.id, now);
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
                insetInlineStart: share(range.from),
                inlineSize: `calc(${share(range.to)} - ${share(range.from)})`,
              }}
            />
          )}
          {longest !== null && <span class="now-dot" style={{ insetInlineStart: share(longest) }} />}
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

function share(minutes: number): string {
  return `${(Math.min(minutes, AXIS) / AXIS) * 100}%`;
}
