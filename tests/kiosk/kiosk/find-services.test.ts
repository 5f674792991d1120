import { expect, test } from 'vitest';
import { findServices, type Searchable } from '../../../kiosk/kiosk/search/find-services.ts';

const services: Searchable[] = [
  { id: 'tax', name: 'Podatki i opłaty', examples: 'dom, grunt', more: 'Karta informacyjna.' },
  { id: 'card', name: 'Karta Dużej Rodziny', examples: 'troje dzieci', more: '' },
  { id: 'parking', name: 'Abonament', examples: 'nowe auto', more: 'Kartę pojazdu przynosisz ze sobą.' },
];

test('letters without accents find words with them', () => {
  expect(findServices(services, 'duzej')).toEqual(['card']);
  expect(findServices(services, 'oplat')).toEqual(['tax']);
});

test('a name counts more than what is written about it', () => {
  expect(findServices(services, 'kart')).toEqual(['card', 'tax', 'parking']);
});

test('every word has to fit, and nothing typed finds nothing', () => {
  expect(findServices(services, 'karta dom')).toEqual(['tax']);
  expect(findServices(services, 'karta zebra')).toEqual([]);
  expect(findServices(services, '  ')).toEqual([]);
});
