import type { Language, LocalText } from '../../../shared/domain/words.ts';
import type { ServiceInfo } from '../../../shared/protocol/office-info.ts';

const KEYS = [
  'name',
  'examples',
  'summary',
  'fee',
  'term',
  'documents',
  'steps',
  'other-ways',
  'forms',
  'questions',
  'appeal',
  'law',
] as const;

export interface SheetRow {
  key: (typeof KEYS)[number];
  texts: readonly LocalText[];
  ordered?: true;
  /** How a text is written, where it is more than itself: a sum goes with what it is for. */
  write?: (index: number, language: Language) => string;
}

type Money = (language: Language, amount: number, currency: string) => string;

/** The rows of a sheet, in the order in which residents read them. A row without texts says so. */
export function sheetRows(service: ServiceInfo, money: Money): SheetRow[] {
  const both = (first: LocalText, second: LocalText | undefined): LocalText =>
    second === undefined ? first : joined(first, second);
  const { fee } = service;
  const amounts = fee.kind === 'fee' ? fee.amounts : [];
  return [
    { key: 'name', texts: [service.name] },
    { key: 'examples', texts: [service.examples] },
    { key: 'summary', texts: [service.summary] },
    {
      key: 'fee',
      texts:
        fee.kind === 'fee' ? [...amounts.map(({ what }) => what), ...(fee.exempt ? [fee.exempt] : []), fee.pay] : [],
      write: (index, language) => {
        const amount = amounts[index];
        const what = amount?.what[language];
        if (amount && what !== undefined) return `${what}: ${money(language, amount.amount, amount.currency)}`;
        if (fee.kind !== 'fee') return '';
        const rest = [...(fee.exempt ? [fee.exempt] : []), fee.pay][index - amounts.length];
        return rest?.[language] ?? '';
      },
    },
    { key: 'term', texts: [service.term] },
    { key: 'documents', texts: service.documents.map(({ name, note }) => both(name, note)) },
    { key: 'steps', texts: service.steps.map(({ title, text }) => both(title, text)), ordered: true },
    { key: 'other-ways', texts: service.otherWays },
    { key: 'forms', texts: service.forms.map(({ name, note }) => both(name, note)) },
    { key: 'questions', texts: service.questions.map(({ question, answer }) => both(question, answer)) },
    { key: 'appeal', texts: service.appeal ? [service.appeal] : [] },
    { key: 'law', texts: [service.legalBasis] },
  ];
}

/** One text out of two; it lacks a language when either part does. */
function joined(first: LocalText, second: LocalText): LocalText {
  const text: LocalText = {};
  for (const [language, start] of Object.entries(first) as [Language, string][]) {
    const rest = second[language];
    if (rest !== undefined) text[language] = `${start}${/[.?!:]$/.test(start) ? '' : '.'} ${rest}`;
  }
  return text;
}
