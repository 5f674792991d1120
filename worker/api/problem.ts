import type { Problem, ProblemKind } from '../../shared/protocol/problem.ts';
import type { RefusalData } from '../office/said.ts';
import { securityHeaders } from '../static-headers.ts';

/** The one place where a kind of refusal becomes an HTTP status. Whoever shows it has words for the kind. */
const STATUS: Record<ProblemKind, number> = {
  'bad-json': 400,
  'bad-shape': 422,
  'too-large': 413,
  'not-found': 404,
  'method-not-allowed': 405,
  'office-unknown': 404,
  'not-signed-in': 401,
  'wrong-pin': 401,
  'wrong-code': 403,
  'too-many-tries': 429,
  'session-locked': 423,
  'device-not-of-office': 403,
  'passkey-unknown': 401,
  'link-unknown': 404,
  'pin-too-easy': 422,
  'not-yourself': 409,
  'demo-and-real': 409,
  'office-in-use': 409,
  'log-does-not-fit': 409,
  'other-site': 403,
  'pairing-unknown': 404,
  'one-at-a-time': 409,
  'challenge-needed': 403,
  'office-file-mistakes': 422,
  'version-unknown': 409,
  'socket-expected': 426,
  'hello-expected': 409,
  'not-kept': 409,
  overloaded: 503,
  unexpected: 500,
  'office-not-set-up': 409,
  'service-unknown': 404,
  'service-closed': 409,
  'tickets-ended-today': 409,
  'no-time-today': 409,
  'not-from-home': 409,
  'promise-not-today': 409,
  'number-exhausted': 409,
  'ticket-exists': 409,
  'number-not-lent': 409,
  'number-taken': 409,
  'no-numbers-to-lend': 409,
  'ticket-not-reserved': 409,
  'reserved-elsewhere': 409,
  'day-over': 409,
  'ticket-unknown': 404,
  'ticket-not-expected': 409,
  'ticket-not-waiting': 409,
  'ticket-not-called': 409,
  'ticket-not-serving': 409,
  'ticket-not-interrupted': 409,
  'ticket-not-parked': 409,
  'ticket-not-missed': 409,
  'ticket-ended': 409,
  'return-time-over': 409,
  'postponed-too-often': 409,
  'nobody-to-let-first': 409,
  'counter-unknown': 404,
  'counter-taken': 409,
  'clerk-elsewhere': 409,
  'clerk-unknown': 403,
  'counter-not-open': 409,
  'counter-not-paused': 409,
  'not-your-counter': 403,
  'counter-busy': 409,
  'nobody-waiting': 409,
  'call-again-first': 409,
  'wait-a-little': 409,
  'reason-needed': 409,
  'service-not-here': 409,
  'nobody-to-pass-on-to': 409,
  'matter-there-already': 409,
  'too-many-matters': 409,
  'already-called': 409,
  'nothing-to-undo': 409,
  'help-unknown': 404,
  'not-allowed': 403,
};

export function statusOf(kind: ProblemKind): number {
  return STATUS[kind];
}

/** RFC 9457 problem details; what the refusal carries besides its kind stands beside it. */
export function problemOf(refusal: RefusalData, detail?: string): Problem {
  const { kind, ...rest } = refusal;
  return {
    type: `urn:okienko:problem:${kind}`,
    title: kind.replaceAll('-', ' '),
    status: STATUS[kind],
    kind,
    ...(detail ? { detail } : {}),
    ...rest,
  };
}

const ALWAYS = securityHeaders();

export function problemResponse(refusal: RefusalData, detail?: string): Response {
  const problem = problemOf(refusal, detail);
  const headers: Record<string, string> = {
    ...ALWAYS,
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  };
  if (refusal.seconds !== undefined) headers['retry-after'] = String(refusal.seconds);
  return new Response(JSON.stringify(problem), { status: problem.status, headers });
}
