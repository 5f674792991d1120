import type { OfficeFile } from '../../../shared/domain/office/office-file.ts';
import type { Language } from '../../../shared/domain/words.ts';
import { type CatalogueLanguage, chooseLanguage, offeredLanguages } from '../../../shared/i18n/languages.ts';
import { en } from '../../../shared/i18n/messages/record/en.ts';
import { pl } from '../../../shared/i18n/messages/record/pl.ts';
import { type Catalogue, createTranslator, type Translate } from '../../../shared/i18n/translator.ts';
import { CATEGORIES, type Category, type CategoryName, type Keep, keepDays } from './category.ts';
import { escapeHtml, plainPage } from './plain-page.ts';

type RecordKey = keyof typeof en;
const CATALOGUES: Readonly<Record<CatalogueLanguage, Catalogue<RecordKey>>> = { en, pl };

const ABOUT = ['clients', 'staff', 'devices', 'nobody'] as const satisfies ReadonlyArray<Category['about']>;
const HOUR = 60;

/** The office's record of processing as a page without script, made from the categories by which it erases. */
export function recordPage(file: OfficeFile, demo: boolean, wanted: readonly string[]): string {
  const language = chooseLanguage(wanted, offeredLanguages(file.languages));
  const t = createTranslator(language, CATALOGUES[language]);
  const own = (text: Partial<Record<Language, string>>): string =>
    text[language] ?? text[file.languages[0] ?? 'en'] ?? '';
  const part = (title: RecordKey, text: string): string => `<h2>${escapeHtml(t(title))}</h2><p>${escapeHtml(text)}</p>`;
  const main = [
    `<p>${escapeHtml(t('intro'))}</p>`,
    ...ABOUT.map((about) => table(about, file, t)),
    part('address-title', t('address-text')),
    part('erased-title', t('erased-text')),
    part('own-title', t('own-text')),
    part('ask-title', t('ask-text', { phone: file.phone })),
  ].join('\n');
  return plainPage({
    language,
    title: t('title'),
    office: { id: file.id, name: own(file.name) },
    demo: demo ? t('demo') : null,
    main,
  });
}

function table(about: Category['about'], file: OfficeFile, t: Translate<RecordKey>): string {
  const columns = (['column-what', 'column-why', 'column-who', 'column-until'] as const).map(
    (key) => `<th scope="col">${escapeHtml(t(key))}</th>`,
  );
  const more = (['column-why', 'column-who', 'column-until'] as const).map((key) => escapeHtml(t(key)));
  const names = (Object.keys(CATEGORIES) as CategoryName[]).filter((name) => CATEGORIES[name].about === about);
  const rows = names.map((name) => {
    const { seen, keep } = CATEGORIES[name];
    const cells = [t(`for-${name}`), seen.map((who) => t(`seen-${who}`)).join(', '), keepWords(keep, file, t)];
    return `<tr><th scope="row">${escapeHtml(t(`is-${name}`))}</th>${cells.map((cell, i) => `<td data-what="${more[i]}">${escapeHtml(cell)}</td>`).join('')}</tr>`;
  });
  return `<h2>${escapeHtml(t(`about-${about}`))}</h2><table><thead><tr>${columns.join('')}</tr></thead><tbody>${rows.join('\n')}</tbody></table>`;
}

function keepWords(keep: Keep, file: OfficeFile, t: Translate<RecordKey>): string {
  const { logDays, auditDays } = keepDays(file);
  switch (keep.until) {
    case 'log-days':
      return t('keep-days', { n: logDays });
    case 'audit-days':
      return t('keep-days', { n: auditDays });
    case 'days':
      return t('keep-days', { n: keep.days });
    case 'minutes':
      return keep.minutes % HOUR === 0
        ? t('keep-hours', { n: keep.minutes / HOUR })
        : t('keep-minutes', { n: keep.minutes });
    default:
      return t(`keep-${keep.until}`);
  }
}
