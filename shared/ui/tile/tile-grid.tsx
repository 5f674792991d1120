import { type ComponentChildren, toChildArray } from 'preact';
import './tile.css';

interface TileGridProps {
  /** Tiles or help choices; each becomes one item of the list. */
  children: ComponentChildren;
  /** The rows share the height that is free. */
  fill?: boolean;
  /** Gaps of 16 px, for eight choices or the lowered screen. */
  tight?: boolean;
}

/** Two columns; one where the screen is narrow. */
export function TileGrid({ children, fill = false, tight = false }: TileGridProps) {
  return (
    <ul class={`tiles${fill ? ' tiles-fill' : ''}${tight ? ' tiles-tight' : ''}`}>
      {toChildArray(children).map((tile) => (
        <li class="tiles-item" key={typeof tile === 'object' ? tile.key : tile}>
          {tile}
        </li>
      ))}
    </ul>
  );
}
