import { Clock } from 'lucide';
import { LANGUAGE_NAMES } from '../../../shared/i18n/languages.ts';
import type { OfficeNow } from '../../../shared/protocol/office-now.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Page } from '../frame/page.tsx';
import { useKiosk, useWords } from '../kiosk-context.ts';
import { PhoneLine } from './phone-line.tsx';

/** Closed, and no number is given yet for the next opening. */
export function isClosed(office: OfficeNow): boolean {
  return !office.open.open && office.services.every(({ tickets }) => !tickets.ok);
}

export function ClosedPage({ office }: { office: OfficeNow }) {
  const kiosk = useKiosk();
  const { t, formats, language } = useWords();
  const opens = office.open.open ? null : office.open.opens;
  return (
    <Page
      name="closed"
      icon={Clock}
      title={t('office-closed-title')}
      lead={
        <>
          <p>
            {opens === null
              ? t('office-closed-unknown')
              : t('office-closed-opens', { day: formats.day(opens), time: formats.time(opens) })}
          </p>
          <PhoneLine />
        </>
      }
      actions={[...kiosk.words.keys()]
        .filter((other) => other !== language)
        .map((other) => (
          <Button key={other} lang={other} onPress={() => kiosk.send({ type: 'language', language: other })}>
            {LANGUAGE_NAMES[other]}
          </Button>
        ))}
    />
  );
}
