import {
  Accessibility,
  Ear,
  Hand,
  HandHelping,
  Hourglass,
  type IconNode,
  MessageCircle,
  PenLine,
  VolumeX,
} from 'lucide';
import type { HelpCode } from '../../domain/ticket/help.ts';

/** Each drawing shows what will be done, never a condition of the person who asks. */
export const helpIcon: Readonly<Record<HelpCode, IconNode>> = {
  space: Accessibility,
  fetch: HandHelping,
  sign: Hand,
  write: Ear,
  plain: MessageCircle,
  forms: PenLine,
  quiet: VolumeX,
  short: Hourglass,
};
