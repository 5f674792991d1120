import * as v from 'valibot';
import { HELP_CODES } from '../domain/ticket/help.ts';
import { TICKET_SECRET } from '../domain/ticket/secret.ts';
import { LANGUAGES } from '../domain/words.ts';

/** Milliseconds since 1970 by the office's clock. */
export const InstantSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
export const SeqSchema = v.pipe(v.number(), v.integer(), v.minValue(0));
export const CountSchema = v.pipe(v.number(), v.integer(), v.minValue(0));

export const OfficeIdSchema = v.pipe(v.string(), v.regex(/^[a-z0-9][a-z0-9-]{0,39}$/));
export const ServiceIdSchema = OfficeIdSchema;
export const PersonIdSchema = OfficeIdSchema;
export const CounterIdSchema = v.pipe(v.string(), v.regex(/^[1-9]\d?$/));
export const TicketIdSchema = v.pipe(v.string(), v.regex(/^[0-9a-hjkmnp-tv-z]{26}$/));
export const TicketSecretSchema = v.pipe(v.string(), v.regex(TICKET_SECRET));
export const TicketAddressSchema = v.pipe(v.string(), v.maxLength(80), v.regex(/^[a-z0-9-]+\.[0-9a-z]{26}$/));
export const TicketNumberSchema = v.pipe(v.string(), v.regex(/^[A-Z]\d{3}$/));
/** Made by the asking device; the same id is the same command, however often it arrives. */
export const CommandIdSchema = v.pipe(v.string(), v.regex(/^[A-Za-z0-9-]{8,64}$/));

export const LanguageSchema = v.picklist(LANGUAGES);
export const HelpCodeSchema = v.picklist(HELP_CODES);
export const HelpCodesSchema = v.pipe(v.array(HelpCodeSchema), v.maxLength(HELP_CODES.length));

const localText = v.string();
export const LocalTextSchema = v.strictObject({
  pl: v.optional(localText),
  lt: v.optional(localText),
  lv: v.optional(localText),
  en: v.optional(localText),
  uk: v.optional(localText),
});

/** About the matter, short, in plain text. */
export const NoteSchema = v.pipe(v.string(), v.trim(), v.maxLength(200));

/** Whole minutes. */
export const WaitRangeSchema = v.strictObject({ from: CountSchema, to: CountSchema });

/** A clerk's public name. Nothing else about a person is public (N-09). */
export const BadgeSchema = v.strictObject({ name: v.string(), surname: v.string(), position: LocalTextSchema });
export type Badge = v.InferOutput<typeof BadgeSchema>;

export const OpenStateSchema = v.variant('open', [
  v.strictObject({ open: v.literal(true), since: InstantSchema, until: InstantSchema }),
  v.strictObject({ open: v.literal(false), opens: v.nullable(InstantSchema) }),
]);
