import type { HelpCode } from '../../../domain/ticket/help.ts';
import type { Catalogue } from '../../translator.ts';

/** Name of each help and its small line on the choice; `-advice` is what the clerk reads. */
export type HelpKey = HelpCode | `${HelpCode}-note` | `${Exclude<HelpCode, 'short'>}-advice`;

export const en: Catalogue<HelpKey> = {
  space: 'A step-free counter',
  'space-note': 'wheelchair, pram, luggage',
  'space-advice': 'Leave room to come close. Sit down at eye level.',
  fetch: 'Please come to me',
  'fetch-note': 'a clerk comes into the lobby',
  'fetch-advice': 'Walk into the lobby and say the number.',
  sign: 'Sign language',
  'sign-note': 'here or by video',
  'sign-advice': 'Connect the interpreter. Look at the client, not at the screen.',
  write: 'In writing or hearing loop',
  'write-note': 'when hearing is difficult',
  'write-advice': 'Switch on the loop. Write down what matters.',
  plain: 'In simple words',
  'plain-note': 'and without hurry',
  'plain-advice': 'Short sentences, one matter at a time. No hurry.',
  forms: 'Help with reading and writing',
  'forms-note': 'also with forms',
  'forms-advice': 'Read the form aloud. Offer to fill it in together.',
  quiet: 'A quiet place',
  'quiet-note': 'called by phone',
  'quiet-advice': 'Offer the quiet room. Speak softly.',
  short: 'Waiting is hard for me',
  'short-note': 'we call you a little earlier',
};
