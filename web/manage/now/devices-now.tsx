import { WifiOff } from 'lucide';
import { DeviceListSchema } from '../../../shared/protocol/http/devices.ts';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { WaitLevel } from '../../../shared/ui/wait-level/wait-level.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import { useAsked } from '../../staff/use-asked.ts';
import { DEVICE_ICON, deviceState } from '../devices/device-words.ts';
import { AskedState } from '../shell/asked-state.tsx';

const EVERY = 15_000;

export function DevicesNow() {
  const {
    info,
    words: { manage, formats },
  } = useStaff();
  const handle = useAsked(`/api/offices/${encodeURIComponent(info.id)}/devices`, DeviceListSchema, EVERY);
  const { asked } = handle;
  return (
    <section>
      <h2>{manage('page-devices')}</h2>
      <AskedState handle={handle} label={manage('loading')} />
      {asked.state === 'read' && asked.value.devices.length === 0 && <p class="now-none">{manage('devices-none')}</p>}
      {asked.state === 'read' && (
        <ul class="now-list">
          {asked.value.devices.map((device) => {
            const { word, level } = deviceState(device, asked.value.failures);
            return (
              <li class="now-row" key={device.id}>
                <Icon icon={DEVICE_ICON[device.screen]} size={24} stroke={1.75} />
                <p>
                  <b class="now-row-name">{manage(`screen-${device.screen}`, { place: device.place })}</b>{' '}
                  <span class="now-row-note tn">
                    {device.state === 'waiting'
                      ? manage('device-code', { code: device.code ?? '' })
                      : device.connected || device.seenAt === null
                        ? ''
                        : manage('device-seen', { time: formats.time(device.seenAt) })}
                  </span>
                </p>
                <WaitLevel
                  level={level}
                  label={manage(`device-${word}`)}
                  icon={word === 'cut' || word === 'quiet' ? WifiOff : undefined}
                />
              </li>
            );
          })}
        </ul>
      )}
      <p>
        <a class="manage-link" href={`/manage/devices${location.search}`}>
          {manage('to-devices')}
        </a>
      </p>
    </section>
  );
}
