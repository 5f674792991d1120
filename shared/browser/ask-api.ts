import * as v from 'valibot';
import { ProblemSchema, type WireRefusal } from '../protocol/problem.ts';

/** Answer of the HTTP API: what was asked for, the office's refusal, or that no office was reached. */
export type ApiAnswer<T> =
  | { kind: 'ok'; value: T }
  | { kind: 'refused'; refusal: WireRefusal }
  /** No network, no answer in time, or an answer that is not the office's (a captive portal says 200 with its own page). */
  | { kind: 'unreachable' };

export interface ApiRequest<T> {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  /** Schema of the answer; leave out where the answer has no body. */
  schema?: v.GenericSchema<unknown, T>;
  /** How long to wait, ms. */
  patience?: number;
}

/** One request to the API of this host. Never throws for what a network or an office may do. */
export async function askApi<T = undefined>(path: `/api${string}`, request: ApiRequest<T> = {}): Promise<ApiAnswer<T>> {
  const { method = 'GET', body, schema, patience = 8_000 } = request;
  let response: Response;
  let text: string;
  try {
    response = await fetch(path, {
      method,
      credentials: 'same-origin',
      ...(body === undefined ? {} : { body: JSON.stringify(body), headers: { 'content-type': 'application/json' } }),
      signal: AbortSignal.timeout(patience),
    });
    text = await response.text();
  } catch {
    return { kind: 'unreachable' };
  }
  let json: unknown;
  try {
    json = text === '' ? undefined : JSON.parse(text);
  } catch {
    return { kind: 'unreachable' };
  }
  if (!response.ok) {
    const problem = v.safeParse(ProblemSchema, json);
    if (!problem.success) return { kind: 'unreachable' };
    const { type: _type, title: _title, status: _status, ...refusal } = problem.output;
    return { kind: 'refused', refusal };
  }
  if (!schema) return { kind: 'ok', value: undefined as T };
  const parsed = v.safeParse(schema, json);
  return parsed.success ? { kind: 'ok', value: parsed.output } : { kind: 'unreachable' };
}
