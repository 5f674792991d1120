/** What the API answered. `body` is the JSON, or an empty object when there was none. */
export interface Reply {
  status: number;
  body: Record<string, unknown>;
  text: string;
  /** `name=value` of the cookie that was set, if one was. */
  cookie: string | null;
}

export interface Asking {
  method?: string;
  body?: unknown;
  cookie?: string | null;
  headers?: Record<string, string>;
}

/** Asks the API as a browser would. Throws only when nothing answers. */
export async function askHttp(
  url: string,
  path: string,
  { method, body, cookie, headers }: Asking = {},
): Promise<Reply> {
  const response = await fetch(`${url}${path}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(cookie ? { cookie } : {}),
      ...headers,
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  let parsed: Record<string, unknown> = {};
  try {
    parsed = JSON.parse(text) as Record<string, unknown>;
  } catch {
    // A log, or a page: whoever asked for it reads the text.
  }
  return {
    status: response.status,
    body: parsed,
    text,
    cookie: response.headers.getSetCookie()[0]?.split(';')[0] ?? null,
  };
}

const PATIENCE_MS = 20_000;

/** As `askHttp`, for what may be asked again: while nothing answers it tries again for a while, as a phone would. */
export async function askPatiently(url: string, path: string, asking: Asking = {}): Promise<Reply> {
  for (const until = Date.now() + PATIENCE_MS; ; ) {
    try {
      return await askHttp(url, path, asking);
    } catch (error) {
      if (Date.now() > until) throw error;
      await new Promise((done) => setTimeout(done, 100));
    }
  }
}

/** The address of an office's live socket on this server. */
export function liveAddress(url: string, office: string): string {
  return `${url.replace(/^http/, 'ws')}/api/offices/${office}/live`;
}
