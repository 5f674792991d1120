import { useMemo } from 'preact/hooks';
import { encode } from 'uqr';
import './qr.css';

interface QrProps {
  value: string;
  /** What the code leads to, in words. */
  label: string;
  /** Edge in CSS pixels, quiet zone included. Without it the code fills its box. */
  size?: number;
}

/** Readers need four free modules around the code; ISO/IEC 18004. */
const QUIET = 4;

/** Dark on white in every theme: many readers cannot read it the other way round. */
export function Qr({ value, label, size }: QrProps) {
  const { side, path } = useMemo(() => drawing(value), [value]);
  return (
    <svg
      class="qr"
      width={size}
      height={size}
      viewBox={`0 0 ${side} ${side}`}
      role="img"
      aria-label={label}
      shape-rendering="crispEdges"
      focusable="false"
    >
      <rect width={side} height={side} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

/** One horizontal bar per run of dark modules: a tenth of the nodes that a square per module would take. */
function drawing(value: string): { side: number; path: string } {
  const { size, data } = encode(value, { ecc: 'M', border: 0 });
  let path = '';
  data.forEach((row, y) => {
    for (let x = 0; x < size; x += 1) {
      if (row[x] !== true) continue;
      let end = x;
      while (row[end] === true) end += 1;
      path += `M${x + QUIET} ${y + QUIET}h${end - x}v1h${x - end}z`;
      x = end;
    }
  });
  return { side: size + QUIET * 2, path };
}
