import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { takeArrival } from '../../data/arrival.ts';
import { firstScreenStands } from '../../offline/open-store.ts';

/** The heading of a screen; plain where another part gives it its looks. After a change of screen it takes the focus, so that a screen reader begins here. */
export function PageHeading({ children, plain = false }: { children: ComponentChildren; plain?: boolean }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useLayoutEffect(() => {
    if (takeArrival()) heading.current?.focus({ preventScroll: true });
    firstScreenStands();
  }, []);
  return (
    <h1 class={plain ? undefined : 'page-title'} tabIndex={-1} ref={heading}>
      {children}
    </h1>
  );
}
