import { CircleAlert, RotateCw } from 'lucide';
import { Notice } from '../../shared/ui/notice/notice.tsx';
import { act, dismissStep, step } from './commands.ts';
import { useWords } from './words.ts';

/** What became of the last command, when it needs saying: the office's no in words, or that no answer came. */
export function StepNotice() {
  const { staff, refusal } = useWords();
  const now = step.value;
  if (now?.state === 'refused') {
    return (
      <Notice
        icon={CircleAlert}
        title={refusal(now.refusal)}
        action={{ label: staff('close'), onPress: dismissStep }}
        announce
      />
    );
  }
  if (now?.state === 'unanswered') {
    const { command } = now;
    return (
      <Notice
        icon={RotateCw}
        title={staff('no-answer')}
        action={{ label: staff('try-again'), onPress: () => void act(command) }}
        announce
      >
        {staff('no-answer-next')}
      </Notice>
    );
  }
  return null;
}
