import { refused, type Said, said } from '../said.ts';
import { Bucket } from './bucket.ts';
import { newToken, tokenHash } from './tokens.ts';

const DAY = 24 * 60 * 60_000;
/** A whole town may stand behind one address, and a school class may join at once: only what goes on and on is slowed down. */
const JOINS_FROM = { burst: 120, everyMs: 5_000 };
const JOINS_IN_ALL = { burst: 600, everyMs: 1_000 };
/** Devices that ask to be let in. */
const PAIRINGS_FROM = { burst: 10, everyMs: 60_000 };
/** Wrong lobby codes. Those who stand in the lobby share its network; whoever guesses from home has a few tries on all own tickets. */
const CODES_FROM = { burst: 20, everyMs: 30_000 };

/**
 * Fair limits by address for what costs the office something: newly taken tickets, devices that ask to be let in, guesses of the
 * lobby code. Nobody who has a ticket is hindered by them. An address is kept as a hash with a salt of the day, in memory only.
 */
export class ResidentLimits {
  #salt = { token: newToken(), until: 0 };
  #joins = new Bucket(JOINS_FROM.burst, JOINS_FROM.everyMs);
  #joinsInAll = new Bucket(JOINS_IN_ALL.burst, JOINS_IN_ALL.everyMs);
  #pairings = new Bucket(PAIRINGS_FROM.burst, PAIRINGS_FROM.everyMs);
  #codes = new Bucket(CODES_FROM.burst, CODES_FROM.everyMs);

  /** What an address is called here today; null: nobody knows it, and no limit by address holds. */
  nameOf(address: string | null, now: number): string | null {
    if (address === null) return null;
    if (now >= this.#salt.until) this.#salt = { token: newToken(), until: now + DAY };
    return tokenHash(`${this.#salt.token} ${networkOf(address)}`);
  }

  mayJoin(from: string | null, now: number): Said<null> {
    const own = from === null ? 0 : this.#joins.take(from, now);
    if (own > 0) return refused({ kind: 'too-many-tries', seconds: own });
    const all = this.#joinsInAll.take('', now);
    if (all === 0) return said(null);
    if (from !== null) this.#joins.giveBack(from);
    return refused({ kind: 'too-many-tries', seconds: all });
  }

  mayPair(from: string | null, now: number): Said<null> {
    const seconds = from === null ? 0 : this.#pairings.take(from, now);
    return seconds > 0 ? refused({ kind: 'too-many-tries', seconds }) : said(null);
  }

  /** A code is about to be compared; one that was right is given back. */
  mayTryCode(from: string | null, now: number): Said<null> {
    const seconds = from === null ? 0 : this.#codes.take(from, now);
    return seconds > 0 ? refused({ kind: 'too-many-tries', seconds }) : said(null);
  }

  codeWasRight(from: string | null): void {
    if (from !== null) this.#codes.giveBack(from);
  }
}

/** Of an IPv6 address the half that a household or a phone gets as a whole: within it, addresses are free. */
export function networkOf(address: string): string {
  const plain = address
    .toLowerCase()
    .replace(/^::ffff:(?=\d+\.)/, '')
    .replace(/%.*$/, '');
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const front = head === '' ? [] : head.split(':');
  const back = tail === undefined || tail === '' ? [] : tail.split(':');
  const gap = tail === undefined ? 0 : Math.max(0, 8 - front.length - back.length);
  const groups = [...front, ...Array.from({ length: gap }, () => '0'), ...back];
  return groups
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ''))
    .join(':');
}
