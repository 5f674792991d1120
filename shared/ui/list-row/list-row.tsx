import { ChevronRight, type IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from '../icon/icon.tsx';
import { acceptPress } from '../press/press.ts';
import './list-row.css';

interface ListRowProps {
  title: ComponentChildren;
  /** One quieter line under the title. */
  note?: ComponentChildren;
  /** What stands in front: an icon ... */
  icon?: IconNode;
  /** ... or something else, a number or a counter's square. */
  lead?: ComponentChildren;
  /** At the right-hand edge: a number, a range, a state. */
  value?: ComponentChildren;
  /** The unit of the value, set smaller, "min". */
  unit?: string;
  href?: string;
  onPress?: () => void;
  /** A soft panel instead of a line, for the one row that offers help: "I do not know". */
  soft?: boolean;
}

/** One line of a list. It opens something if it has `href` or `onPress`; then a chevron says so. */
export function ListRow({ title, note, icon, lead, value, unit, href, onPress, soft = false }: ListRowProps) {
  const inside = (
    <>
      {icon !== undefined && <Icon icon={icon} stroke={1.75} />}
      {lead}
      <span class="row-main">
        <span class="row-words">
          <span class="row-title">{title}</span>
          {note !== undefined && <span class="row-note">{note}</span>}
        </span>
        {value !== undefined && (
          <span class="row-value">
            {unit === undefined ? value : <span class="row-number">{value}</span>}
            {unit !== undefined && ` ${unit}`}
          </span>
        )}
      </span>
    </>
  );
  const look = soft ? 'row row-soft' : 'row';
  if (href !== undefined) {
    return (
      <a class={look} href={href}>
        {inside}
        <Icon icon={ChevronRight} size={22} />
      </a>
    );
  }
  if (onPress !== undefined) {
    return (
      <button type="button" class={look} onClick={(event) => acceptPress(event) && onPress()}>
        {inside}
        <Icon icon={ChevronRight} size={22} />
      </button>
    );
  }
  return <div class={look}>{inside}</div>;
}
