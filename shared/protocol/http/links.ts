import * as v from 'valibot';
import { InstantSchema, PersonIdSchema } from '../common.ts';
import { PasskeyResponseSchema } from './passkey.ts';
import { PinSchema, StaffMemberSchema } from './session.ts';

/** 160 bits, shown once. It stands behind the `#` of an address, which no server and no log ever sees. */
export const LinkTokenSchema = v.pipe(v.string(), v.regex(/^[0-9a-z]{32}$/));

/** A one-time link as whoever made it gets it. */
export const NewLinkSchema = v.object({
  /** Path and fragment, to be put behind the address of the service. */
  path: v.string(),
  until: InstantSchema,
});
export type NewLink = v.InferOutput<typeof NewLinkSchema>;

export const LookAtLinkSchema = v.object({ token: LinkTokenSchema });

/** What a link is for: the first administrator of an office, or the own credentials of one person. */
export const LinkSchema = v.variant('purpose', [
  v.object({ purpose: v.literal('first'), until: InstantSchema, people: v.array(StaffMemberSchema) }),
  v.object({ purpose: v.literal('invite'), until: InstantSchema, person: StaffMemberSchema }),
]);
export type Link = v.InferOutput<typeof LinkSchema>;

const name = v.pipe(v.string(), v.trim(), v.nonEmpty(), v.maxLength(60));

/** Who the first administrator is: somebody of the office file, or an account of its own. */
export const FirstAdminSchema = v.union([
  v.strictObject({ person: PersonIdSchema }),
  v.strictObject({ name, surname: name }),
]);
export type FirstAdmin = v.InferOutput<typeof FirstAdminSchema>;

export const LinkPasskeySchema = v.object({ token: LinkTokenSchema, who: v.optional(FirstAdminSchema) });

/** Uses a link up: a PIN, a passkey, or both. `who` only for the first administrator. */
export const UseLinkSchema = v.pipe(
  v.object({
    token: LinkTokenSchema,
    who: v.optional(FirstAdminSchema),
    pin: v.optional(PinSchema),
    passkey: v.optional(PasskeyResponseSchema),
  }),
  v.check(({ pin, passkey }) => pin !== undefined || passkey !== undefined, 'a PIN or a passkey'),
);
export type UseLink = v.InferOutput<typeof UseLinkSchema>;
