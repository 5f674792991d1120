import * as v from 'valibot';
import { OfficeIdSchema } from '../common.ts';

// The messages of a passkey are those of Web Authentication in JSON. Their inner parts are checked by the library that
// knows the format, so that only what is needed to find and to bound them is said here.

const text = v.pipe(v.string(), v.maxLength(16_384));

/** What the browser is to ask its authenticator for. */
export const PasskeyOptionsSchema = v.looseObject({ challenge: v.string() });
export type PasskeyOptions = v.InferOutput<typeof PasskeyOptionsSchema>;

/** What the authenticator answered, for a new passkey and for signing in. */
export const PasskeyResponseSchema = v.looseObject({
  id: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,1400}$/)),
  rawId: v.pipe(v.string(), v.regex(/^[A-Za-z0-9_-]{1,1400}$/)),
  type: v.literal('public-key'),
  response: v.looseObject({ clientDataJSON: text }),
});
export type PasskeyResponse = v.InferOutput<typeof PasskeyResponseSchema>;

export const PasskeySignInSchema = v.object({ office: OfficeIdSchema, response: PasskeyResponseSchema });
export const NewPasskeySchema = v.object({ response: PasskeyResponseSchema });
