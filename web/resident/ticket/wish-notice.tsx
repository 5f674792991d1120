import { Check } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { TicketView } from '../../../shared/protocol/ticket-view.ts';
import type { ShownWish } from '../../../shared/sync/holder-outbox.ts';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { takeBackWish, wishSeen } from '../../data/holder-wishes.ts';
import type { OfficeWords } from '../words/words.ts';

interface WishNoticeProps {
  address: string;
  wish: ShownWish;
  ticket: TicketView;
  words: OfficeWords;
}

/** What was asked without a line: that it waits, that it has been sent, and what became of it. */
export function WishNotice({ address, wish, ticket, words: { after, refusal } }: WishNoticeProps) {
  const { command } = wish;
  const what = command.type === 'Cancel' ? 'cancel' : 'postpone';
  const said = { number: ticket.number, n: command.type === 'Postpone' ? command.places : 0 };
  // A number that was given up says so itself.
  const told = wish.state === 'done' && what === 'cancel';
  useEffect(() => {
    if (told) void wishSeen(address);
  }, [told, address]);
  if (told) return null;
  const close = { label: after('wish-close'), onPress: () => void wishSeen(address) };
  switch (wish.state) {
    case 'waiting':
      return (
        <Notice
          kind="pending"
          title={after(`wish-${what}-waits`, said)}
          announce
          action={{ label: after('wish-take-back'), onPress: () => void takeBackWish(address) }}
        >
          {after('wish-waits-text')} {!wish.lasts && after('wish-page-only')}
        </Notice>
      );
    case 'sent':
      return (
        <Notice kind="pending" title={after(`wish-${what}-sent`, said)} announce>
          {after('wish-sent-text')} {!wish.lasts && after('wish-page-only')}
        </Notice>
      );
    case 'done':
      return <Notice icon={Check} title={after('wish-postpone-done', said)} announce action={close} />;
    case 'refused': {
      const called = wish.because === 'ticket-not-waiting' && (ticket.state === 'called' || ticket.state === 'serving');
      return (
        <Notice title={after(`wish-${what}-refused`, said)} announce action={close}>
          {called ? after('wish-called-meanwhile') : refusal(wish.because)}
        </Notice>
      );
    }
  }
}
