import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../../../shared/ui/button/button.tsx';
import { dismissStep } from '../../staff/commands.ts';
import { keepPlace } from '../../staff/keep-place.ts';
import { LinkStrip } from '../../staff/link-strip.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import { StepNotice } from '../../staff/step-notice.tsx';
import './sheet.css';

interface SheetProps {
  title: string;
  /** Also what Escape means. */
  onClose: () => void;
  children: ComponentChildren;
  /** What the sheet is for, at its foot. A sheet of which each row acts has none. */
  action?: ComponentChildren;
}

/**
 * Over the context, beside the column: what one step needs to be told. Open as long as it is rendered. When it goes, the
 * focus returns to where it was, or to the large button when that is gone.
 */
export function Sheet({ title, onClose, children, action }: SheetProps) {
  const {
    words: { clerk, staff },
  } = useStaff();
  const sheet = useRef<HTMLDialogElement>(null);
  const id = useId();

  useLayoutEffect(() => {
    const element = sheet.current;
    dismissStep();
    element?.showModal();
    // The question first, unless something is to be typed at once.
    const typed = element?.querySelector<HTMLElement>('[data-focus] input');
    (typed ?? element?.querySelector<HTMLElement>('[data-title]'))?.focus();
    return () => {
      dismissStep();
      // Closing before the element leaves the page is what makes the browser give the focus back.
      element?.close();
      keepPlace();
    };
  }, []);

  return (
    <dialog
      ref={sheet}
      class="sheet"
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
    >
      <div class="sheet-inner">
        <header class="sheet-head">
          <h2 class="sheet-title" id={id} tabIndex={-1} data-title>
            {title}
          </h2>
          <Button kind="quiet" onPress={onClose}>
            {staff('close')}
          </Button>
        </header>
        <div class="sheet-body">{children}</div>
        <div class="sheet-foot">
          <LinkStrip meaning={clerk('link-lost')} />
          <StepNotice />
          {action}
        </div>
      </div>
    </dialog>
  );
}
