/** Throws when an invariant is broken. Ordinary refusals are values and never come through here. */
export function assert(condition: unknown, message: string): asserts condition {
  if (!condition) throw new Error(`Invariant broken: ${message}`);
}

/** Marks a branch that the types say cannot be reached; a new variant then fails to compile. */
export function unreachable(value: never): never {
  throw new Error(`Invariant broken: unhandled variant ${JSON.stringify(value)}`);
}
