import { Languages } from 'lucide';
import { CATALOGUE_LANGUAGES, LANGUAGE_NAMES } from '../../shared/i18n/languages.ts';
import { Button } from '../../shared/ui/button/button.tsx';
import { offered, setLanguage } from '../data/language.ts';
import { useWords } from './words.ts';

/** Goes on to the next language that the office offers, named in itself. */
export function LanguageButton() {
  const { language } = useWords();
  const list = offered.value.length > 0 ? offered.value : CATALOGUE_LANGUAGES;
  if (list.length < 2) return null;
  const next = list[(list.indexOf(language) + 1) % list.length] ?? 'en';
  return (
    <Button kind="quiet" icon={Languages} onPress={() => setLanguage(next)}>
      <span lang={next}>{LANGUAGE_NAMES[next]}</span>
    </Button>
  );
}
