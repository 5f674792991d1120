import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import type { OfficeNow } from '../../../shared/protocol/office-now.ts';
import type { TicketView } from '../../../shared/protocol/ticket-view.ts';

const noHours = { mon: [], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };

export function officeInfo(): OfficeInfo {
  const service = (id: string, series: string, name: string, discreet = false): OfficeInfo['services'][number] => ({
    id,
    series,
    name: { pl: name, en: name },
    examples: { pl: 'przykład' },
    icon: 'info',
    tile: true,
    discreet,
    remote: true,
    summary: { pl: 'opis' },
    fee: { kind: 'none' },
    term: { pl: 'od ręki' },
    documents: [],
    steps: [],
    otherWays: [],
    forms: [],
    questions: [],
    legalBasis: { pl: '' },
    owner: null,
    reviewed: '2026-01-01',
  });
  return {
    id: 'testowo',
    version: 1,
    demo: false,
    name: { pl: 'Urząd Gminy Testowo' },
    country: 'PL',
    timeZone: 'Europe/Warsaw',
    languages: ['pl', 'en'],
    address: { pl: 'Rynek 1' },
    place: { pl: 'Sala obsługi, parter' },
    phone: '22 555 01 00',
    hours: noHours,
    exceptions: [],
    series: [{ letter: 'A', name: { pl: 'Grupa A', en: 'Group A' } }],
    services: [service('id-card', 'A', 'Dowód osobisty'), service('social', 'A', 'Pomoc społeczna', true)],
    counters: [],
    rule: {
      priorityRun: 2,
      remoteGraceMinutes: 5,
      returnMinutes: 15,
      returnPlaces: 3,
      postponeTimes: 3,
      postponePlaces: 5,
      undoSeconds: 20,
      callsPerBackOffice: 6,
      bookedEarlyMinutes: 5,
      bookedLateMinutes: 15,
      missedAfterCalls: 2,
      missedAfterSeconds: 60,
    },
    boardInfo: [],
  };
}

export function ticketView(patch: Partial<TicketView> = {}): TicketView {
  return {
    office: 'testowo',
    at: 1_800_000_000_000,
    seq: 7,
    number: 'A023',
    service: 'id-card',
    state: 'waiting',
    joinedAt: 1_800_000_000_000,
    language: 'pl',
    needs: [],
    ahead: 6,
    range: { from: 12, to: 20 },
    chance: null,
    before: [],
    promised: null,
    matters: [],
    passedOn: null,
    pause: null,
    note: null,
    call: null,
    postponesLeft: 3,
    returnUntil: null,
    outcome: null,
    endedAt: null,
    ...patch,
  };
}

export function officeNow(
  at: number,
  service: Partial<OfficeNow['services'][number]> = {},
  patch: Partial<OfficeNow> = {},
): OfficeNow {
  const hour = 3_600_000;
  return {
    at,
    seq: 1,
    open: { open: true, since: at - hour, until: at + 5 * hour },
    openCounters: 2,
    services: [
      {
        id: 'id-card',
        waiting: 3,
        range: { from: 10, to: 20 },
        tickets: { ok: true, until: at + 4 * hour },
        intake: 'open',
        staffed: true,
        ...service,
      },
    ],
    series: [],
    atCounters: [],
    outOfTurn: [],
    chain: null,
    ...patch,
  };
}
