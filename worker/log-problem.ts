import { ROUTES, type Route } from '../shared/protocol/http/route-table.ts';

/** Anything that could be the secret of a ticket, a token, a hash or an id. */
const LONG = /[0-9a-z_-]{16,}/gi;
/** From the first mark to the last: what was sent may hold marks itself. */
const QUOTED = /["'`].*["'`]/s;
const MOST = 300;

/**
 * Writes one line of JSON about something that went wrong by our own fault. It says where and what, and nothing of anybody: no
 * address that opens something, no name, nothing of what was sent.
 */
export function logProblem(at: string, error: unknown): void {
  const { name, message } = error instanceof Error ? error : { name: typeof error, message: String(error) };
  console.error(JSON.stringify({ level: 'error', at, name: withoutData(name), message: withoutData(message) }));
}

function withoutData(text: string): string {
  return text.replace(QUOTED, '…').replace(LONG, '…').slice(0, MOST);
}

/** A request by its pattern in the route table: the path itself may be a key to somebody's ticket. */
export function patternOf(method: string, path: string): string {
  const route = Object.values<Route>(ROUTES).find((one) => pathFits(one.path, path));
  return route ? `${method} ${route.path}` : `${method} (no operation)`;
}

export function pathFits(pattern: string, path: string): boolean {
  const expected = pattern.split('/');
  const found = path.split('/');
  return expected.length === found.length && expected.every((part, i) => part.startsWith(':') || part === found[i]);
}
