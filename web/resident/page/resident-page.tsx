import type { ComponentChildren } from 'preact';
import { useEffect } from 'preact/hooks';
import { LANGUAGE_NAMES, offeredLanguages } from '../../../shared/i18n/languages.ts';
import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import { PageHead } from '../../../shared/ui/page-head/page-head.tsx';
import { SkipLink } from '../../../shared/ui/skip-link/skip-link.tsx';
import { offered, offerLanguages } from '../../data/language.ts';
import { UpdatePrompt } from '../../offline/update-prompt.tsx';
import { nextLanguage, switchLanguage, useOfficeWords } from '../words/words.ts';
import './resident-page.css';

interface ResidentPageProps {
  /** Without an office there is no telephone to offer: the list of offices, an address that leads nowhere. */
  info?: OfficeInfo;
  /** The title of the browser's tab; the office's name follows. */
  title?: string;
  back?: { href: string; label: string };
  /** Where the office's name heads the screen already, the head names the product. */
  plainBrand?: boolean;
  /** The ticket is being called: the head stands on the colour of the call. */
  called?: boolean;
  /** Between head and main: what the head's ground reaches over. */
  banner?: ComponentChildren;
  /** A bar that stays at the lower edge. */
  bar?: ComponentChildren;
  children: ComponentChildren;
}

const NO_OFFICE = { languages: [], timeZone: 'UTC' };

/** The frame of every screen of the residents' part. */
export function ResidentPage({
  info,
  title,
  back,
  plainBrand = false,
  called = false,
  banner,
  bar,
  children,
}: ResidentPageProps) {
  const { t, text, language } = useOfficeWords(info ?? NO_OFFICE);
  const name = info ? text(info.name) : 'Okienko';
  const full = title === undefined || title === name ? name : `${title} – ${name}`;

  useEffect(() => {
    document.title = full;
  }, [full]);
  useEffect(() => {
    if (info) offerLanguages(offeredLanguages(info.languages));
  }, [info]);

  const next = nextLanguage();
  return (
    <div class={called ? 'resident resident-called' : 'resident'}>
      <SkipLink href="#main" label={t('skip')} />
      <div class="resident-top">
        <PageHead
          brand={plainBrand ? 'Okienko' : name}
          brandHref={info ? `/o/${info.id}` : '/'}
          back={back}
          phone={info && { href: phoneHref(info.phone), label: t('phone-office') }}
          language={
            offered.value.length > 1
              ? {
                  code: language.toUpperCase(),
                  label: t('change-language', { language: LANGUAGE_NAMES[next] }),
                  onPress: switchLanguage,
                }
              : undefined
          }
        />
        {info?.demo && (
          <aside class="resident-demo">
            <p>{t('demo')}</p>
          </aside>
        )}
        {banner}
      </div>
      <main id="main" class="resident-all" tabIndex={-1}>
        <div class="resident-main">{children}</div>
        {bar !== undefined && <div class="resident-bar">{bar}</div>}
      </main>
      <UpdatePrompt
        idle={!called}
        words={{ title: t('update-title'), text: t('update-text'), action: t('update-now') }}
      />
    </div>
  );
}

/** A number as written for people, as a telephone wants it. */
export function phoneHref(phone: string): string {
  return `tel:${phone.replace(/[^\d+]/g, '')}`;
}
