import type { OfficeRules } from '../office/office-rules.ts';
import { MINUTE } from '../words.ts';
import type { Aim } from './aim.ts';

/** P before O before B, within the bound that call-next keeps. */
export type Tier = 'P' | 'O' | 'B';

/**
 * early: in the building, and waiting is hard for them or they have a booked time (V-2 in SPEC). present: in the building.
 * remote: joined from home and has arrived. desk: call-backs, enquiries, internal.
 */
export const CLASSES = ['early', 'present', 'remote', 'desk'] as const;
export type TicketClass = (typeof CLASSES)[number];

export const TIER: Record<TicketClass, Tier> = { early: 'P', present: 'O', remote: 'O', desk: 'B' };

/** Due time (ms) of a ticket of `ticketClass` that becomes callable on the ground of `base` (ms). P-2 in SPEC. */
export function dueOf(ticketClass: TicketClass, base: number, policy: OfficeRules['policy']): number {
  return ticketClass === 'remote' ? base + policy.remoteGraceMinutes * MINUTE : base;
}

/** Those of one class and one aim who wait for one service, earliest first. Only its head is looked at to call. */
export interface Lane {
  class: TicketClass;
  service: string;
  aim: Aim | null;
  /** Tickets from `head` on are waiting; those before it have gone and are dropped now and then. */
  places: LanePlace[];
  head: number;
}

export interface LanePlace {
  ticket: string;
  due: number;
  order: number;
}
