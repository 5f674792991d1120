export type VisitState = 'expected' | 'waiting' | 'called' | 'serving' | 'interrupted' | 'parked' | 'missed' | 'ended';

interface Step {
  from: readonly VisitState[];
  to: VisitState | null;
}

const OPEN = ['expected', 'waiting', 'called', 'serving', 'interrupted', 'parked', 'missed'] as const;

/**
 * What an event does to a visit: from which states, into which (null: it stays). Written from the text of the rules and
 * kept apart from the office's own code on purpose. `TicketJoined` begins a visit.
 */
export const VISIT_STEPS: Record<string, Step> = {
  TicketCheckedIn: { from: ['expected'], to: 'waiting' },
  TicketPostponed: { from: ['waiting'], to: null },
  TicketReinstated: { from: ['missed'], to: 'waiting' },
  TicketCalled: { from: ['waiting'], to: 'called' },
  TicketRecalled: { from: ['called'], to: null },
  CallAnswered: { from: ['called'], to: null },
  ServiceStarted: { from: ['called'], to: 'serving' },
  TicketMissed: { from: ['called'], to: 'missed' },
  ServiceInterrupted: { from: ['serving', 'interrupted'], to: 'interrupted' },
  ServiceResumed: { from: ['interrupted'], to: 'serving' },
  // Called back from a pause, when a manager closes the counter: it still pauses (T-8).
  TicketParked: { from: ['called', 'serving', 'interrupted'], to: 'parked' },
  TicketUnparked: { from: ['parked'], to: 'serving' },
  TicketTransferred: { from: ['serving'], to: 'waiting' },
  MatterAdded: { from: OPEN, to: null },
  MatterStarted: { from: ['serving'], to: null },
  TicketReturned: { from: ['called'], to: 'waiting' },
  TicketEnded: { from: OPEN, to: 'ended' },
  CallWithdrawn: { from: ['called'], to: 'waiting' },
  FinishWithdrawn: { from: ['ended'], to: 'serving' },
  MissWithdrawn: { from: ['missed'], to: 'called' },
  TransferWithdrawn: { from: ['waiting'], to: 'serving' },
  MatterWithdrawn: { from: ['serving'], to: null },
};

/** The state after an event, or null when a visit in `state` cannot take that step. */
export function stateAfter(state: VisitState, event: { type: string; announced?: unknown }): VisitState | null {
  const step = VISIT_STEPS[event.type];
  if (!step?.from.includes(state)) return null;
  if (event.type === 'TicketUnparked' && event.announced === true) return 'called';
  return step.to ?? state;
}
