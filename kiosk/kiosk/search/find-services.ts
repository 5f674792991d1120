/** What a service is looked for by, in the language of the screen. */
export interface Searchable {
  id: string;
  name: string;
  examples: string;
  /** Summary, questions and whatever else is known of it. */
  more: string;
}

/** Without accents and case, so that `dowod` finds `Dowód` and `Łódź` is found by `lodz`. */
export function plainLetters(text: string): string {
  return text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/ł/g, 'l');
}

/** Ids of the services that fit every word, best first. Words may be unfinished: the person is still typing. */
export function findServices(services: readonly Searchable[], text: string): string[] {
  const words = plainLetters(text).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [];
  return services
    .map((service, place) => ({ id: service.id, score: scoreOf(service, words), place }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.place - b.place)
    .map(({ id }) => id);
}

function scoreOf(service: Searchable, words: readonly string[]): number {
  let score = 0;
  for (const word of words) {
    const fit = Math.max(
      fitOf(service.name, word) * 6,
      fitOf(service.examples, word) * 3,
      // The long texts count from three letters on: one letter is in all of them.
      word.length >= 3 ? fitOf(service.more, word) : 0,
    );
    if (fit === 0) return 0;
    score += fit;
  }
  return score;
}

/** 2 at the beginning of a word, 1 inside of one, 0 nowhere. */
function fitOf(text: string, word: string): number {
  const plain = plainLetters(text);
  let from = plain.indexOf(word);
  if (from < 0) return 0;
  while (from >= 0) {
    if (from === 0 || !/[\p{L}\p{N}]/u.test(plain[from - 1] ?? '')) return 2;
    from = plain.indexOf(word, from + 1);
  }
  return word.length >= 3 ? 1 : 0;
}
