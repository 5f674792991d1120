/** What axe could not decide by itself and a person has looked at. Anything else that it leaves open fails the test. */
export const REVIEWED: readonly { rule: string; target: RegExp; reason: string }[] = [];
