import type { ComingMessages } from './en.ts';

export const pl: ComingMessages = {
  'loading-offices': 'Wczytujemy listę urzędów',
  'unreachable-offices': 'Nie udało się wczytać listy urzędów.',
  'offices-title': 'Wybierz urząd',
  'offices-none': 'Nie ma tu jeszcze żadnego urzędu.',
  'offices-none-next': 'Gdy się pojawi, będzie na tej stronie.',
  'no-page-title': 'Tu nic nie ma',
  'no-page-text': 'Pod tym adresem nie ma strony.',

  'take-term-number': 'Numer dostajesz od razu i zostaje Twój.',
  'take-term-check-in':
    'Wezwiemy go dopiero wtedy, gdy potwierdzisz w urzędzie, że już jesteś. Kod jest na ekranie w sali.',
  'take-term-order': {
    one: 'Od tej chwili czekasz w kolejce. Osoby, które już są w sali, mają {n} minutę pierwszeństwa.',
    few: 'Od tej chwili czekasz w kolejce. Osoby, które już są w sali, mają {n} minuty pierwszeństwa.',
    many: 'Od tej chwili czekasz w kolejce. Osoby, które już są w sali, mają {n} minut pierwszeństwa.',
    other: 'Od tej chwili czekasz w kolejce. Osoby, które już są w sali, mają {n} minuty pierwszeństwa.',
  },
  'help-question': 'Czy możemy w czymś pomóc podczas wizyty?',
  'help-skip': 'Można to pominąć. Nie pytamy o powód.',
  'help-who-sees': 'Widzą to tylko osoba, która obsługuje, i pracownik sali. Po wizycie to usuwamy.',
  'take-now': 'Weź numer',
  'take-now-help': 'Weź numer i poproś o pomoc',
  'take-unreachable': 'Urząd nie odpowiada. Naciśnij jeszcze raz: to będzie ten sam numer.',
  'have-ticket': 'Masz numer {number}',
  'have-ticket-text': 'Na jednym telefonie działa jeden numer naraz. Po tej wizycie można wziąć następny.',
  'open-ticket': 'Otwórz swój numer',

  'here-title': 'Jesteś w urzędzie',
  'here-asking': 'Potwierdzamy przyjście',
  'here-no-ticket': 'W tym telefonie nie ma numeru, który czeka.',
  'here-no-ticket-next': 'Weź numer, a potem potwierdź przyjście kodem z ekranu. Numery wydaje też kiosk.',
  'here-offline': 'Nie udało się potwierdzić przyjścia, bo nie ma internetu.',
  'here-offline-next': 'Można to zrobić także w kiosku albo u pracownika sali.',

  'intake-warn': 'Możemy dziś nie zdążyć Cię obsłużyć',
  'intake-warn-text': 'Pracujemy do {time}. Numer można wziąć mimo to. Można też przyjść innego dnia albo nas zapytać.',
  'intake-stopped': 'Dziś nie zdążymy już obsłużyć nowych osób w tej sprawie',
  'intake-stopped-text': 'Przyjdź innego dnia albo zadzwoń: powiemy, co jest dziś możliwe.',

  'ask-title': 'Zapytaj nas',
  'ask-lead': 'Wystarczy powiedzieć własnymi słowami, o co chodzi. Znajdziemy właściwe okienko.',
  'ask-phone': 'zadzwoń do nas',
  'ask-desk': 'punkt informacji',
  'ask-kiosk': '„Wezwij pracownika”',
  'ask-kiosk-note': 'przycisk w kiosku w sali, ktoś podejdzie',
  exceptions: 'Inne godziny i dni wolne',
  'access-loop': 'Pętla słuchowa: okienko {counters}.',
};
