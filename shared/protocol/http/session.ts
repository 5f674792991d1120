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

export const SignInSchema = v.object({
  office: OfficeIdSchema,
  person: PersonIdSchema,
  pin: v.pipe(v.string(), v.regex(/^\d{4,12}$/)),
});
export type SignIn = v.InferOutput<typeof SignInSchema>;

export const StaffMemberSchema = v.object({
  id: PersonIdSchema,
  name: v.string(),
  surname: v.string(),
  position: LocalTextSchema,
});

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

export const NewPinSchema = v.object({ person: PersonIdSchema, pin: v.string() });
