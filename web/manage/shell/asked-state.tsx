import { Button } from '../../../shared/ui/button/button.tsx';
import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { Loading } from '../../../shared/ui/spinner/loading.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import type { AskedHandle } from '../../staff/use-asked.ts';

interface AskedStateProps {
  handle: Pick<AskedHandle<unknown>, 'asked' | 'refresh'>;
  label: string;
}

/** What stands there until an answer is: it is on its way, it was refused, or nobody answers. */
export function AskedState({ handle: { asked, refresh }, label }: AskedStateProps) {
  const {
    words: { staff, refusal },
  } = useStaff();
  if (asked.state === 'loading') return <Loading label={label} />;
  if (asked.state === 'read') return null;
  return (
    <Empty
      title={asked.state === 'refused' ? refusal(asked.refusal) : staff('unreachable')}
      action={<Button onPress={refresh}>{staff('try-again')}</Button>}
    >
      {asked.state === 'refused' ? undefined : staff('unreachable-next')}
    </Empty>
  );
}
