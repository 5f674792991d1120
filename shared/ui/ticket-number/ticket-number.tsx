import './ticket-number.css';

interface TicketNumberProps {
  /** As printed: the series, then the digits, `A023`. */
  number: string;
  /** How the number is spoken, if reading it as written would go wrong. */
  spoken?: string;
}

/** Letter and digits stand apart by a margin, not by a space: searching and copying give what is printed. */
export function TicketNumber({ number, spoken }: TicketNumberProps) {
  const digits = number.search(/\d/);
  const series = digits > 0 ? number.slice(0, digits) : '';
  const written = (
    <>
      {series !== '' && <span class="num-series">{series}</span>}
      {number.slice(series.length)}
    </>
  );
  if (spoken === undefined) return <span class="num">{written}</span>;
  return (
    <span class="num">
      <span aria-hidden="true">{written}</span>
      <span class="vh">{spoken}</span>
    </span>
  );
}

/**
 * The width of a number in ems, so that a plate can be sized before it is drawn: digits are tabular, capitals are rounded
 * up in three groups, and the gap after the series is counted.
 */
export function widthInEms(number: string): number {
  let ems = 0;
  for (const sign of number) {
    if (sign >= '0' && sign <= '9') ems += 0.618;
    else ems += /[MW]/.test(sign) ? 0.88 : /[GNOQ]/.test(sign) ? 0.75 : 0.69;
  }
  return /^\D+\d/.test(number) ? ems + 0.075 : ems;
}
