import * as v from 'valibot';

// Parts of an office file that go out to every screen as they stand. They have a file of their own so that a phone which
// reads them does not fetch the rules for the whole office file.

// The messages say what would be right; a mistake carries them to whoever mends the file.
export const word = v.pipe(v.string(), v.trim(), v.nonEmpty('a text'), v.maxLength(200, 'at most 200 characters'));
export const prose = v.pipe(v.string(), v.trim(), v.nonEmpty('a text'), v.maxLength(4_000, 'at most 4000 characters'));
const languageTexts = <T extends v.GenericSchema<string>>(text: T) =>
  v.strictObject({
    pl: v.optional(text),
    lt: v.optional(text),
    lv: v.optional(text),
    en: v.optional(text),
    uk: v.optional(text),
  });

export const LocalWordSchema = languageTexts(word);
export const LocalProseSchema = languageTexts(prose);
const time = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'a time such as 08:30'));
export const span = v.strictObject({ from: time, to: time });
export const spans = v.pipe(v.array(span), v.maxLength(6));

/** Opening hours by weekday in the office's own time zone; a day that is left out is closed. */
export const HoursSchema = v.strictObject({
  mon: v.optional(spans, []),
  tue: v.optional(spans, []),
  wed: v.optional(spans, []),
  thu: v.optional(spans, []),
  fri: v.optional(spans, []),
  sat: v.optional(spans, []),
  sun: v.optional(spans, []),
});

const money = v.strictObject({
  what: LocalWordSchema,
  /** In the smallest unit: 3000 is 30.00. */
  amount: v.pipe(v.number(), v.integer(), v.minValue(0)),
  currency: v.picklist(['PLN', 'EUR']),
});

/** M-33: a service says its fee, or says "no fee". It cannot stay silent. */
export const FeeSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('none') }),
  v.strictObject({
    kind: v.literal('fee'),
    amounts: v.pipe(v.array(money), v.minLength(1, 'at least one amount'), v.maxLength(12)),
    exempt: v.optional(LocalProseSchema),
    pay: LocalProseSchema,
  }),
]);

export type Fee = v.InferOutput<typeof FeeSchema>;
export type Hours = v.InferOutput<typeof HoursSchema>;
export type Span = v.InferOutput<typeof span>;
