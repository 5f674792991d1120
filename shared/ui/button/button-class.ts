export interface ButtonLook {
  /**
   * primary: one per screen.  second: as large, where both are fair choices.  quiet: close, change, not today.
   * cancel: only inside a dialog that asks for confirmation.
   */
  kind?: 'primary' | 'second' | 'quiet' | 'cancel';
  wide?: boolean;
  /** stack: icon over words (tablet, 80 px).  large: the one press of a clerk's tablet (164 px).  between: words and detail at both ends. */
  shape?: 'row' | 'stack' | 'large' | 'between';
}

export function buttonClass({ kind = 'second', wide = false, shape = 'row' }: ButtonLook): string {
  return `btn btn-${kind}${shape === 'row' ? '' : ` btn-${shape}`}${wide ? ' btn-wide' : ''}`;
}
