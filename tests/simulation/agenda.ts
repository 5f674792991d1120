/** What is still to happen in a simulated day, earliest first; of the same moment, in the order in which it was entered. */
export interface Agenda {
  /** Enters a step for an instant (ms). */
  at(instant: number, step: () => void): void;
  /** The instant of the next step, ms; null when nothing is left. */
  next(): number | null;
  take(): (() => void) | undefined;
}

interface Entry {
  at: number;
  order: number;
  step: () => void;
}

/** A binary heap: entering and taking cost the logarithm of what is entered. */
export function createAgenda(): Agenda {
  const heap: Entry[] = [];
  let entered = 0;

  return {
    at(instant, step) {
      entered += 1;
      const entry = { at: instant, order: entered, step };
      let i = heap.length;
      while (i > 0) {
        const above = heap[(i - 1) >> 1];
        if (!above || isBefore(above, entry)) break;
        heap[i] = above;
        i = (i - 1) >> 1;
      }
      heap[i] = entry;
    },
    next: () => heap[0]?.at ?? null,
    take() {
      const first = heap[0];
      const last = heap.pop();
      if (last && heap.length > 0) sink(heap, last);
      return first?.step;
    },
  };
}

/** Puts the entry where the first one was, and lets it down to its place. */
function sink(heap: Entry[], entry: Entry): void {
  let i = 0;
  for (;;) {
    const left = heap[2 * i + 1];
    const right = heap[2 * i + 2];
    const earlier = right && left && isBefore(right, left) ? right : left;
    if (!earlier || isBefore(entry, earlier)) break;
    heap[i] = earlier;
    i = earlier === left ? 2 * i + 1 : 2 * i + 2;
  }
  heap[i] = entry;
}

function isBefore(a: Entry, b: Entry): boolean {
  return a.at < b.at || (a.at === b.at && a.order < b.order);
}
