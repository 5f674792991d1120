const LOOPBACK = /^(?:127\.|::1$|::ffff:127\.)/;

/**
 * Whose request it is, for limits by address. Only a proxy on this machine is believed about it, and of what it passes
 * on only the last entry, the one that it wrote itself: everything before can be made up by the client.
 */
export function clientAddress(peer: string | undefined, forwardedFor: string | null): string {
  const direct = withoutPort(peer ?? '');
  if (forwardedFor === null || !LOOPBACK.test(direct)) return direct || 'unknown';
  return forwardedFor.split(',').at(-1)?.trim() || direct;
}

function withoutPort(address: string): string {
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(address);
  if (bracketed) return bracketed[1] ?? '';
  return /^[\d.]+:\d+$/.test(address) ? address.slice(0, address.lastIndexOf(':')) : address;
}

export function isFromThisMachine(peer: string | undefined): boolean {
  return LOOPBACK.test(withoutPort(peer ?? ''));
}
