import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { ScreenCommandInput } from '../../shared/protocol/commands.ts';
import { worksAlone } from '../../shared/sync/tablet/going-on.ts';
import { Button } from '../../shared/ui/button/button.tsx';
import type { ButtonLook } from '../../shared/ui/button/button-class.ts';
import { act, keyOf, step } from './commands.ts';
import { keepPlace } from './keep-place.ts';
import { useCanAct, useLive } from './link-strip.tsx';

interface ActButtonProps extends ButtonLook {
  command: ScreenCommandInput;
  /** The key that does the same, as it is written on it. */
  shortcut?: string;
  icon?: IconNode;
  detail?: ComponentChildren;
  disabled?: boolean;
  /** The office has done it. */
  onDone?: () => void;
  children: ComponentChildren;
}

/** A button that asks the office for one thing. Busy until the office has answered, off while it can do nothing. */
export function ActButton({ command, shortcut, disabled = false, onDone, children, ...look }: ActButtonProps) {
  const live = useLive();
  const canAct = useCanAct() && worksAlone(command.type);
  const now = step.value;
  return (
    <Button
      {...look}
      busy={now?.state === 'asking' && now.key === keyOf(command)}
      disabled={disabled || !(live || canAct)}
      aria-keyshortcuts={shortcut}
      data-shortcut={shortcut}
      onPress={() =>
        void act(command).then(({ done }) => {
          if (done) onDone?.();
          keepPlace();
        })
      }
    >
      {children}
    </Button>
  );
}
