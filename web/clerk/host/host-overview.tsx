import { DemoLine } from '../../staff/demo-line.tsx';
import { NewerVersion } from '../../staff/newer-version.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import { HelpStrip } from '../parts/help-strip.tsx';
import { NowHead } from '../parts/now-head.tsx';
import { QueueOfAll } from '../parts/queue-of-all.tsx';
import { Expected, Returning } from '../parts/returning.tsx';
import { CameLate } from './came-late.tsx';
import { LookAfter } from './look-after.tsx';

export function HostOverview() {
  const {
    words: { clerk },
  } = useStaff();
  return (
    <>
      <NowHead title={clerk('queue')} />
      <HelpStrip />
      <CameLate />
      <LookAfter />
      <QueueOfAll />
      <Expected />
      <Returning />
      <NewerVersion />
      <DemoLine />
    </>
  );
}
