import type { Report } from '../../shared/verify/report.ts';
import { count } from './in-words.ts';

/** Names of the two files of an office that moves. */
export const EXPORTED = { file: 'office.json', log: 'log.jsonl' } as const;

/** What does not move, and why nobody should expect it. */
export const STAYS_BEHIND: readonly string[] = [
  'Not in it: PINs and passkeys, paired screens, the audit log, what clients have told (help, language, notes), and what',
  'the waiting times have learned. At the new place people get new accounts and screens are paired anew.',
];

/** Says whether the log follows from the rules. Where it does not, it moves all the same: so it was written. */
export function tellFindings({ findings }: Report): void {
  if (findings.length === 0) {
    console.log('The verifier finds nothing wrong with it.');
    return;
  }
  console.log(`The verifier has ${count(findings.length, 'finding')}; npm run verify -- ${EXPORTED.log} says which.`);
}
