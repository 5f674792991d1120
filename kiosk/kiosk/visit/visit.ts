import type { HelpCode } from '../../../shared/domain/ticket/help.ts';
import type { CatalogueLanguage } from '../../../shared/i18n/languages.ts';

/** Aids that one person has switched on. They end with the visit. */
export interface Aids {
  lowered: boolean;
  large: boolean;
  contrast: boolean;
  voice: boolean;
}

export type Step =
  | { step: 'start' }
  | { step: 'services' }
  | { step: 'search'; text: string; page: number }
  | { step: 'notice'; service: string; from: 'services' | 'search' }
  | { step: 'help'; service: string; from: 'services' | 'search' }
  /** A number is being asked for, or has been given; see issue-ticket.ts. */
  | { step: 'ticket'; service: string }
  | { step: 'number'; typed: string; answer: NumberAnswer }
  | { step: 'here'; number: string };

export type NumberAnswer = 'none' | 'asking' | 'no-answer' | { refused: string };

/**
 * One person in front of the kiosk, from the first touch to the reset. Everything that the person chose is in here and
 * nowhere else, so that starting a new visit forgets all of it (N-05).
 */
export interface Visit {
  /** Changes with each person. */
  id: number;
  at: Step;
  language: CatalogueLanguage;
  needs: readonly HelpCode[];
  aids: Aids;
  person: 'not-asked' | 'asking' | 'asked' | 'no-answer';
  /** How often more time was asked for. */
  extensions: number;
  /** A short remark on the screen, for instance that this kiosk has no voice. */
  remark: 'none' | 'no-voice' | 'time-given';
}

export type VisitInput =
  | { type: 'language'; language: CatalogueLanguage }
  | { type: 'begin' }
  | { type: 'have-number' }
  | { type: 'search' }
  | { type: 'search-text'; text: string }
  | { type: 'search-page'; page: number }
  | { type: 'service'; service: string }
  | { type: 'confirm' }
  | { type: 'need'; need: HelpCode; wanted: boolean }
  | { type: 'take'; needs: readonly HelpCode[] }
  /** The page was loaded again while a number was on its way. */
  | { type: 'resume'; service: string; language: CatalogueLanguage; needs: readonly HelpCode[] }
  | { type: 'back' }
  | { type: 'services' }
  | { type: 'number-text'; typed: string }
  | { type: 'number-answer'; answer: NumberAnswer }
  | { type: 'here'; number: string }
  | { type: 'aid'; aid: keyof Aids; on: boolean }
  | { type: 'person'; person: Visit['person'] }
  | { type: 'more-time' }
  | { type: 'remark'; remark: Visit['remark'] }
  /** The next person: everything of the last one is gone. */
  | { type: 'reset'; language: CatalogueLanguage };

export function startVisit(id: number, language: CatalogueLanguage): Visit {
  return {
    id,
    at: { step: 'start' },
    language,
    needs: [],
    aids: { lowered: false, large: false, contrast: false, voice: false },
    person: 'not-asked',
    extensions: 0,
    remark: 'none',
  };
}

/** True when nobody has touched anything: there is nothing to forget and nothing to time out. */
export function isUntouched(visit: Visit): boolean {
  const { aids } = visit;
  return (
    visit.at.step === 'start' &&
    visit.person === 'not-asked' &&
    visit.remark === 'none' &&
    visit.extensions === 0 &&
    !(aids.lowered || aids.large || aids.contrast || aids.voice)
  );
}

/** One step of a visit. An input that does not fit the step changes nothing: a slipped finger does no harm. */
export function stepVisit(visit: Visit, input: VisitInput): Visit {
  const { at } = visit;
  const go = (next: Step): Visit => ({ ...visit, at: next, remark: 'none' });
  switch (input.type) {
    case 'language':
      return { ...visit, language: input.language };
    case 'begin':
      return at.step === 'start' ? go({ step: 'services' }) : visit;
    case 'have-number':
      return at.step === 'start' ? go({ step: 'number', typed: '', answer: 'none' }) : visit;
    case 'search':
      return at.step === 'services' ? go({ step: 'search', text: '', page: 0 }) : visit;
    case 'search-text':
      return at.step === 'search'
        ? { ...visit, at: { step: 'search', text: input.text.slice(0, 40), page: 0 } }
        : visit;
    case 'search-page':
      return at.step === 'search' ? { ...visit, at: { ...at, page: input.page } } : visit;
    case 'service':
      return at.step === 'services' || at.step === 'search'
        ? go({ step: 'notice', service: input.service, from: at.step })
        : visit;
    case 'confirm':
      return at.step === 'notice' ? go({ ...at, step: 'help' }) : visit;
    case 'need':
      return at.step === 'help' ? { ...visit, needs: toggled(visit.needs, input.need, input.wanted) } : visit;
    case 'take':
      return at.step === 'help' ? { ...go({ step: 'ticket', service: at.service }), needs: input.needs } : visit;
    case 'resume':
      return at.step === 'start'
        ? { ...go({ step: 'ticket', service: input.service }), language: input.language, needs: input.needs }
        : visit;
    case 'back':
      return goBack(visit);
    case 'services':
      return at.step === 'notice' || at.step === 'ticket' ? go({ step: 'services' }) : visit;
    case 'number-text':
      return at.step === 'number' && at.answer !== 'asking'
        ? go({ step: 'number', typed: input.typed.slice(0, 4), answer: 'none' })
        : visit;
    case 'number-answer':
      return at.step === 'number' ? go({ ...at, answer: input.answer }) : visit;
    case 'here':
      return at.step === 'number' ? go({ step: 'here', number: input.number }) : visit;
    case 'aid':
      return { ...visit, aids: { ...visit.aids, [input.aid]: input.on }, remark: 'none' };
    case 'person':
      return { ...visit, person: input.person };
    case 'more-time':
      return { ...visit, extensions: visit.extensions + 1, remark: 'time-given' };
    case 'remark':
      return { ...visit, remark: input.remark };
    case 'reset':
      return startVisit(visit.id + 1, input.language);
    default:
      return visit;
  }
}

function goBack(visit: Visit): Visit {
  const { at } = visit;
  const go = (next: Step): Visit => ({ ...visit, at: next, remark: 'none' });
  switch (at.step) {
    case 'services':
    case 'number':
      return { ...go({ step: 'start' }), needs: [] };
    case 'search':
      return go({ step: 'services' });
    case 'notice':
      return at.from === 'search' ? go({ step: 'search', text: '', page: 0 }) : go({ step: 'services' });
    case 'help':
      return go({ ...at, step: 'notice' });
    default:
      // A number that has been asked for cannot be un-asked; leaving goes by "done".
      return visit;
  }
}

function toggled(needs: readonly HelpCode[], need: HelpCode, wanted: boolean): readonly HelpCode[] {
  const others = needs.filter((one) => one !== need);
  return wanted ? [...others, need] : others;
}
