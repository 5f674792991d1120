/** A badge is due within a week of the first day at work; from the fifth day on it is urgent (J-115). */
const DAYS = 7;
const URGENT_FROM = 5;

export interface BadgeClock {
  /** Days left; negative when the week is over. */
  left: number;
  near: boolean;
}

/** Null when nobody has said since when the person works here. Dates are the office's own, `2026-11-18`. */
export function badgeClock(employedSince: string | undefined, today: string): BadgeClock | null {
  if (employedSince === undefined) return null;
  const days = Math.round((Date.parse(`${today}T00:00:00Z`) - Date.parse(`${employedSince}T00:00:00Z`)) / 86_400_000);
  return { left: DAYS - days, near: days >= URGENT_FROM };
}
