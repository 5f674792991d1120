import type { Language } from '../domain/words.ts';

/** A message: plain, or one text for each plural form that the language needs, chosen by the parameter `n`. */
export type Message = string | ({ other: string } & Partial<Record<'zero' | 'one' | 'two' | 'few' | 'many', string>>);
export type Catalogue<Key extends string = string> = Readonly<Record<Key, Message>>;

export type Params = Readonly<Record<string, string | number>>;
export type Translate<Key extends string> = (key: Key, params?: Params) => string;

const rules = new Map<Language, Intl.PluralRules>();

/** The plural form of `n` in a language: 5 is `many` in Polish, 1.5 is `other`; Latvian has `zero`, Lithuanian `many` for decimals. */
export function pluralForm(language: Language, n: number): Intl.LDMLPluralRule {
  let rule = rules.get(language);
  if (!rule) {
    rule = new Intl.PluralRules(language);
    rules.set(language, rule);
  }
  return rule.select(n);
}

/** Fills `{name}` in messages. Numbers are written the language's way; texts go in as they are. */
export function createTranslator<Key extends string>(language: Language, catalogue: Catalogue<Key>): Translate<Key> {
  const numbers = new Intl.NumberFormat(language);
  return (key, params) => {
    const message = catalogue[key];
    const text =
      typeof message === 'string' ? message : (message[pluralForm(language, Number(params?.n ?? 0))] ?? message.other);
    if (!params) return text;
    return text.replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = params[name];
      if (value === undefined) return whole;
      return typeof value === 'number' ? numbers.format(value) : value;
    });
  };
}
