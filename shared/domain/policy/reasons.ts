/**
 * Why somebody was called out of turn. A listed reason and no free text: it is counted in public (P-20), and must not say
 * anything about a person. agreed: the office asked them to come back; our-mistake: we sent them wrong or lost their turn;
 * deadline: a legal time limit runs out today; emergency: danger or sudden illness in the lobby; paper: called by the
 * number on the slip because the tablet was cut off.
 */
export const CALL_REASONS = ['agreed', 'our-mistake', 'deadline', 'emergency', 'paper'] as const;
export type CallReason = (typeof CALL_REASONS)[number];

/** Why a visit pauses and the counter is free. `clerk-left`: a manager closed the counter of a clerk who had gone. */
export const PARK_REASONS = ['form', 'document', 'payment', 'elsewhere', 'answer', 'clerk-left'] as const;
export type ParkReason = (typeof PARK_REASONS)[number];
/** Those that a clerk may give. */
export const CLERK_PARK_REASONS = ['form', 'document', 'payment', 'elsewhere', 'answer'] as const;
export type ClerkParkReason = (typeof CLERK_PARK_REASONS)[number];
