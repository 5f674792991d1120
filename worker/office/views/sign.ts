import type { OfficeFile } from '../../../shared/domain/office/office-file.ts';
import type { OfficeDay } from '../../../shared/domain/ticket/day.ts';
import type { Sign } from '../../../shared/protocol/sign.ts';
import { badgeOf } from './office-info.ts';

/** What stands before one counter: its clerk, and the number being called or served there. Nobody else's. */
export function signOf(day: OfficeDay, file: OfficeFile, counterId: string, now: number): Sign {
  const counter = day.counters.get(counterId);
  const place = file.counters.find(({ id }) => id === counterId);
  const person = counter ? file.people.find(({ id }) => id === counter.clerk) : undefined;
  const ticket = counter?.state === 'open' && counter.ticket !== null ? day.tickets.get(counter.ticket) : undefined;
  // Behind a call-back stands nobody: its number is no client's business.
  const isCallBack = ticket && 'class' in ticket && ticket.class === 'desk';
  return {
    at: now,
    seq: day.seq,
    counter: counterId,
    state: !counter
      ? 'closed'
      : counter.state === 'paused'
        ? 'paused'
        : ticket?.state === 'called'
          ? 'called'
          : ticket?.state === 'serving'
            ? 'serving'
            : ticket?.state === 'interrupted'
              ? 'interrupted'
              : 'free',
    backAt: ticket?.state === 'interrupted' ? ticket.backAt : null,
    number: isCallBack ? null : (ticket?.number ?? null),
    badge: badgeOf(person),
    languages: person?.languages ?? [],
    hearingLoop: place?.hearingLoop ?? false,
    stepFree: place?.stepFree ?? false,
  };
}
