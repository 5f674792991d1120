import type { Hours, OfficeFile, Policy, Span } from './office-file.ts';

/**
 * The part of an office file that decides who is called when. It goes into the log with the day that it rules, so that
 * a day can be checked long after the file has changed. Texts, names and fees are not part of it.
 */
export interface OfficeRules {
  version: number;
  timeZone: string;
  hours: Hours;
  exceptions: Array<{ date: string; open: Span[] }>;
  series: string[];
  services: ServiceRules[];
  counters: string[];
  clerks: ClerkRules[];
  policy: Required<Policy>;
}

export interface ServiceRules {
  id: string;
  series: string;
  remote: boolean;
  minutes: number;
  hours?: Hours;
}

export interface ClerkRules {
  id: string;
  skills: string[];
  secondarySkills: string[];
  /** Planned, local times. */
  breaks?: Span[];
}

export function rulesOf(file: OfficeFile, version: number): OfficeRules {
  return {
    version,
    timeZone: file.timeZone,
    hours: file.hours,
    exceptions: file.exceptions.map(({ date, open }) => ({ date, open })),
    series: file.series.map(({ letter }) => letter),
    services: file.services.map(({ id, series, remote, minutes, hours }) => ({
      id,
      series,
      remote,
      minutes,
      ...(hours ? { hours } : {}),
    })),
    counters: file.counters.map(({ id }) => id),
    clerks: file.people
      .filter(({ roles }) => roles.includes('clerk') || roles.includes('host'))
      .map(({ id, skills, secondarySkills, breaks }) => ({
        id,
        skills,
        secondarySkills,
        ...(breaks.length > 0 ? { breaks } : {}),
      })),
    policy: file.policy,
  };
}
