/** How well the machine keeps up: whoever has to wait for it cannot say that an office was too slow. */
export interface Breath {
  /** The longest that anything had to wait between two moments [`performance.now()`], ms. */
  worst(from: number, to: number): number;
  stop(): void;
}

const LOOK_MS = 200;
const WORTH_MS = 100;

/** Watches this process and, with a question that costs nothing, the server. */
export function watchBreath(url: string): Breath {
  const waits: Array<{ at: number; ms: number }> = [];
  const note = (ms: number): void => {
    if (ms > WORTH_MS) waits.push({ at: performance.now(), ms });
  };
  let due = performance.now() + LOOK_MS;
  let asking = false;
  const timer = setInterval(() => {
    note(performance.now() - due);
    due = performance.now() + LOOK_MS;
    if (asking) return;
    asking = true;
    const asked = performance.now();
    void fetch(`${url}/api/health`)
      .then((response) => response.arrayBuffer())
      .then(() => note(performance.now() - asked))
      // Killed: that it is silent then says nothing of the machine.
      .catch(() => undefined)
      .finally(() => {
        asking = false;
      });
  }, LOOK_MS);
  return {
    worst: (from, to) => Math.max(0, ...waits.filter(({ at }) => at >= from && at <= to).map(({ ms }) => ms)),
    stop: () => clearInterval(timer),
  };
}
