import * as v from 'valibot';
import { ROLES } from '../../domain/office/office-file.ts';
import { CALL_REASONS } from '../../domain/policy/reasons.ts';
import { CounterIdSchema, CountSchema, InstantSchema, PersonIdSchema, SeqSchema, ServiceIdSchema } from '../common.ts';
import { DEVICE_SCREENS } from './devices.ts';
import { SIGN_IN_WAYS } from './session.ts';

const roles = v.array(v.picklist(ROLES));
const person = PersonIdSchema;
const device = v.string();
const screen = v.picklist(DEVICE_SCREENS);

/** What was done by virtue of an office. No PIN, token, note, name or address stands in it: ids and numbers only. */
export const AuditActSchema = v.variant('type', [
  v.object({ type: v.literal('office-set-up'), version: CountSchema, demo: v.boolean() }),
  v.object({ type: v.literal('office-imported'), lines: CountSchema }),
  v.object({ type: v.literal('office-exported') }),
  v.object({ type: v.literal('first-link-made') }),
  v.object({ type: v.literal('first-admin'), person }),
  v.object({ type: v.literal('signed-in'), way: v.picklist(SIGN_IN_WAYS) }),
  v.object({ type: v.literal('signed-out') }),
  /** Refused since the line before of this kind, over all accounts. */
  v.object({ type: v.literal('sign-ins-refused'), n: CountSchema }),
  v.object({ type: v.literal('pin-given'), person }),
  v.object({ type: v.literal('pin-changed') }),
  v.object({ type: v.literal('passkey-added') }),
  v.object({ type: v.literal('passkey-removed') }),
  v.object({ type: v.literal('invited'), person }),
  v.object({ type: v.literal('invitation-used') }),
  v.object({ type: v.literal('disabled'), person }),
  v.object({ type: v.literal('enabled'), person }),
  v.object({ type: v.literal('tries-forgiven'), person }),
  v.object({ type: v.literal('session-ended'), person }),
  v.object({ type: v.literal('device-approved'), device, screen, place: v.string() }),
  v.object({ type: v.literal('device-removed'), device, screen, place: v.string() }),
  v.object({ type: v.literal('log-exported'), date: v.nullable(v.string()) }),
  v.object({ type: v.literal('file-imported'), version: CountSchema }),
  v.object({ type: v.literal('roles-changed'), person, before: roles, after: roles }),
  /** `line`: where it stands in the office's log. */
  v.object({
    type: v.literal('called-out-of-turn'),
    counter: CounterIdSchema,
    reason: v.picklist(CALL_REASONS),
    line: SeqSchema,
  }),
  v.object({ type: v.literal('counter-closed-for'), counter: CounterIdSchema, person, line: SeqSchema }),
  v.object({ type: v.literal('intake-set'), service: ServiceIdSchema, open: v.boolean(), line: SeqSchema }),
]);
export type AuditAct = v.InferOutput<typeof AuditActSchema>;

/** One line of the audit log. `hash` covers the line and the hash before, as in the office's log. */
export const AuditEntrySchema = v.object({
  seq: SeqSchema,
  at: InstantSchema,
  /** `person:…`, `operator` or `system`. */
  by: v.string(),
  act: AuditActSchema,
  hash: v.string(),
});
export type AuditEntry = v.InferOutput<typeof AuditEntrySchema>;

export const AuditPageSchema = v.object({
  /** Newest first. */
  entries: v.array(AuditEntrySchema),
  /** Ask for what is before this line; null: there is nothing more. */
  before: v.nullable(SeqSchema),
  /** Whether the chain of these lines holds. */
  intact: v.boolean(),
});
export type AuditPage = v.InferOutput<typeof AuditPageSchema>;
