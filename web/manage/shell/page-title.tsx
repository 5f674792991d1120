import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { takeArrival } from '../../data/arrival.ts';
import { useStaff } from '../../staff/staff-context.ts';

interface PageTitleProps {
  title: string;
  note?: ComponentChildren;
}

/** The heading of a page; after a change of page reading begins here. */
export function PageTitle({ title, note }: PageTitleProps) {
  const { info, words } = useStaff();
  const heading = useRef<HTMLHeadingElement>(null);
  const office = words.text(info.name);
  useEffect(() => {
    if (takeArrival()) heading.current?.focus();
  }, []);
  useEffect(() => {
    document.title = `${title} – ${office}`;
  }, [title, office]);
  return (
    <div class="manage-title">
      <h1 ref={heading} tabIndex={-1}>
        {title}
      </h1>
      {note !== undefined && <p class="manage-title-note tn">{note}</p>}
    </div>
  );
}
