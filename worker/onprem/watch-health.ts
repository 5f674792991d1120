const EVERY_MS = 10_000;
/** So often in a row without an answer; a machine that is busy for a moment is left alone. */
const MOST_SILENT = 6;

/**
 * Calls `silent` when a server that runs has answered nobody for a minute, and begins again then. It does not keep the
 * process alive.
 */
export function watchHealth(answers: () => Promise<boolean>, silent: () => void, everyMs = EVERY_MS): void {
  let missed = 0;
  const look = async (): Promise<void> => {
    missed = (await answers()) ? 0 : missed + 1;
    if (missed >= MOST_SILENT) {
      missed = 0;
      silent();
    }
    setTimeout(look, everyMs).unref();
  };
  setTimeout(look, everyMs).unref();
}
