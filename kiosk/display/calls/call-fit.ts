import { linesIn, widthInEms } from '../text-width.ts';

/** Where a call stands: alone or with another, near or in a large hall, while the line is up or lost. */
export interface CallPlace {
  pair: boolean;
  far: boolean;
  lost: boolean;
}

export interface CallSizes {
  /** Largest size of the number, px; its width may make it smaller. */
  number: number;
  /** Size of the clerk's name on the sill, px. */
  sill: number;
}

interface Area {
  width: number;
  height: number;
  number: number;
  sill: number;
  /** Least size of the name before it takes a second line. */
  least: number;
  /** Height of the plate's content in ems of the number. */
  ems: number;
}

/** Smallest text on the display, px. */
const NOTE = 29;
const BORDER = 6;

/** The call areas of 1920 × 1080 px, as display.css draws them. */
function areaOf({ pair, far, lost }: CallPlace): Area {
  const strip = lost ? 120 : 0;
  if (far && pair) return { width: 1140, height: 416, number: 250, sill: 52, least: 40, ems: 1.345 };
  if (far) return { width: 1140, height: 856 - strip, number: lost ? 340 : 392, sill: 72, least: 40, ems: 1.85 };
  if (pair) return { width: 604, height: 530, number: 392, sill: 38, least: NOTE, ems: 2.12 };
  return {
    width: 1236,
    height: lost ? 424 : 530,
    number: lost ? 236 : 296,
    sill: lost ? 52 : 62,
    least: 40,
    ems: 1.345,
  };
}

/**
 * Sizes at which number, counter and the clerk's whole name and position have room: a long name first shrinks, then
 * breaks at its hyphen, and only then takes room from the number. Nothing is ever cut off.
 */
export function fitCall(place: CallPlace, name: string, position: string): CallSizes {
  const { width, height, number, sill: usual, least, ems } = areaOf(place);
  const nameEms = widthInEms(name);
  const sill = Math.max(least, Math.min(usual, Math.floor((width - BORDER) / (nameEms + 2.12))));
  const line = width - BORDER - 2.12 * sill;
  const small = Math.max(NOTE, 0.71 * sill);
  const nameLines = linesIn(name, line / sill);
  const together = nameLines === 1 && nameEms * sill + 0.5 * sill + widthInEms(position) * small <= line;
  const positionLines = together || position === '' ? 0 : linesIn(position, line / small);
  const sillHeight = 1.1 * sill * nameLines + 1.1 * small * positionLines + 0.61 * sill + BORDER;
  return { number: Math.min(number, Math.floor((height - sillHeight - BORDER) / ems)), sill };
}
