import type { Env } from '../../env.ts';
import { logProblem } from '../../log-problem.ts';

/** Something that a person's browser has solved, checked before a ticket is given from home. Off unless whoever runs the service wants it. */
export interface Challenge {
  passes(solution: string | undefined, address: string | null): Promise<boolean>;
}

const NONE: Challenge = { passes: async () => true };

/** The challenge of this service, by its settings. */
export function challengeOf({ CHALLENGE_URL = '', CHALLENGE_SECRET = '' }: Env): Challenge {
  return CHALLENGE_URL === '' || CHALLENGE_SECRET === '' ? NONE : siteVerify(CHALLENGE_URL, CHALLENGE_SECRET);
}

const PATIENCE_MS = 3_000;

/**
 * A checker that speaks as Turnstile, hCaptcha and their like do: a form with `secret`, `response` and `remoteip`, and an answer
 * with `success`. When it cannot be asked, people are let through: the limits by address still hold, and an outage elsewhere
 * must shut nobody out (N-12).
 */
export function siteVerify(url: string, secret: string, ask: typeof fetch = fetch): Challenge {
  return {
    async passes(solution, address) {
      if (solution === undefined || solution === '') return false;
      const body = new URLSearchParams({
        secret,
        response: solution,
        ...(address === null ? {} : { remoteip: address }),
      });
      try {
        const answer = await ask(url, { method: 'POST', body, signal: AbortSignal.timeout(PATIENCE_MS) });
        if (!answer.ok) throw new Error(`the challenge answers ${answer.status}`);
        return (await answer.json<{ success?: unknown }>()).success === true;
      } catch (error) {
        logProblem('challenge', error);
        return true;
      }
    },
  };
}
