import type { OfficeInfo } from '../../shared/protocol/office-info.ts';
import type { SignedIn } from './clients/front-door.ts';

export interface Seat {
  counter: string;
  clerk: SignedIn;
}

export interface Staffing {
  seats: Seat[];
  /** What the person at the keyboard should know: who does not play, and why. */
  notes: string[];
}

/** Who sits where: clerks with skills, in the order of the office file, at the counters that are free. */
export function seatClerks(info: OfficeInfo, staff: readonly SignedIn[], openCounters: ReadonlySet<string>): Staffing {
  const notes: string[] = [];
  const free = info.counters.map(({ id }) => id).filter((id) => !openCounters.has(id));
  const seats: Seat[] = [];
  for (const clerk of staff) {
    const { person, counter } = clerk.session;
    if (!person.roles.includes('clerk')) continue;
    if (person.skills.length === 0) {
      notes.push(`${person.id} has no skills in the office file and does not play.`);
      continue;
    }
    if (counter !== null) {
      notes.push(
        `${person.id} is at counter ${counter} already: somebody else works there, so this clerk is left alone.`,
      );
      continue;
    }
    const place = free.shift();
    if (place === undefined) notes.push(`There is no free counter for ${person.id}.`);
    else seats.push({ counter: place, clerk });
  }
  const others = [...openCounters].sort((a, b) => Number(a) - Number(b));
  if (others.length > 0) notes.push(`Opened by somebody else and left alone: counter ${others.join(', ')}.`);
  return { seats, notes };
}
