import { Bell, BellRing } from 'lucide';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { TicketView } from '../../../shared/protocol/ticket-view.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import type { OfficeWords } from '../words/words.ts';
import { Choice } from './choice.tsx';
import { askToNotify, mayNotify, notify } from './notify.ts';
import { chime, vibrate } from './sound.ts';

const CHOICES = [1, 2, 3, 5];

/** "Tell me when so many are ahead": the resident says how many. Works as long as this page is open, and says so. */
export function TellMe({ ticket, words }: { ticket: TicketView; words: OfficeWords }) {
  const { t, visit, formats } = words;
  const key = `okienko-tell ${ticket.office} ${ticket.number}`;
  const [wanted, setWanted] = useState<number | null>(() => Number(sessionStorage.getItem(key)) || null);
  const [told, setTold] = useState(false);
  const box = useRef<HTMLDivElement>(null);
  const ahead = ticket.ahead ?? 0;
  const reached = wanted !== null && ahead <= wanted;

  function want(n: number | null): void {
    setWanted(n);
    if (n === null) sessionStorage.removeItem(key);
    else sessionStorage.setItem(key, String(n));
  }

  useEffect(() => {
    // The pressed button is gone; its place is taken by what it switched on.
    if (wanted !== null && document.activeElement === document.body) box.current?.focus({ preventScroll: true });
  }, [wanted]);

  useEffect(() => {
    if (!reached) {
      setTold(false);
      return;
    }
    if (told) return;
    setTold(true);
    vibrate([250, 120, 250]);
    chime();
    void notify(visit('tell-now', { n: ahead }), t('own-ticket', { number: ticket.number }));
  }, [reached, told, ahead, t, ticket.number]);

  if (reached || ahead === 0) {
    return (
      <Notice icon={BellRing} title={ahead === 0 ? visit('tell-next') : visit('tell-now', { n: ahead })} announce>
        {visit('tell-come')}
      </Notice>
    );
  }

  const choices = CHOICES.filter((n) => n < ahead);
  if (wanted === null) {
    const first = choices.includes(2) ? 2 : 1;
    if (choices.length === 0) return <Notice title={visit('tell-next')}>{visit('tell-come')}</Notice>;
    return (
      <Button
        kind="primary"
        wide
        icon={Bell}
        onPress={() => {
          want(first);
          void askToNotify();
        }}
      >
        {visit('tell-me', { n: first })}
      </Button>
    );
  }
  return (
    <div class="ticket-tell" ref={box} tabIndex={-1}>
      <Notice
        icon={Bell}
        title={visit('tell-on', { n: wanted })}
        announce
        action={{ label: visit('tell-off'), onPress: () => want(null) }}
      >
        {mayNotify() === 'no' ? visit('tell-page-only') : visit('tell-keep-open')}
      </Notice>
      {choices.length > 1 && (
        <Choice
          label={visit('tell-how-many')}
          options={choices.map((n) => ({ value: n, label: formats.number(n) }))}
          value={wanted}
          onChange={want}
        />
      )}
    </div>
  );
}
