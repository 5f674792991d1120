/** Order of calls, in the office and on each display: one that was told afterwards stands where it was made. */
export function newestFirst(a: { at: number; id: number }, b: { at: number; id: number }): number {
  return b.at - a.at || b.id - a.id;
}
