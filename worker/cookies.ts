/** Cookies of the API. Each kind of screen has its own, so that one browser can hold a kiosk, a display and a tablet. */
export const COOKIE_NAMES = {
  staff: 'okienko-staff',
  kiosk: 'okienko-kiosk',
  board: 'okienko-board',
  sign: 'okienko-sign',
} as const;
export type CookieKind = keyof typeof COOKIE_NAMES;

/** A token together with the office that gave it. */
export interface Credential {
  office: string;
  token: string;
}

export function readCredential(cookieHeader: string | null | undefined, kind: CookieKind): Credential | null {
  const name = COOKIE_NAMES[kind];
  for (const part of (cookieHeader ?? '').split(';')) {
    const [key, value] = part.trim().split('=');
    if (key !== name || !value) continue;
    const dot = value.lastIndexOf('.');
    const office = value.slice(0, Math.max(dot, 0));
    const token = value.slice(dot + 1);
    if (/^[a-z0-9][a-z0-9-]{0,39}$/.test(office) && /^[0-9a-z]{32}$/.test(token)) return { office, token };
  }
  return null;
}

/** The Set-Cookie value. Script never sees it, other sites never send it. `seconds` 0 takes it away. */
export function cookie(kind: CookieKind, credential: Credential | null, seconds: number, secure: boolean): string {
  const value = credential ? `${credential.office}.${credential.token}` : '';
  return `${COOKIE_NAMES[kind]}=${value}; Path=/api; HttpOnly; SameSite=Strict; Max-Age=${seconds}${secure ? '; Secure' : ''}`;
}
