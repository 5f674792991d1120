/** A ticket number: the letter of its series and three digits, `A023`. Never an id, never reused within a day. */
export type TicketNumber = string;

export const LAST_NUMBER = 999;

export function formatNumber(series: string, count: number): TicketNumber {
  return `${series}${String(count).padStart(3, '0')}`;
}

/** The figure of a number: 23 of `A023`. */
export function countOf(number: TicketNumber): number {
  return Number(number.slice(1));
}

/** Reads what a person typed or said: `a23`, `A 023`, `a-023`. Null when it is no ticket number. */
export function parseNumber(text: string): TicketNumber | null {
  const match = /^\s*([a-z])[\s-]*(\d{1,3})\s*$/i.exec(text);
  const letter = match?.[1];
  const digits = match?.[2];
  if (!letter || !digits || Number(digits) === 0) return null;
  return formatNumber(letter.toUpperCase(), Number(digits));
}
