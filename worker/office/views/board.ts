import type { OfficeFile } from '../../../shared/domain/office/office-file.ts';
import { openState } from '../../../shared/domain/office/opening.ts';
import type { OfficeDay } from '../../../shared/domain/ticket/day.ts';
import type { Language } from '../../../shared/domain/words.ts';
import type { Board } from '../../../shared/protocol/board.ts';
import type { Forecast } from '../estimates/forecast.ts';
import { badgeOf } from './office-info.ts';
import { seriesWaits } from './office-now.ts';

export interface BoardSource {
  day: OfficeDay;
  file: OfficeFile;
  now: number;
  forecast: Forecast;
  presence: { code: string; until: number };
  /** The language that the ticket was taken in, if it is not the state language. */
  languageOf(ticket: string): Language | null;
}

/** The board: built field by field from what its allow-list names, never by leaving things out. */
export function boardOf({ day, file, now, forecast, presence, languageOf }: BoardSource): Board {
  const people = new Map(file.people.map((person) => [person.id, person]));
  const state = file.languages[0] ?? 'en';
  return {
    at: now,
    seq: day.seq,
    open: openState(file, now),
    calls: [...day.recentCalls].reverse().map((call) => {
      const ticket = day.tickets.get(call.ticket);
      const clerk = ticket && 'clerk' in ticket ? ticket.clerk : day.counters.get(call.counter)?.clerk;
      const own = languageOf(call.ticket);
      return {
        id: call.id,
        number: call.number,
        counter: call.counter,
        badge: badgeOf(people.get(clerk ?? '')),
        at: call.at,
        state: ticket?.state === 'called' ? 'called' : 'past',
        languages: call.late ? [] : own === null || own === state ? [state] : [state, own],
      };
    }),
    duty: [...day.counters]
      .map(([counter, { clerk, state: counterState }]) => ({
        counter,
        badge: badgeOf(people.get(clerk)),
        state: counterState,
      }))
      .sort((a, b) => Number(a.counter) - Number(b.counter)),
    waits: seriesWaits(day, forecast, now).map(({ letter, waiting, range }) => ({
      series: letter,
      people: waiting,
      range,
    })),
    presence,
  };
}
