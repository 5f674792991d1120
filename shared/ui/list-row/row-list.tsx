import { type ComponentChildren, toChildArray } from 'preact';
import './list-row.css';

interface RowListProps {
  /** Each child becomes one item of the list. */
  children: ComponentChildren;
  /** The name of the list, where no heading gives it. */
  label?: string;
}

export function RowList({ children, label }: RowListProps) {
  return (
    <ul class="rows" aria-label={label}>
      {toChildArray(children).map((row) => (
        <li class="rows-item" key={typeof row === 'object' ? row.key : row}>
          {row}
        </li>
      ))}
    </ul>
  );
}
