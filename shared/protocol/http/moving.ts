import * as v from 'valibot';
import { CountSchema, SeqSchema } from '../common.ts';

/** Of a hash chain: SHA-256 in hex. */
export const ChainHashSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

/** First line of an office on its way to another place; the lines of its log follow, as they are exported. */
export const OfficeOnItsWaySchema = v.object({
  format: v.literal(1),
  office: v.string(),
  demo: v.boolean(),
  version: CountSchema,
  /** The office file, checked by the rules of read-office-file. */
  file: v.unknown(),
});
export type OfficeOnItsWay = v.InferOutput<typeof OfficeOnItsWaySchema>;

/** Most lines of a log that may come at once. */
export const MOST_LINES = 2_000;

/** The next lines of a log that moves in, as they were exported. Lines that are there already may come again. */
export const ImportLogSchema = v.object({
  lines: v.pipe(v.array(v.pipe(v.string(), v.maxLength(100_000))), v.minLength(1), v.maxLength(MOST_LINES)),
});
/** Up to where the log reaches now. */
export const ImportLogAnswerSchema = v.object({ seq: SeqSchema, hash: ChainHashSchema });
