import type { SessionEntry } from '../../../shared/protocol/http/people.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import { deviceWords, momentWords } from './session-words.ts';

interface SessionsProps {
  sessions: readonly SessionEntry[];
  /** Missing: they may be seen, and not ended. */
  onEnd?: (id: string) => void;
  busy: string | null;
}

/** Where somebody is signed in. */
export function Sessions({ sessions, onEnd, busy }: SessionsProps) {
  const { words } = useStaff();
  const { people } = words;
  if (sessions.length === 0) return <p>{people('sessions-none')}</p>;
  return (
    <ul class="people">
      {sessions.map((session) => {
        const name = deviceWords(words, session);
        const notes = [
          people(`way-${session.way}`),
          people('session-seen', { time: momentWords(words, session.seenAt) }),
        ];
        if (session.locked) notes.push(people('session-locked'));
        return (
          <li class="people-line" key={session.id}>
            <p>
              <b>{name}</b>
              {session.own && ` (${people('session-own')})`}
              <span class="people-note tn">{notes.join(', ')}</span>
            </p>
            {onEnd && !session.own && (
              <Button busy={busy === session.id} onPress={() => onEnd(session.id)}>
                {people('session-end')}
                <span class="vh">: {name}</span>
              </Button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
