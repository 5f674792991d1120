import type { OfficeFile, Person } from '../../../shared/domain/office/office-file.ts';
import type { Badge } from '../../../shared/protocol/common.ts';
import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';

/** The badge of a person, once the manager has published it: until then nothing is shown (J-47). */
export function badgeOf(person: Person | undefined | null): Badge | null {
  if (person?.badge !== 'published') return null;
  return { name: person.name, surname: person.surname, position: person.position };
}

/** The public page of an office, made from its file. Staff lists, skills and PINs stay inside. */
export function officeInfo(file: OfficeFile, version: number, demo: boolean): OfficeInfo {
  const people = new Map(file.people.map((person) => [person.id, person]));
  const { policy } = file;
  return {
    id: file.id,
    version,
    demo,
    name: file.name,
    country: file.country,
    timeZone: file.timeZone,
    languages: file.languages,
    address: file.address,
    place: file.place,
    ...(file.access ? { access: file.access } : {}),
    phone: file.phone,
    ...(file.email ? { email: file.email } : {}),
    hours: file.hours,
    exceptions: file.exceptions,
    series: file.series,
    services: file.services.map(({ owner, minutes: _minutes, ...service }) => ({
      ...service,
      owner: badgeOf(people.get(owner)),
    })),
    counters: file.counters,
    rule: {
      priorityRun: policy.priorityRun,
      remoteGraceMinutes: policy.remoteGraceMinutes,
      returnMinutes: policy.returnMinutes,
      returnPlaces: policy.returnPlaces,
      postponeTimes: policy.postponeTimes,
      postponePlaces: policy.postponePlaces,
      undoSeconds: policy.undoSeconds,
      callsPerBackOffice: policy.callsPerBackOffice,
      bookedEarlyMinutes: policy.bookedEarlyMinutes,
      bookedLateMinutes: policy.bookedLateMinutes,
      missedAfterCalls: policy.missedAfterCalls,
      missedAfterSeconds: policy.missedAfterSeconds,
    },
    boardInfo: file.boardInfo,
  };
}
