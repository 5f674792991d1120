/** Something that the person at the keyboard can mend: what is wrong, and what to do next. */
export class Trouble extends Error {
  readonly lines: readonly string[];

  constructor(...lines: string[]) {
    super(lines.join(' '));
    this.lines = lines;
  }
}

/**
 * Runs a command-line program. Trouble is said in its own words and ends the program with 1; anything else is a mistake
 * of ours and keeps its stack trace.
 */
export async function plainly(run: () => Promise<void>): Promise<void> {
  try {
    await run();
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    for (const line of error.lines) console.error(line);
    process.exit(1);
  }
}

/** The code of a system error, such as `EACCES`. */
export function errorCode(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
