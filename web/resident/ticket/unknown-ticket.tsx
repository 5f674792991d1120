import { useEffect } from 'preact/hooks';
import { Button } from '../../../shared/ui/button/button.tsx';
import { LinkButton } from '../../../shared/ui/button/link-button.tsx';
import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { useWords } from '../words/words.ts';

interface UnknownTicketProps {
  office: string | undefined;
  /** Asks once more whether there is such a ticket. */
  look?: (() => void) | undefined;
}

const LOOK_EVERY = 30_000;

/**
 * The office does not know this address. It may be wrong, or of another day; or a kiosk without a line has printed it and could not
 * tell the office yet. Nobody learns which, and nothing is promised.
 */
export function UnknownTicket({ office, look }: UnknownTicketProps) {
  const { t, after, refusal } = useWords();
  useEffect(() => {
    if (!look) return;
    const timer = setInterval(() => document.visibilityState === 'visible' && look(), LOOK_EVERY);
    return () => clearInterval(timer);
  }, [look]);
  return (
    <>
      <Empty
        title={refusal('ticket-unknown')}
        action={
          <LinkButton href={office ? `/o/${office}` : '/'}>{office ? t('to-office') : t('to-offices')}</LinkButton>
        }
      />
      <p>{after('unknown-slip')}</p>
      <p>{after('unknown-slip-next')}</p>
      {look && (
        <Button wide onPress={look}>
          {t('try-again')}
        </Button>
      )}
    </>
  );
}
