/** Whether somebody is there: touched lately, or asked and silent. */
export type Presence = { state: 'here'; since: number } | { state: 'asked'; since: number };

export interface TimeoutRule {
  /** Silence after which the kiosk asks, ms. Null: never, a number is on its way. */
  askAfter: number | null;
  /** Silence after the question, ms; then everything of this person is forgotten. */
  leaveAfter: number;
  /** Forget without asking: the number is printed and nobody needs the screen any more. */
  quietly: boolean;
}

export type TimeoutEffect = 'none' | 'ask' | 'leave';

/** One look at the clock. Pure; times in ms. */
export function lookAtClock(presence: Presence, rule: TimeoutRule, now: number): [Presence, TimeoutEffect] {
  if (rule.askAfter === null) return [{ state: 'here', since: now }, 'none'];
  const silence = now - presence.since;
  if (presence.state === 'asked') return [presence, silence >= rule.leaveAfter ? 'leave' : 'none'];
  if (silence < rule.askAfter) return [presence, 'none'];
  return rule.quietly ? [presence, 'leave'] : [{ state: 'asked', since: now }, 'ask'];
}
