import type { Language } from '../../../shared/domain/words.ts';

/** One call said in one language. `text` is how it is written, `spoken` how a voice has to be told. */
export interface Sentence {
  language: Language;
  text: string;
  spoken: string;
}

interface Tongue {
  zero: string;
  /** Names of the letters from A to Z; a lone letter is a word of its own in some languages. */
  letters: string;
  sentence(number: string, counter: string): string;
}

// A call is said in the ticket's language, also in one that the screens have no catalogue for.
const TONGUES: Readonly<Record<Language, Tongue>> = {
  pl: {
    zero: 'zero',
    letters: 'a be ce de e ef gie ha i jot ka el em en o pe ku er es te u fau wu iks igrek zet',
    sentence: (number, counter) => `Numer ${number}, okienko ${counter}.`,
  },
  lt: {
    zero: 'nulis',
    letters: 'a bė cė dė e ef gė ha i jot ka el em en o pė kū er es tė u vė dvigubavė iks igrek zet',
    sentence: (number, counter) => `Numeris ${number}, langelis ${counter}.`,
  },
  lv: {
    zero: 'nulle',
    letters: 'ā bē cē dē ē ef gā hā ī jē kā el em en o pē kū er es tē ū vē dubultvē iks igreks zē',
    sentence: (number, counter) => `Numurs ${number}, lodziņš ${counter}.`,
  },
  en: {
    zero: 'zero',
    letters: 'A B C D E F G H I J K L M N O P Q R S T U V W X Y Z',
    sentence: (number, counter) => `Number ${number}, counter ${counter}.`,
  },
  uk: {
    zero: 'нуль',
    letters: 'а бе це де е еф ґе аш і йот ка ель ем ен о пе ку ер ес те у ве дубль-ве ікс ігрек зет',
    sentence: (number, counter) => `Номер ${number}, віконце ${counter}.`,
  },
};

/**
 * A call in one language: number and counter, nothing else. Leading zeros are said one by one and the rest as one number,
 * as clerks say it: `A023` is "A, zero, twenty-three".
 */
export function sentenceFor(language: Language, number: string, counter: string): Sentence {
  const { sentence } = TONGUES[language];
  return { language, text: sentence(number, counter), spoken: sentence(spellNumber(language, number), counter) };
}

/** `A023` as a voice of that language has to be told to say it. */
export function spellNumber(language: Language, number: string): string {
  const { zero, letters } = TONGUES[language];
  const names = letters.split(' ');
  const series = [...number].filter((sign) => sign >= 'A' && sign <= 'Z');
  const digits = number.replace(/\D/g, '');
  const rest = digits.replace(/^0+/, '');
  const zeros = Array.from({ length: digits.length - rest.length }, () => zero);
  return [
    series.map((letter) => names[letter.charCodeAt(0) - 65] ?? letter).join(' '),
    [...zeros, ...(rest === '' ? [] : [rest])].join(' '),
  ]
    .filter((part) => part !== '')
    .join(', ');
}
