import type { ServiceInfo } from '../../../shared/protocol/office-info.ts';

/** Lower case, without accents and tails: `Zażółć` and `zazolc` are the same word. */
export function plainLetters(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/ł/g, 'l');
}

/**
 * Services that fit everyday words, best first. Each word must be the beginning of a word of the name, the examples or
 * the summary, in any language of the office; longer words may end differently, as Polish endings do.
 */
export function findServices(services: readonly ServiceInfo[], query: string): readonly ServiceInfo[] {
  const wanted = plainLetters(query).match(/[\p{L}\p{N}]+/gu);
  if (!wanted) return services;
  const ranked = services.flatMap((service) => {
    const fields = [service.name, service.examples, service.summary].map(
      (text) => plainLetters(Object.values(text).join(' ')).match(/[\p{L}\p{N}]+/gu) ?? [],
    );
    let rank = 0;
    for (const word of wanted) {
      const at = fields.findIndex((words) => words.some((have) => begins(have, word)));
      if (at < 0) return [];
      rank += at;
    }
    return [{ service, rank }];
  });
  return ranked.sort((a, b) => a.rank - b.rank).map(({ service }) => service);
}

function begins(have: string, word: string): boolean {
  if (have.startsWith(word)) return true;
  // "dowodu" finds "dowod", "podatków" finds "podatki": up to two letters of the ending may differ.
  const stem = word.length >= 5 ? word.slice(0, Math.max(4, word.length - 2)) : word;
  return word.length >= 5 && have.startsWith(stem) && have.length <= word.length + 3;
}
