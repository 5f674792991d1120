import type { IconNode } from 'lucide';
import type { ButtonHTMLAttributes, ComponentChildren, Ref, TargetedMouseEvent } from 'preact';
import { Icon } from '../icon/icon.tsx';
import { acceptPress } from '../press/press.ts';
import { Dots } from '../spinner/dots.tsx';
import { type ButtonLook, buttonClass } from './button-class.ts';
import './button.css';

interface ButtonProps extends ButtonLook, Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'icon' | 'ref' | 'disabled'> {
  children: ComponentChildren;
  /** A second, lighter text: what the press will do, or how long it will take. */
  detail?: ComponentChildren;
  /** Before the words ... */
  icon?: IconNode;
  /** ... or after them, for a direction. */
  iconAfter?: IconNode;
  /** The press is being dealt with: the button stays where it is, keeps the focus, and does nothing. */
  busy?: boolean;
  disabled?: boolean;
  /** For keypads and steppers, where quick presses of one key are meant. */
  rapid?: boolean;
  onPress?: (event: TargetedMouseEvent<HTMLButtonElement>) => void;
  ref?: Ref<HTMLButtonElement>;
}

/** Acts on release. A second press within half a second is ignored. */
export function Button({
  children,
  detail,
  icon,
  iconAfter,
  busy = false,
  disabled = false,
  rapid = false,
  kind,
  wide,
  shape,
  onPress,
  ref,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      ref={ref}
      class={buttonClass({ kind, wide, shape })}
      // Not the disabled attribute: it would throw the focus away and hide the button from a screen reader.
      aria-disabled={busy || disabled ? 'true' : undefined}
      aria-busy={busy ? 'true' : undefined}
      onClick={(event) => {
        if (busy || disabled) event.preventDefault();
        else if (rapid || acceptPress(event)) onPress?.(event);
      }}
    >
      {busy ? <Dots /> : icon !== undefined && <Icon icon={icon} stroke={2.25} />}
      <span class="btn-words">
        {children}
        {detail !== undefined && <span class="btn-detail"> {detail}</span>}
      </span>
      {iconAfter !== undefined && <Icon icon={iconAfter} stroke={2.25} />}
    </button>
  );
}
