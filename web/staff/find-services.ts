import type { ServiceInfo } from '../../shared/protocol/office-info.ts';

/** Lower case, without accents and tails: `Zażółć` and `zazolc` are the same word. */
function plainLetters(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/ł/g, 'l');
}

/** Services of which each typed word begins a word of the name or the examples, in any language of the office. */
export function findServices(services: readonly ServiceInfo[], typed: string): readonly ServiceInfo[] {
  const wanted = plainLetters(typed).match(/[\p{L}\p{N}]+/gu);
  if (!wanted) return services;
  return services.filter(({ name, examples }) => {
    const said = [...Object.values(name), ...Object.values(examples)].join(' ');
    const words = plainLetters(said).match(/[\p{L}\p{N}]+/gu) ?? [];
    return wanted.every((word) => words.some((have) => have.startsWith(word)));
  });
}
