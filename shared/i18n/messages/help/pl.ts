import type { Catalogue } from '../../translator.ts';
import type { HelpKey } from './en.ts';

export const pl: Catalogue<HelpKey> = {
  space: 'Okienko bez progu',
  'space-note': 'wózek, bagaż, więcej miejsca',
  'space-advice': 'Zostaw miejsce na podjazd. Usiądź na wysokości wzroku.',
  fetch: 'Podejdźcie po mnie',
  'fetch-note': 'pracownik przyjdzie na salę',
  'fetch-advice': 'Wyjdź na salę i podaj numer.',
  sign: 'Język migowy',
  'sign-note': 'na miejscu lub przez wideo',
  'sign-advice': 'Połącz tłumacza. Patrz na klienta, nie na ekran.',
  write: 'Na piśmie lub pętla słuchowa',
  'write-note': 'gdy trudno coś usłyszeć',
  'write-advice': 'Włącz pętlę. Zapisz to, co ważne.',
  plain: 'Prostymi słowami',
  'plain-note': 'i bez pośpiechu',
  'plain-advice': 'Krótkie zdania, jedna sprawa naraz. Bez pośpiechu.',
  forms: 'Pomoc w czytaniu i pisaniu',
  'forms-note': 'także przy formularzach',
  'forms-advice': 'Przeczytaj wniosek na głos. Zaproponuj wspólne wypełnienie.',
  quiet: 'Ciche miejsce',
  'quiet-note': 'wezwanie przez telefon',
  'quiet-advice': 'Zaproponuj cichy pokój. Mów spokojnie.',
  short: 'Trudno mi czekać',
  'short-note': 'wezwiemy trochę wcześniej',
};
