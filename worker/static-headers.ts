// The one table of headers for static files. It becomes `_headers` for Cloudflare, is read by the file server of the
// on-premises build, and its part about security goes on the answers of the API too.

export interface HeaderRule {
  /** An exact path, or one that ends in `*`. A path may fall under several rules, but no two of them may set one name. */
  path: string;
  headers: Readonly<Record<string, string>>;
}

/**
 * What pages may load: their own files and nothing else. `connect-src 'self'` includes the page's own WebSocket in every
 * browser that can run the build. Setting styles from script is not markup, so `style-src` needs no exception.
 */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data: blob:",
  "font-src 'self'",
  "media-src 'self' blob:",
  "connect-src 'self'",
  "worker-src 'self'",
  "manifest-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  // No text becomes a script or markup, except the address of our own service worker (shared/browser/worker-script.ts).
  "require-trusted-types-for 'script'",
  'trusted-types okienko-worker',
].join('; ');

/** What no screen of an office ever asks a device for, whatever script may run in it. */
const NOBODYS_BUSINESS = [
  ...['camera', 'microphone', 'geolocation', 'display-capture', 'accelerometer', 'gyroscope', 'magnetometer'],
  ...['bluetooth', 'hid', 'midi', 'serial', 'usb', 'payment'],
];

const SECURITY_HEADERS: Readonly<Record<string, string>> = {
  'Content-Security-Policy': CONTENT_SECURITY_POLICY,
  // The address of a ticket is a key to it, so no other site may learn where a visitor came from.
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'Permissions-Policy': NOBODYS_BUSINESS.map((feature) => `${feature}=()`).join(', '),
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};

/** Names under these folders carry a hash of what is inside, so a name never means anything else. */
const FOREVER = { 'Cache-Control': 'public, max-age=31536000, immutable' };
const ASK_FIRST = { 'Cache-Control': 'no-cache' };

export const HEADER_RULES: readonly HeaderRule[] = [
  { path: '/*', headers: SECURITY_HEADERS },
  { path: '/assets/*', headers: FOREVER },
  { path: '/kiosk/assets/*', headers: FOREVER },
  { path: '/', headers: ASK_FIRST },
  { path: '/index.html', headers: ASK_FIRST },
  { path: '/sw.js', headers: ASK_FIRST },
  { path: '/kiosk/index.html', headers: ASK_FIRST },
  // One script serves /kiosk, /display and /sign, which lie outside its own folder.
  { path: '/kiosk/sw.js', headers: { ...ASK_FIRST, 'Service-Worker-Allowed': '/' } },
];

/** What stands on every answer, of whatever kind: static files, pages, the API. */
export function securityHeaders(): Readonly<Record<string, string>> {
  return SECURITY_HEADERS;
}

/** The headers of a static file. What no rule keeps for ever is asked for again each time, which an ETag makes cheap. */
export function headersFor(path: string): Record<string, string> {
  const headers: Record<string, string> = { ...ASK_FIRST };
  for (const rule of HEADER_RULES) if (covers(rule.path, path)) Object.assign(headers, rule.headers);
  return headers;
}

/** The text of Cloudflare's `_headers` file. */
export function headersFile(): string {
  const blocks = HEADER_RULES.map(({ path, headers }) =>
    [path, ...Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`)].join('\n'),
  );
  return `${blocks.join('\n\n')}\n`;
}

function covers(pattern: string, path: string): boolean {
  return pattern.endsWith('*') ? path.startsWith(pattern.slice(0, -1)) : path === pattern;
}
