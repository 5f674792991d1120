import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import type { ScreenCommandInput } from '../../shared/protocol/commands.ts';
import { Button } from '../../shared/ui/button/button.tsx';
import type { ButtonLook } from '../../shared/ui/button/button-class.ts';
import { act, keyOf, step } from './commands.ts';
import { useLive } from './link-strip.tsx';

interface ActButtonProps extends ButtonLook {
  command: ScreenCommandInput;
  /** The key that does the same, as it is written on it. */
  shortcut?: string;
  icon?: IconNode;
  detail?: ComponentChildren;
  disabled?: boolean;
  children: ComponentChildren;
}

/** A button that asks the office for one thing. Busy until the office has answered, off while the line is cut. */
export function ActButton({ command, shortcut, disabled = false, children, ...look }: ActButtonProps) {
  const live = useLive();
  const now = step.value;
  return (
    <Button
      {...look}
      busy={now?.state === 'asking' && now.key === keyOf(command)}
      disabled={disabled || !live}
      aria-keyshortcuts={shortcut}
      data-shortcut={shortcut}
      onPress={() => void act(command).then(keepPlace)}
    >
      {children}
    </Button>
  );
}

/** A button that did its work may be gone, and the keyboard's place with it: then the large button has it. */
function keepPlace(): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>('[aria-keyshortcuts="F2"], #main')?.focus();
  });
}
