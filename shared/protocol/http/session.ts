import * as v from 'valibot';
import { ROLES } from '../../domain/office/office-file.ts';
import {
  CounterIdSchema,
  InstantSchema,
  LanguageSchema,
  LocalTextSchema,
  OfficeIdSchema,
  PersonIdSchema,
  ServiceIdSchema,
} from '../common.ts';

export const PinSchema = v.pipe(v.string(), v.regex(/^\d{4,12}$/));

export const SignInSchema = v.object({ office: OfficeIdSchema, person: PersonIdSchema, pin: PinSchema });
export type SignIn = v.InferOutput<typeof SignInSchema>;

export const StaffMemberSchema = v.object({
  id: PersonIdSchema,
  name: v.string(),
  surname: v.string(),
  position: LocalTextSchema,
});

/** Roles that have a part in the day: they see its events, and commands are theirs. Others look after texts and accounts. */
export const DAY_ROLES = ['clerk', 'host', 'manager'] as const;

/** What a browser says of itself, as far as it helps a person to recognise it. */
export const BROWSER_SYSTEMS = ['android', 'ios', 'windows', 'mac', 'chromeos', 'linux', 'other'] as const;
export const BROWSER_NAMES = ['chrome', 'edge', 'firefox', 'safari', 'other'] as const;
export const AgentSchema = v.object({ system: v.picklist(BROWSER_SYSTEMS), browser: v.picklist(BROWSER_NAMES) });
export type Agent = v.InferOutput<typeof AgentSchema>;

/** How somebody signed in: with a PIN, with a passkey, or by a one-time link. */
export const SIGN_IN_WAYS = ['pin', 'passkey', 'link'] as const;
export type SignInWay = (typeof SIGN_IN_WAYS)[number];

export const SessionSchema = v.object({
  office: OfficeIdSchema,
  person: v.object({
    ...StaffMemberSchema.entries,
    unit: LocalTextSchema,
    roles: v.array(v.picklist(ROLES)),
    skills: v.array(ServiceIdSchema),
    languages: v.array(LanguageSchema),
  }),
  /** Counter at which this person is signed in, if any. */
  counter: v.nullable(CounterIdSchema),
  until: InstantSchema,
  /** A locked session keeps its place, but says and does nothing until the same person has unlocked it. */
  locked: v.boolean(),
  /** Minutes without a touch after which the screen locks itself. */
  lockMinutes: v.number(),
});
export type Session = v.InferOutput<typeof SessionSchema>;

/** Whom the sign-in page offers. `demoPin` only in a demonstration, where every PIN is the same and said aloud. */
export const StaffListSchema = v.object({ staff: v.array(StaffMemberSchema), demoPin: v.nullable(v.string()) });
export type StaffList = v.InferOutput<typeof StaffListSchema>;

/** Badges of everybody on the staff, for the screens of staff. */
export const StaffBadgesSchema = v.object({
  people: v.array(
    v.object({
      ...StaffMemberSchema.entries,
      roles: v.array(v.picklist(ROLES)),
      badge: v.picklist(['published', 'draft']),
    }),
  ),
});
export type StaffBadges = v.InferOutput<typeof StaffBadgesSchema>;

/** Opens a locked session again. */
export const UnlockSchema = v.object({ pin: PinSchema });

export const NewPinSchema = v.object({ person: PersonIdSchema, pin: v.string() });
