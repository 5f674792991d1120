import { ArrowLeft } from 'lucide';
import { Button } from '../../../shared/ui/button/button.tsx';
import { useStaff } from '../../staff/staff-context.ts';

/** Back to the choice of the matter. */
export function OtherMatter({ onPress }: { onPress: () => void }) {
  const {
    words: { clerk },
  } = useStaff();
  return (
    <p class="sheet-back">
      <Button kind="quiet" icon={ArrowLeft} onPress={onPress}>
        {clerk('pass-other')}
      </Button>
    </p>
  );
}
