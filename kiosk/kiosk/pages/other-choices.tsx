import type { ServiceInfo } from '../../../shared/protocol/office-info.ts';
import { useWords } from '../kiosk-context.ts';

/** What can be done instead of waiting today: another day, a person, and the first other way that the office names. */
export function OtherChoices({ service }: { service: ServiceInfo | undefined }) {
  const { t, own } = useWords();
  // Of a discreet matter nothing stands on the screen (N-03).
  const way = service?.discreet ? undefined : service?.otherWays[0];
  return (
    <>
      <p>{t('another-day')}</p>
      {way && <p>{t('other-way', { way: own(way) })}</p>}
    </>
  );
}
