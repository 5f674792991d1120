import type { ComponentChildren } from 'preact';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import { Button } from '../button/button.tsx';
import './dialog.css';

interface Answer {
  label: string;
  onPress: () => void;
}

interface DialogProps {
  /** A question that names the thing: "Zrezygnować z numeru A023?" */
  title: string;
  /** What remains possible. */
  children?: ComponentChildren;
  /** Changes nothing. It stands first, has the focus, and is what Escape means. */
  safe: Answer;
  /** What cannot be undone in one tap. */
  act: Answer & { kind?: 'cancel' | 'primary'; busy?: boolean };
  /** Below the dialog, inside what can be reached: the kiosk's help bar, which is never out of reach. */
  bar?: ComponentChildren;
}

/** Open as long as it is rendered. When it goes, the focus returns to where it was. */
export function Dialog({ title, children, safe, act, bar }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();

  useLayoutEffect(() => {
    const element = dialog.current;
    element?.showModal();
    // Closing before the element leaves the page is what makes the browser give the focus back.
    return () => element?.close();
  }, []);

  return (
    <dialog
      ref={dialog}
      class="dialog"
      aria-labelledby={`${id}-title`}
      aria-describedby={children === undefined ? undefined : `${id}-text`}
      onCancel={(event) => {
        event.preventDefault();
        safe.onPress();
      }}
    >
      <div class="dialog-sheet">
        <h2 class="dialog-title" id={`${id}-title`}>
          {title}
        </h2>
        {children !== undefined && (
          <div class="dialog-text" id={`${id}-text`}>
            {children}
          </div>
        )}
        <div class="dialog-answers">
          <Button kind="second" onPress={safe.onPress}>
            {safe.label}
          </Button>
          <Button kind={act.kind ?? 'cancel'} busy={act.busy} onPress={act.onPress}>
            {act.label}
          </Button>
        </div>
      </div>
      {bar}
    </dialog>
  );
}
