import type { DeviceList } from '../../../shared/protocol/http/devices.ts';
import { useStaff } from '../../staff/staff-context.ts';

/** So many are shown; older ones seldom help to repair anything. */
const SHOWN = 30;

/** What did not work on the devices, newest first, with when it began and ended. */
export function FailureList({ failures }: { failures: DeviceList['failures'] }) {
  const {
    words: { manage, formats },
  } = useStaff();
  const moment = (at: number): string => `${formats.day(at)}, ${formats.time(at)}`;
  return (
    <section>
      <h2 class="manage-heading">{manage('failures-title')}</h2>
      {failures.length === 0 ? (
        <p class="devices-note">{manage('failures-none')}</p>
      ) : (
        <ul class="devices">
          {failures.slice(0, SHOWN).map(({ device, screen, place, what, since, until }) => (
            <li class="devices-failure" key={`${device} ${what} ${since}`}>
              <b>
                {manage(`screen-${screen}`, { place })}: {manage(`failure-${what}`)}
              </b>
              <span class="devices-note tn">
                {until === null
                  ? manage('failure-since', { from: moment(since) })
                  : manage('failure-until', { from: moment(since), to: formats.time(until) })}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
