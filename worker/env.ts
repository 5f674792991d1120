import type { Office } from './office/office.ts';
import type { Organisation } from './organisation/organisation.ts';

/** What the worker is given: by wrangler.toml on Cloudflare, by the written configuration on one box. */
export interface Env {
  OFFICE: DurableObjectNamespace<Office>;
  ORGANISATION: DurableObjectNamespace<Organisation>;
  ASSETS: Fetcher;
  /** Whoever holds it may set offices up. Empty: nobody may. */
  SETUP_TOKEN?: string;
  /** "1" in a demonstration: fictional staff with a PIN that is said aloud. */
  DEMO?: string;
  /** Runs of one estimate of waiting times; 40 when it is not set, fewer for a small machine, 0 for none. */
  ESTIMATE_RUNS?: string;
  /** Where solutions of a challenge are checked, and the key to it. Without both, joining from home asks for none. */
  CHALLENGE_URL?: string;
  CHALLENGE_SECRET?: string;
}
