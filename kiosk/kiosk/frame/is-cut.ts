import type { Link } from '../../../shared/sync/link.ts';

/** Cut off, or trying again after a cut. The very first attempt is no loss yet. */
export function isCut(link: Link | null): boolean {
  return link?.state === 'cut' || (link?.state === 'connecting' && (link.tries > 0 || link.lastHeard !== null));
}
