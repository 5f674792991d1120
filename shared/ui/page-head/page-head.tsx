import { ArrowLeft, Phone } from 'lucide';
import { Brand } from '../brand/brand.tsx';
import { Icon } from '../icon/icon.tsx';
import { acceptPress } from '../press/press.ts';
import './page-head.css';

interface PageHeadProps {
  brand: string;
  /** Where the brand leads, usually the office's page. */
  brandHref?: string;
  /** A place of the app, so that it works without a history: a link from a message opens in the middle. */
  back?: { href: string; label: string };
  /** Always there: a person can be asked. `href` is `tel:…` */
  phone?: { href: string; label: string };
  /** `code` is what is seen, "PL"; `label` says what the button does. */
  language?: { code: string; label: string; onPress: () => void };
}

export function PageHead({ brand, brandHref, back, phone, language }: PageHeadProps) {
  return (
    <header class="page-head">
      {back !== undefined && (
        <a class="page-head-icon page-head-back" href={back.href}>
          <Icon icon={ArrowLeft} size={24} stroke={2.25} label={back.label} />
        </a>
      )}
      {brandHref === undefined ? (
        <div class="page-head-brand">
          <Brand name={brand} />
        </div>
      ) : (
        <a class="page-head-brand" href={brandHref}>
          <Brand name={brand} />
        </a>
      )}
      {phone !== undefined && (
        <a class="page-head-icon" href={phone.href}>
          <Icon icon={Phone} size={22} label={phone.label} />
        </a>
      )}
      {language !== undefined && (
        <button
          type="button"
          class="page-head-icon page-head-language"
          onClick={(event) => acceptPress(event) && language.onPress()}
        >
          {language.code}
          <span class="vh">, {language.label}</span>
        </button>
      )}
    </header>
  );
}
