import * as v from 'valibot';
import type { OfficeFile } from '../../shared/domain/office/office-file.ts';
import { SetUpAnswerSchema } from '../../shared/protocol/http/office-file.ts';
import { StaffListSchema } from '../../shared/protocol/http/session.ts';
import { OfficeListSchema } from '../../shared/protocol/office-info.ts';
import { type ProblemKind, ProblemSchema } from '../../shared/protocol/problem.ts';
import { Trouble } from './plainly.ts';

const GOODBYE_MS = 1_000;
const WAKING_MS = 5_000;

type SetUpAnswer = v.InferOutput<typeof SetUpAnswerSchema>;

/** Whether a server answers at this address, and is Okienko. */
export async function isHealthy(origin: string): Promise<boolean> {
  try {
    const response = await fetch(`${origin}/api/health`, { signal: AbortSignal.timeout(2_000) });
    return response.ok && v.is(v.object({ ok: v.literal(true) }), await response.json());
  } catch {
    return false;
  }
}

/** Has every screen told that the server is about to stop. Never fails: the server stops whether they have heard or not. */
export async function sayGoodbye(origin: string, token: string): Promise<void> {
  const headers = { authorization: `Bearer ${token}`, connection: 'close' };
  const asked = fetch(`${origin}/api/stop`, { method: 'POST', headers, signal: AbortSignal.timeout(GOODBYE_MS) });
  await asked.then((response) => response.body?.cancel()).catch(() => {});
}

/** Offices that the server knows, in its order. */
export async function listOffices(origin: string): Promise<v.InferOutput<typeof OfficeListSchema>['offices']> {
  const response = await fetch(`${origin}/api/offices`);
  return v.parse(OfficeListSchema, await response.json()).offices;
}

/**
 * Has every office open its database, if a server answers. An object that is asleep has closed it; whoever then opens it at
 * the same moment from outside can shut the object out. Never fails.
 */
export async function wakeOffices(origin: string): Promise<void> {
  const ask = async (path: string): Promise<Response> =>
    fetch(`${origin}${path}`, { signal: AbortSignal.timeout(WAKING_MS) });
  try {
    const { offices } = v.parse(OfficeListSchema, await (await ask('/api/offices')).json());
    await Promise.all(offices.map(async ({ id }) => (await ask(`/api/offices/${id}/now`)).body?.cancel()));
  } catch {
    // Nobody answers, so that nobody can be shut out.
  }
}

/** The PIN of everybody in a demonstration; null in a real office. */
export async function demoPin(origin: string, office: string): Promise<string | null> {
  const response = await fetch(`${origin}/api/offices/${office}/staff`);
  return v.parse(StaffListSchema, await response.json()).demoPin;
}

/** What a server is asked for by whoever runs it. */
interface OperatorAsk {
  method: 'GET' | 'POST' | 'PUT';
  path: string;
  body?: unknown;
}

/** Asks with the setup token. Trouble says when nothing answers, or the token does not fit. */
export async function askAsOperator(origin: string, token: string, ask: OperatorAsk): Promise<Response> {
  const { method, path, body } = ask;
  let response: Response;
  try {
    response = await fetch(`${origin}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${token}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error);
    throw new Trouble(`${origin} does not answer (${cause}).`, 'Check the address, and that Okienko runs there.');
  }
  if (response.status !== 403 || (await kindOf(response.clone())) !== 'not-allowed') return response;
  throw new Trouble(
    `${origin} did not take the setup token.`,
    'Give the one that the server was started with: --token …',
  );
}

/** The kind of problem that an answer tells of; null when it tells of none. */
export async function kindOf(response: Response): Promise<ProblemKind | null> {
  const body: unknown = await response.json().catch(() => null);
  return v.is(ProblemSchema, body) ? body.kind : null;
}

/** Gives an office file to a server. `lastHash`: of the log that has moved in before. Trouble says why it was not taken. */
export async function setUpOffice(
  origin: string,
  token: string,
  file: OfficeFile,
  demo: boolean,
  lastHash?: string,
): Promise<SetUpAnswer> {
  const body = { file, demo, ...(lastHash === undefined ? {} : { lastHash }) };
  const response = await askAsOperator(origin, token, { method: 'POST', path: '/api/setup', body });
  if (response.ok) return v.parse(SetUpAnswerSchema, await response.json());
  const kind = await kindOf(response);
  throw new Trouble(
    `${origin} did not take the office file for "${file.id}" (${response.status}${kind ? `, ${kind}` : ''}).`,
    kind === 'office-file-mistakes'
      ? 'The server is of another version than this check. Use the same version on both sides.'
      : 'Look into the log of the server.',
  );
}
