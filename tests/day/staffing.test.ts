import { describe, expect, it } from 'vitest';
import type { OfficeInfo } from '../../shared/protocol/office-info.ts';
import { smallOffice } from '../helpers/office-file.ts';
import type { SignedIn } from './clients/front-door.ts';
import { mapMatters } from './matters.ts';
import { seatClerks } from './staffing.ts';

const { services, counters } = smallOffice('office', 8);
// Of the public page only these are looked at here.
const info = { services, counters } as unknown as OfficeInfo;

function clerk(id: string, skills: string[], counter: string | null = null): SignedIn {
  const person = {
    id,
    name: id,
    surname: id,
    position: {},
    unit: {},
    roles: ['clerk' as const],
    skills,
    languages: [],
  };
  return { cookie: id, session: { office: 'office', person, counter, until: 1, locked: false, lockMinutes: 5 } };
}

describe('who plays', () => {
  it('seats clerks with skills at free counters and says why others do not play', () => {
    const staff = [
      clerk('anna', ['service-1']),
      clerk('new', []),
      clerk('busy', ['service-1'], '2'),
      clerk('jan', ['service-2']),
    ];
    const { seats, notes } = seatClerks(info, staff, new Set(['1', '2']));
    expect(seats.map(({ counter, clerk: { cookie } }) => `${cookie} ${counter}`)).toEqual(['anna 3', 'jan 4']);
    expect(notes.join('\n')).toContain('new has no skills');
    expect(notes.join('\n')).toContain('busy is at counter 2 already');
    expect(notes.join('\n')).toContain('Opened by somebody else and left alone: counter 1, 2.');
  });

  it('finds a service for each matter, and none that nobody can serve', () => {
    const usual = {
      ...info,
      services: info.services.map((service, i) => (i === 4 ? { ...service, id: 'id-card' } : service)),
    };
    const skills = new Set(['id-card', 'service-2', 'service-3']);
    const matters = mapMatters(usual, skills);
    expect(matters[1]?.services).toEqual(['id-card']);
    expect(matters).toHaveLength(6);
    for (const { services } of matters)
      expect(services.every((id) => skills.has(id)) && services.length > 0).toBe(true);
  });
});
