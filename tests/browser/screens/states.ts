import { COUNTER_STATES, follows } from './counter-states.ts';
import { KIOSK_STATES } from './kiosk-states.ts';
import { MANAGE_STATES } from './manage-states.ts';
import { RESIDENT_STATES } from './resident-states.ts';
import type { ScreenState } from './screen-state.ts';
import { reads } from './town.ts';

/** The day in its order: each state grows out of those before it. */
export const STATES: readonly ScreenState[] = [
  follows('display', 'empty', '.display-rest'),
  follows('sign', 'closed', '.sign-closed'),
  ...KIOSK_STATES,
  ...RESIDENT_STATES,
  ...COUNTER_STATES,
  ...MANAGE_STATES,
  {
    surface: 'display',
    name: 'stale',
    reach: (town) => town.each('display', (view) => reads(view, 'Brak połączenia')),
  },
];
