import { unreachable } from '../lib/assert.ts';
import type { WireRefusal } from '../protocol/problem.ts';
import { MOST_OF_PHONES, retryDelay } from './backoff.ts';

/** State of a screen's line to its office, so that screens can tell connecting, live, cut off and refused apart. */
export type Link =
  /** `cutSince`: since when there has been no line; null at the first try. */
  | { state: 'connecting'; since: number; tries: number; lastHeard: number | null; cutSince: number | null }
  | { state: 'live'; since: number; tries: number; lastHeard: number; pinged: boolean }
  | { state: 'cut'; since: number; tries: number; retryAt: number; lastHeard: number | null }
  | { state: 'refused'; refusal: WireRefusal }
  | { state: 'closed' };

export type LinkInput =
  | { type: 'opened' }
  | { type: 'welcomed' }
  | { type: 'heard' }
  | { type: 'lost' }
  | { type: 'refused'; refusal: WireRefusal }
  /** A clock tick, or the machine says that the network is back. */
  | { type: 'tick' }
  | { type: 'network-back' }
  | { type: 'close' };

export type LinkEffect = 'open-socket' | 'drop-socket' | 'say-hello' | 'ping';

/** An open socket stays silent when the network goes, so silence is broken with a ping and then taken as a cut. */
export const QUIET_BEFORE_PING = 4_000;
export const SILENCE_IS_CUT = 9_000;
const CONNECT_TIMEOUT = 8_000;
const LINE_HELD = 10_000;

export function startLink(now: number): [Link, LinkEffect[]] {
  return [{ state: 'connecting', since: now, tries: 0, lastHeard: null, cutSince: null }, ['open-socket']];
}

/** One step of the line. Pure: `now` in ms, `random` in [0, 1), `most` as in `retryDelay`. */
export function stepLink(
  link: Link,
  input: LinkInput,
  now: number,
  random: number,
  most = MOST_OF_PHONES,
): [Link, LinkEffect[]] {
  if (link.state === 'closed') return [link, []];
  switch (input.type) {
    case 'close':
      return [{ state: 'closed' }, ['drop-socket']];
    case 'refused':
      return [{ state: 'refused', refusal: input.refusal }, ['drop-socket']];
    case 'opened':
      return link.state === 'connecting' ? [link, ['say-hello']] : [link, []];
    case 'welcomed':
      return [
        { state: 'live', since: now, tries: 'tries' in link ? link.tries : 0, lastHeard: now, pinged: false },
        [],
      ];
    case 'heard':
      return link.state === 'live' ? [{ ...link, lastHeard: now, pinged: false }, []] : [link, []];
    case 'lost':
      return link.state === 'connecting' || link.state === 'live' ? cut(link, now, random, most) : [link, []];
    case 'network-back':
      return link.state === 'cut' ? reconnect(link, now) : [link, []];
    case 'tick':
      return tick(link, now, random, most);
    default:
      return unreachable(input);
  }
}

function tick(link: Link, now: number, random: number, most: number): [Link, LinkEffect[]] {
  if (link.state === 'live') {
    const silence = now - link.lastHeard;
    if (silence >= SILENCE_IS_CUT) return cut(link, now, random, most);
    if (silence >= QUIET_BEFORE_PING && !link.pinged) return [{ ...link, pinged: true }, ['ping']];
    return [link, []];
  }
  if (link.state === 'connecting' && now - link.since >= CONNECT_TIMEOUT) return cut(link, now, random, most);
  if (link.state === 'cut' && now >= link.retryAt) return reconnect(link, now);
  return [link, []];
}

function cut(
  link: Extract<Link, { state: 'connecting' | 'live' }>,
  now: number,
  random: number,
  most: number,
): [Link, LinkEffect[]] {
  // A server that welcomes and drops at once is not asked in a tight loop: only a line that held starts the count anew.
  const held = link.state === 'live' && now - link.since >= LINE_HELD;
  const tries = held ? 0 : link.tries + 1;
  const since = link.state === 'live' ? link.lastHeard : (link.cutSince ?? link.since);
  return [
    { state: 'cut', since, tries, retryAt: now + retryDelay(tries, random, most), lastHeard: link.lastHeard },
    ['drop-socket'],
  ];
}

function reconnect(link: Extract<Link, { state: 'cut' }>, now: number): [Link, LinkEffect[]] {
  return [
    { state: 'connecting', since: now, tries: link.tries, lastHeard: link.lastHeard, cutSince: link.since },
    ['open-socket'],
  ];
}
