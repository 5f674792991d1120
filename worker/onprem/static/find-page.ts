import type { StaticManifest } from './manifest.ts';

/** One page serves the three lobby screens. */
const LOBBY = /^\/(?:kiosk|display|sign)\/?$/;
/** A ticket's address holds a dot between the office and the secret; it is a page all the same. */
const TICKET = /^\/t\/[^/]+\/?$/;

/**
 * The file that answers a path: the file itself; for the address of a lobby screen the lobby page; for any other
 * address without a file ending the residents' and staff's page, whose router knows it. A missing file is missing: a page
 * in place of a script would be kept by caches as one.
 */
export function findPage(path: string, manifest: StaticManifest): string | null {
  if (Object.hasOwn(manifest, path)) return path;
  const page = LOBBY.test(path)
    ? '/kiosk/index.html'
    : !TICKET.test(path) && /\.[^/]*$/.test(path)
      ? null
      : '/index.html';
  return page !== null && Object.hasOwn(manifest, page) ? page : null;
}
