import type { Hours, OfficeFile, Span } from '../../shared/domain/office/office-file.ts';

/**
 * The same office, open around the clock every day and giving tickets all the time, so that a demonstration works
 * whenever somebody tries it. Only hours change: days off, hours of single services, and the times around opening and
 * closing at which tickets are not given.
 */
export function demoHours(file: OfficeFile): OfficeFile {
  return {
    ...file,
    hours: aroundTheClock(),
    exceptions: [],
    services: file.services.map(({ hours: _own, ...service }) => service),
    policy: { ...file.policy, ticketsFromMinutes: 0, ticketsUntilMinutes: 0 },
  };
}

function aroundTheClock(): Hours {
  const day = (): Span[] => [{ from: '00:00', to: '24:00' }];
  return { mon: day(), tue: day(), wed: day(), thu: day(), fri: day(), sat: day(), sun: day() };
}
