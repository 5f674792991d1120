import * as v from 'valibot';
import { REFUSAL_KINDS } from '../domain/ticket/refusal.ts';

/** What can be amiss with a request before any rule of the office is asked. */
export const PROBLEM_KINDS = [
  'bad-json',
  'bad-shape',
  'too-large',
  'not-found',
  'method-not-allowed',
  'office-unknown',
  'not-signed-in',
  'wrong-pin',
  'wrong-code',
  'too-many-tries',
  'session-locked',
  'device-not-of-office',
  'passkey-unknown',
  'link-unknown',
  'pin-too-easy',
  'not-yourself',
  'demo-and-real',
  'office-in-use',
  'log-does-not-fit',
  'other-site',
  'pairing-unknown',
  'one-at-a-time',
  'challenge-needed',
  'office-file-mistakes',
  'version-unknown',
  'socket-expected',
  'hello-expected',
  /** Said by a device of itself: it is full, or refuses to store. */
  'not-kept',
  /** The office is reached, and cannot answer just now: too much at once, or it is just being moved or renewed. */
  'overloaded',
  'unexpected',
] as const;

export const KIND_LIST = [...PROBLEM_KINDS, ...REFUSAL_KINDS] as const;
export type ProblemKind = (typeof KIND_LIST)[number];

/** RFC 9457 problem details with the machine-readable `kind`; extra members say what the kind needs. */
export const ProblemSchema = v.looseObject({
  type: v.string(),
  title: v.string(),
  status: v.number(),
  kind: v.picklist(KIND_LIST),
  detail: v.optional(v.string()),
});
export type Problem = v.InferOutput<typeof ProblemSchema>;

/** A refusal on the wire: the kind and what its sentence needs. */
export const RefusalSchema = v.looseObject({ kind: v.picklist(KIND_LIST) });
export type WireRefusal = v.InferOutput<typeof RefusalSchema>;
