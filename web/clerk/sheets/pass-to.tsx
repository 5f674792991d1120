import { useState } from 'preact/hooks';
import type { ServingTicket } from '../../../shared/domain/ticket/ticket.ts';
import { TextField } from '../../../shared/ui/field/text-field.tsx';
import { ActButton } from '../../staff/act-button.tsx';
import { useDay } from '../../staff/live.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { type OnDuty, onDutyFor, useColleague } from '../colleagues.ts';
import { MOST_NOTE, useNote } from '../counter/note.ts';
import { ChoiceGroup } from '../parts/choice-group.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { OtherMatter } from './other-matter.tsx';

interface PassToProps {
  ticket: ServingTicket;
  service: string;
  /** Back to the choice of the matter. */
  onOther: () => void;
  onClose: () => void;
}

/** `anybody`, `clerk anna-wisniewska` or `counter 4`: one choice, so that it can be one radio group. */
type Whom = 'anybody' | `clerk ${string}` | `counter ${string}`;

/** To whom, what to say, and one line so that nothing has to be told twice (M-53, E-44). */
export function PassTo({ ticket, service, onOther, onClose }: PassToProps) {
  const {
    info,
    words: { clerk, text, formats },
  } = useStaff();
  const day = useDay();
  const colleague = useColleague();
  const known = useNote(ticket.id);
  const [chosen, setChosen] = useState<Whom>('anybody');
  const [note, setNote] = useState<string | null>(null);
  const able = onDutyFor(day, service, ticket.counter);
  const counters = able.map(({ counter }) => counter);
  const about = info.services.find(({ id }) => id === service);
  // Whoever was chosen may have left since.
  const whom = able.some((one) => `clerk ${one.clerk}` === chosen || `counter ${one.counter}` === chosen)
    ? chosen
    : 'anybody';

  const nameOf = ({ clerk: id }: OnDuty): string => {
    const person = colleague(id);
    return person ? `${person.name} ${person.surname}` : '';
  };
  const noteOf = (one: OnDuty, ...more: string[]): string =>
    [...more, one.onBreak ? clerk('on-break') : ''].filter((part) => part !== '').join(', ');
  const number = ticket.number;
  const to = whom.split(' ')[1] ?? '';

  return (
    <Sheet
      title={about ? text(about.name) : service}
      onClose={onClose}
      action={
        <ActButton
          kind="primary"
          wide
          disabled={able.length === 0}
          command={{
            type: 'Transfer',
            counter: ticket.counter,
            ticket: ticket.id,
            service,
            ...(whom === 'anybody' ? {} : { to: whom.startsWith('clerk') ? { clerk: to } : { counter: to } }),
            ...(note === null || note.trim() === known ? {} : { note: note.trim() }),
          }}
        >
          {clerk('pass-on')}
        </ActButton>
      }
    >
      <OtherMatter onPress={onOther} />
      <div class="sheet-two">
        <ChoiceGroup<Whom>
          legend={clerk('pass-to')}
          value={whom}
          onValue={setChosen}
          choices={[
            {
              value: 'anybody',
              label: clerk('pass-anybody'),
              note: clerk('matter-elsewhere', { n: counters.length, list: formats.list(counters) }),
            },
            ...able
              .filter((one) => nameOf(one) !== '')
              .map((one) => ({
                value: `clerk ${one.clerk}` as const,
                label: nameOf(one),
                note: noteOf(
                  one,
                  text(colleague(one.clerk)?.position ?? {}),
                  clerk('matter-elsewhere', { n: 1, list: one.counter }),
                ),
              })),
            ...able.map((one) => ({
              value: `counter ${one.counter}` as const,
              label: clerk('pass-counter', { counter: one.counter }),
              note: noteOf(one, clerk('pass-counter-note')),
            })),
          ]}
        />
        <div class="sheet-stack">
          <section class="sheet-say" aria-live="polite">
            <h3 class="clerk-heading">{clerk('pass-say')}</h3>
            <p class="sheet-say-words">
              <Sentence whom={whom} able={able} number={number} />
            </p>
            <p class="sheet-say-note">{clerk('pass-walk')}</p>
          </section>
          <TextField
            label={clerk('pass-note')}
            hint={clerk('note-hint')}
            value={note ?? known}
            lines={4}
            maxLength={MOST_NOTE}
            onValue={setNote}
          />
        </div>
      </div>
    </Sheet>
  );
}

function Sentence({ whom, able, number }: { whom: Whom; able: readonly OnDuty[]; number: string }) {
  const {
    words: { clerk, text, formats },
  } = useStaff();
  const colleague = useColleague();
  const one = able.find((each) => `clerk ${each.clerk}` === whom || `counter ${each.counter}` === whom);
  if (!one) {
    const list = formats.list(able.map(({ counter }) => counter));
    return <>{clerk('say-anybody', { n: able.length, list, number })}</>;
  }
  const person = colleague(one.clerk);
  if (!person) return <>{clerk('say-counter', { counter: one.counter, number })}</>;
  const name = `${person.name} ${person.surname}`;
  return <>{clerk('say-clerk', { name, position: text(person.position), counter: one.counter, number })}</>;
}
