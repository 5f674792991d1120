import { WifiOff } from 'lucide';
import { useState } from 'preact/hooks';
import { askApi } from '../../../shared/browser/ask-api.ts';
import { type DeviceList, DeviceListSchema } from '../../../shared/protocol/http/devices.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Dialog } from '../../../shared/ui/dialog/dialog.tsx';
import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { WaitLevel } from '../../../shared/ui/wait-level/wait-level.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import { useAsked } from '../../staff/use-asked.ts';
import { AskedState } from '../shell/asked-state.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import { ApproveDevice } from './approve-device.tsx';
import { deviceNotes } from './device-notes.ts';
import { DEVICE_ICON, type Device, deviceState } from './device-words.ts';
import { FailureList } from './failure-list.tsx';
import './devices.css';

const EVERY = 10_000;

/** Kiosks, displays and signs: let in by the code that they show, and taken out again. */
export function DevicesPage() {
  const {
    info,
    words: { manage },
  } = useStaff();
  const handle = useAsked(`/api/offices/${encodeURIComponent(info.id)}/devices`, DeviceListSchema, EVERY);
  const { asked, hear } = handle;
  return (
    <div class="manage-narrow">
      <PageTitle title={manage('page-devices')} note={manage('devices-note')} />
      <AskedState handle={handle} label={manage('loading')} />
      {asked.state === 'read' && (
        <>
          {!asked.fresh && <Notice kind="off" title={manage('devices-stale')} />}
          <ApproveDevice waiting={asked.value.devices.filter(({ state }) => state === 'waiting')} onDone={hear} />
          <section>
            <h2 class="manage-heading">{manage('devices-paired')}</h2>
            <Paired list={asked.value} onDone={hear} />
          </section>
          <FailureList failures={asked.value.failures} />
        </>
      )}
    </div>
  );
}

function Paired({ list, onDone }: { list: DeviceList; onDone: (list: DeviceList) => void }) {
  const devices = list.devices.filter(({ state }) => state === 'paired');
  const {
    words: { manage },
  } = useStaff();
  if (devices.length === 0) return <Empty title={manage('devices-none')}>{manage('devices-none-next')}</Empty>;
  return (
    <ul class="devices">
      {devices.map((device) => (
        <PairedDevice key={device.id} device={device} failures={list.failures} onDone={onDone} />
      ))}
    </ul>
  );
}

interface PairedDeviceProps {
  device: Device;
  failures: DeviceList['failures'];
  onDone: (list: DeviceList) => void;
}

function PairedDevice({ device, failures, onDone }: PairedDeviceProps) {
  const {
    info,
    words: { manage, staff, formats, refusal },
  } = useStaff();
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const { word, level } = deviceState(device, failures);
  const { todo, build, room, cutAt } = deviceNotes(device, failures);
  const name = manage(`screen-${device.screen}`, { place: device.place });

  const remove = async (): Promise<void> => {
    setBusy(true);
    const path = `/api/offices/${encodeURIComponent(info.id)}/devices/${encodeURIComponent(device.id)}` as const;
    const answer = await askApi(path, { method: 'DELETE', schema: DeviceListSchema });
    setBusy(false);
    setAsking(false);
    if (answer.kind === 'ok') onDone(answer.value);
    else setProblem(answer.kind === 'refused' ? refusal(answer.refusal) : staff('unreachable'));
  };

  return (
    <li class="devices-row">
      <Icon icon={DEVICE_ICON[device.screen]} size={28} stroke={1.75} />
      <p>
        <b>{name}</b>
        <span class="devices-note tn">
          {device.seenAt === null
            ? manage('device-never')
            : manage('device-seen', { time: `${formats.day(device.seenAt)}, ${formats.time(device.seenAt)}` })}
          {build !== null && `, ${manage('device-build', { build })}`}
          {room && `, ${manage('device-room', room)}`}
          {cutAt !== null && `, ${manage('device-cut-at', { time: formats.time(cutAt) })}`}
        </span>
        {todo.map((key) => (
          <span class="devices-todo" key={key}>
            {manage(key)}
          </span>
        ))}
      </p>
      <WaitLevel
        level={level}
        label={manage(`device-${word}`)}
        icon={word === 'cut' || word === 'quiet' ? WifiOff : undefined}
      />
      <Button onPress={() => setAsking(true)}>
        {manage('device-remove')}
        <span class="vh">: {name}</span>
      </Button>
      {problem !== null && (
        <div class="devices-problem">
          <Notice title={problem} action={{ label: staff('close'), onPress: () => setProblem(null) }} announce />
        </div>
      )}
      {asking && (
        <Dialog
          title={manage('device-remove-title', { name })}
          safe={{ label: manage('device-keep'), onPress: () => setAsking(false) }}
          act={{ label: manage('device-remove-do'), busy, onPress: () => void remove() }}
        >
          {manage('device-remove-text')}
        </Dialog>
      )}
    </li>
  );
}
