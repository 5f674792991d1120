import { COOKIE_NAMES, type CookieKind, isSecureRequest, tokenOf } from '../cookies.ts';
import { agentOf } from '../office/access/agent.ts';
import type { Tokens } from '../office/access/standing.ts';
import type { Asking } from '../office/staff-desk.ts';
import { clientAddress, isFromThisMachine } from '../onprem/static/client-address.ts';
import type { ApiContext } from './route.ts';

/** Every token of this office that came with a request. */
export function tokensOf(request: Pick<Request, 'url' | 'headers'>, office: string): Tokens {
  const kinds = Object.keys(COOKIE_NAMES) as CookieKind[];
  return Object.fromEntries(kinds.map((kind) => [kind, tokenOf(request, kind, office)]));
}

/**
 * Whose request it is, for limits by address; null when nobody can tell, or when it comes from this very machine. On one box
 * whoever asks without a proxy is known to the platform only.
 */
export function addressOf(request: Request): string | null {
  const { clientIp } = (request.cf ?? {}) as { clientIp?: string };
  const said = request.headers.get('cf-connecting-ip') ?? clientIp;
  return !said || isFromThisMachine(said) ? null : clientAddress(said, null);
}

/** What a request says of whoever asks, besides its body. */
export function askingOf({ req }: ApiContext, office: string): Asking {
  const { host, hostname } = new URL(req.url);
  return {
    tokens: tokensOf(req.raw, office),
    agent: agentOf(req.header('user-agent')),
    site: { host: hostname, origin: `${isSecureRequest(req.raw) ? 'https' : 'http'}://${host}` },
    address: addressOf(req.raw),
  };
}
