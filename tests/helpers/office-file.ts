import type { OfficeFile } from '../../shared/domain/office/office-file.ts';
import { readOfficeFile } from '../../shared/domain/office/read-office-file.ts';

const text = (pl: string, en = pl) => ({ pl, en });
const allDay = [{ from: '00:00', to: '24:00' }];

/** A small office that is open around the clock, read by the same reader as every office file. */
export function smallOffice(id = 'test-office', services = 3): OfficeFile {
  const series = ['A', 'B', 'C', 'D', 'E', 'F', 'G', 'H'].slice(0, Math.max(1, Math.min(8, services)));
  const serviceIds = Array.from({ length: services }, (_, i) => `service-${i + 1}`);
  const reading = readOfficeFile({
    format: 1,
    id,
    name: text('Urząd Próbny', 'Test Office'),
    country: 'PL',
    timeZone: 'Europe/Warsaw',
    languages: ['pl', 'en'],
    address: text('ul. Próbna 1'),
    place: text('parter', 'ground floor'),
    phone: '22 555 00 00',
    hours: { mon: allDay, tue: allDay, wed: allDay, thu: allDay, fri: allDay, sat: allDay, sun: allDay },
    series: series.map((letter) => ({ letter, name: text(`Grupa ${letter}`, `Group ${letter}`) })),
    services: serviceIds.map((service, i) => ({
      id: service,
      series: series[i % series.length],
      name: text(`Sprawa ${i + 1}`, `Matter ${i + 1}`),
      examples: text('przykład', 'example'),
      summary: text('opis', 'summary'),
      fee: { kind: 'none' },
      term: text('od ręki', 'at once'),
      steps: [{ title: text('Weź numer', 'Take a number') }],
      legalBasis: text('ustawa', 'act'),
      owner: 'maria',
      reviewed: '2026-11-01',
      minutes: 10,
      remote: i !== 2,
    })),
    counters: Array.from({ length: 24 }, (_, i) => ({ id: String(i + 1) })),
    people: [
      ...Array.from({ length: 24 }, (_, i) => ({
        id: `clerk-${i + 1}`,
        name: 'Jan',
        surname: `Nowak ${i + 1}`,
        position: text('inspektor', 'inspector'),
        unit: text('CANARY-UNIT'),
        roles: ['clerk'],
        skills: serviceIds,
        languages: ['pl', 'en'],
        badge: i === 1 ? 'draft' : 'published',
      })),
      {
        id: 'maria',
        name: 'Maria',
        surname: 'Lis',
        position: text('kierownik', 'manager'),
        unit: text('Biuro', 'Office'),
        roles: ['manager', 'host'],
      },
    ],
    policy: { ticketsFromMinutes: 0, ticketsUntilMinutes: 0 },
  });
  if (!reading.ok) throw new Error(JSON.stringify(reading.mistakes));
  return reading.file;
}
