/**
 * Cookies of the API. Each kind of screen has its own, so that one browser can hold a kiosk, a display and a tablet.
 * `browser` says that somebody on the staff has signed in here before, `phone` that a ticket was taken here today; neither
 * opens anything.
 */
export const COOKIE_NAMES = {
  staff: 'okienko-staff',
  kiosk: 'okienko-kiosk',
  board: 'okienko-board',
  sign: 'okienko-sign',
  tablet: 'okienko-tablet',
  browser: 'okienko-browser',
  phone: 'okienko-phone',
} as const;
export type CookieKind = keyof typeof COOKIE_NAMES;

/** A token together with the office that gave it. */
export interface Credential {
  office: string;
  token: string;
}

/**
 * Over HTTPS a cookie has a name that browsers take from this very host alone: neither a neighbouring host nor a page
 * without encryption can put one in its place. Plain http, inside a building, has no such names.
 */
function nameOf(kind: CookieKind, secure: boolean): string {
  return secure ? `__Host-${COOKIE_NAMES[kind]}` : COOKIE_NAMES[kind];
}

/** Whether a request came encrypted. What a proxy says of it has been checked where the request came in. */
export function isSecureRequest(request: Pick<Request, 'url' | 'headers'>): boolean {
  return request.url.startsWith('https:') || request.headers.get('x-forwarded-proto') === 'https';
}

export function readCredential(request: Pick<Request, 'url' | 'headers'>, kind: CookieKind): Credential | null {
  const name = nameOf(kind, isSecureRequest(request));
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value] = part.trim().split('=');
    if (key !== name || !value) continue;
    const dot = value.lastIndexOf('.');
    const office = value.slice(0, Math.max(dot, 0));
    const token = value.slice(dot + 1);
    if (/^[a-z0-9][a-z0-9-]{0,39}$/.test(office) && /^[0-9a-z]{32}$/.test(token)) return { office, token };
  }
  return null;
}

/** The token that this office gave for a kind of screen, or null. */
export function tokenOf(request: Pick<Request, 'url' | 'headers'>, kind: CookieKind, office: string): string | null {
  const credential = readCredential(request, kind);
  return credential?.office === office ? credential.token : null;
}

/** The Set-Cookie value. Script never sees it, other sites never send it. `seconds` 0 takes it away. */
export function cookie(kind: CookieKind, credential: Credential | null, seconds: number, secure: boolean): string {
  const value = credential ? `${credential.office}.${credential.token}` : '';
  const path = secure ? '/; Secure' : '/api';
  return `${nameOf(kind, secure)}=${value}; Path=${path}; HttpOnly; SameSite=Strict; Max-Age=${seconds}`;
}
