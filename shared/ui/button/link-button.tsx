import type { IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from '../icon/icon.tsx';
import { type ButtonLook, buttonClass } from './button-class.ts';
import './button.css';

interface LinkButtonProps extends ButtonLook {
  href: string;
  id?: string;
  target?: string;
  rel?: string;
  /** Save instead of open; a text is the name of the file. */
  download?: string | boolean;
  hreflang?: string;
  lang?: string;
  children: ComponentChildren;
  detail?: ComponentChildren;
  icon?: IconNode;
  iconAfter?: IconNode;
}

/** Looks like a button and goes somewhere: another screen, a telephone number, a file. */
export function LinkButton({ children, detail, icon, iconAfter, kind, wide, shape, ...rest }: LinkButtonProps) {
  return (
    <a {...rest} class={buttonClass({ kind, wide, shape })}>
      {icon !== undefined && <Icon icon={icon} stroke={2.25} />}
      <span class="btn-words">
        {children}
        {detail !== undefined && <span class="btn-detail"> {detail}</span>}
      </span>
      {iconAfter !== undefined && <Icon icon={iconAfter} stroke={2.25} />}
    </a>
  );
}
