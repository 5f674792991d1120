import * as v from 'valibot';
import { CountSchema, OfficeIdSchema } from '../common.ts';
import { NewLinkSchema } from './links.ts';
import { ChainHashSchema } from './moving.ts';

export const OfficeFileSavedSchema = v.object({ office: OfficeIdSchema, version: CountSchema });
export type OfficeFileSaved = v.InferOutput<typeof OfficeFileSavedSchema>;

/** One mistake in an office file; `path` is where, `kind` has words in the catalogue. */
export const OfficeFileMistakeSchema = v.object({
  path: v.string(),
  kind: v.string(),
  expected: v.optional(v.string()),
  found: v.optional(v.string()),
});

/**
 * First start of an office: `file` is the office file, checked by the rules of read-office-file. `lastHash` only where a log
 * was moved in before: the hash of its last line.
 */
export const SetUpSchema = v.object({
  file: v.unknown(),
  demo: v.optional(v.boolean(), false),
  lastHash: v.optional(ChainHashSchema),
});
export const SetUpAnswerSchema = v.object({
  office: OfficeIdSchema,
  version: CountSchema,
  /** One-time link for the first administrator; null when somebody has an account already, and in a demonstration. */
  first: v.nullable(NewLinkSchema),
});
