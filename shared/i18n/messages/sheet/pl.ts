import type { SheetMessages } from './en.ts';

export const pl: SheetMessages = {
  'back-to-service': 'Wróć do opisu sprawy',

  fees: 'Opłaty',
  'where-when': 'Gdzie i kiedy',
  bring: 'Co przygotować',
  'bring-nothing': 'Nic nie trzeba przynosić',
  steps: 'Jak to załatwić',
  'other-ways': 'Inne sposoby',
  forms: 'Formularze',
  questions: 'Pytania i odpowiedzi',
  appeal: 'Jeśli się nie zgadzasz',
  'legal-basis': 'Podstawa prawna',
  reviewed: 'Sprawdzone {date}.',
  'reviewed-by': 'Sprawdzone {date}. Za treść odpowiada: {owner}.',
  'ask-us': 'Zapytaj nas',
  'take-wait': 'czekanie {range} min',
  'take-at-office': 'Numer do tej sprawy bierze się w urzędzie.',
  'take-offline': 'Numer można wziąć, gdy wróci internet, albo w urzędzie.',
  'take-closed': 'Numery: {when}',
  'take-stopped':
    'Dziś nie zdążymy już obsłużyć nowych osób w tej sprawie. Wyżej są inne sposoby; można też przyjść innego dnia albo zadzwonić.',
  'service-unknown-title': 'Nie ma tu takiej sprawy',
  'service-unknown-text': 'Tej sprawy nie ma na liście urzędu. Poszukaj jej albo nas zapytaj.',
};
