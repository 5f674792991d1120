import { widthInEms } from '../text-width.ts';

/** A badge takes half of a row, or a whole one if its name or position needs it. */
export interface DutyCell<T> {
  item: T;
  wide: boolean;
  /** Size of the name, px. */
  size: number;
}

const ROWS = 3;
const NAME = 31;
const NOTE = 29;
/** Width beside the counter's square in half a row and in a whole one, px. */
const HALF = 294;
const WHOLE = 690;

/** Badges in parts of three rows, which take turns; at most six at once. Names are as large as their row allows. */
export function dutyPages<T>(
  items: readonly T[],
  words: (item: T) => { name: string; position: string },
): DutyCell<T>[][] {
  const cells = items.map((item): DutyCell<T> => {
    const { name, position } = words(item);
    const ems = widthInEms(name);
    const wide = ems * NAME > HALF || widthInEms(position) * NOTE * 0.94 > HALF;
    return { item, wide, size: Math.min(NAME, Math.floor((wide ? WHOLE : HALF) / ems)) };
  });
  return cells.some(({ wide }) => wide) ? packed(cells) : even(cells);
}

/** As even as they can be, so that no badge stands alone on the last part. */
function even<T>(cells: readonly DutyCell<T>[]): DutyCell<T>[][] {
  const count = Math.ceil(cells.length / (ROWS * 2));
  const size = Math.ceil(cells.length / Math.max(1, count));
  return Array.from({ length: count }, (_, i) => cells.slice(i * size, (i + 1) * size));
}

/** In order of counters, row by row; a whole row never starts in the middle of one. */
function packed<T>(cells: readonly DutyCell<T>[]): DutyCell<T>[][] {
  const parts: DutyCell<T>[][] = [];
  let part: DutyCell<T>[] = [];
  let halves = 0;
  for (const cell of cells) {
    const start = cell.wide ? Math.ceil(halves / 2) * 2 : halves;
    const needed = start + (cell.wide ? 2 : 1);
    if (needed > ROWS * 2) {
      parts.push(part);
      part = [cell];
      halves = cell.wide ? 2 : 1;
    } else {
      part.push(cell);
      halves = needed;
    }
  }
  return part.length > 0 ? [...parts, part] : parts;
}
