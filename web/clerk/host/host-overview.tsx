import { DemoLine } from '../../staff/demo-line.tsx';
import { NewerVersion } from '../../staff/newer-version.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import { QueueByService } from '../counter/idle-context.tsx';
import { HelpStrip } from '../parts/help-strip.tsx';
import { NowHead } from '../parts/now-head.tsx';
import { Expected, Returning } from '../parts/returning.tsx';

export function HostOverview() {
  const {
    info,
    words: { clerk },
  } = useStaff();
  return (
    <>
      <NowHead title={clerk('queue')} />
      <HelpStrip />
      <QueueByService skills={info.services.map(({ id }) => id)} />
      <Expected />
      <Returning />
      <NewerVersion />
      <DemoLine />
    </>
  );
}
