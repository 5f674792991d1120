/**
 * Help that may be asked for. Practical help never changes the order; `short` ("waiting is hard for me") is the only one
 * that does, and it is stored as yes or no (P-1, V-2 in SPEC).
 */
export const HELP_CODES = ['space', 'fetch', 'sign', 'write', 'plain', 'forms', 'quiet', 'short'] as const;
export type HelpCode = (typeof HELP_CODES)[number];
