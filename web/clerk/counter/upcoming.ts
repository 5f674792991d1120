import type { NextCall } from '../../../shared/domain/policy/call-next.ts';
import { reserveFor } from '../../../shared/domain/policy/reserve.ts';
import type { OfficeDay } from '../../../shared/domain/ticket/day.ts';
import { goingOnNow } from '../../staff/going-on.ts';

/** Whom this counter would call next, and after that, if nobody else called or came; without a line, those reserved for it. */
export function upcoming(day: OfficeDay, counterId: string, now: number, most: number): NextCall[] {
  const going = goingOnNow();
  if (going?.alone) return going.upcoming(most);
  return reserveFor(day, [counterId], now, most).get(counterId) ?? [];
}
