import * as v from 'valibot';
import { ROLES } from '../../domain/office/office-file.ts';
import { CountSchema, InstantSchema } from '../common.ts';
import { AgentSchema, PinSchema, SIGN_IN_WAYS, StaffMemberSchema } from './session.ts';

/** One signed-in browser of a person. */
export const SessionEntrySchema = v.object({
  id: v.string(),
  agent: AgentSchema,
  way: v.picklist(SIGN_IN_WAYS),
  /** Where it stands, when it is a tablet of the office. */
  place: v.nullable(v.string()),
  since: InstantSchema,
  seenAt: InstantSchema,
  locked: v.boolean(),
  /** The one that asks. */
  own: v.boolean(),
});
export type SessionEntry = v.InferOutput<typeof SessionEntrySchema>;

export const PasskeyEntrySchema = v.object({
  id: v.string(),
  agent: AgentSchema,
  since: InstantSchema,
  usedAt: v.nullable(InstantSchema),
});
export type PasskeyEntry = v.InferOutput<typeof PasskeyEntrySchema>;

/** How somebody on the staff gets in, for whoever looks after the accounts. */
export const AccountEntrySchema = v.object({
  ...StaffMemberSchema.entries,
  roles: v.array(v.picklist(ROLES)),
  /** False for an administrator who does not stand in the office file. */
  inFile: v.boolean(),
  hasPin: v.boolean(),
  passkeys: CountSchema,
  disabled: v.boolean(),
  /** Until when a link that nobody has used yet is open; null: there is none. */
  invitedUntil: v.nullable(InstantSchema),
  /** Seconds for which PINs of this account wait somewhere after wrong tries; 0: nowhere. */
  waits: CountSchema,
  sessions: v.array(SessionEntrySchema),
  /** Whether the asker may change this account. */
  mayChange: v.boolean(),
});
export type AccountEntry = v.InferOutput<typeof AccountEntrySchema>;

export const AccountListSchema = v.object({ people: v.array(AccountEntrySchema) });
export type AccountList = v.InferOutput<typeof AccountListSchema>;

/** One's own way in. */
export const OwnAccessSchema = v.object({
  hasPin: v.boolean(),
  passkeys: v.array(PasskeyEntrySchema),
  sessions: v.array(SessionEntrySchema),
});
export type OwnAccess = v.InferOutput<typeof OwnAccessSchema>;

/** `old`: the PIN so far, when there is one. */
export const ChangePinSchema = v.object({ old: v.optional(PinSchema), pin: PinSchema });
