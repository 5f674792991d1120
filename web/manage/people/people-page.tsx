import { useState } from 'preact/hooks';
import { askApi } from '../../../shared/browser/ask-api.ts';
import { localClock } from '../../../shared/domain/office/local-time.ts';
import type { Person } from '../../../shared/domain/office/office-file.ts';
import { NewPinSchema } from '../../../shared/protocol/http/session.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Dialog } from '../../../shared/ui/dialog/dialog.tsx';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { WaitLevel } from '../../../shared/ui/wait-level/wait-level.tsx';
import { useSecond } from '../../staff/second.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { DaysLeft } from '../now/missing-badges.tsx';
import { useOfficeFile } from '../office-file.ts';
import { AskedState } from '../shell/asked-state.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import './people.css';

/** Everybody of the office file: badge, roles, and a new PIN for whoever needs one. */
export function PeoplePage() {
  const {
    words: { manage, formats },
  } = useStaff();
  const handle = useOfficeFile();
  const { asked } = handle;
  const people =
    asked.state === 'read' ? [...asked.value.people].sort((a, b) => formats.compare(a.surname, b.surname)) : [];
  return (
    <div class="manage-narrow">
      <PageTitle
        title={manage('page-people')}
        note={people.length > 0 ? manage('people-note', { n: people.length }) : undefined}
      />
      <AskedState handle={handle} label={manage('loading')} />
      {people.length > 0 && (
        <ul class="people">
          {people.map((person) => (
            <PersonRow key={person.id} person={person} />
          ))}
        </ul>
      )}
    </div>
  );
}

type PinState =
  | { state: 'none' }
  | { state: 'sure' }
  | { state: 'asking' }
  | { state: 'given'; pin: string }
  | { state: 'failed'; why: string };

function PersonRow({ person }: { person: Person }) {
  const {
    info,
    words: { manage, staff, text, formats, refusal },
  } = useStaff();
  const now = useSecond();
  const [pin, setPin] = useState<PinState>({ state: 'none' });
  const name = `${person.name} ${person.surname}`;

  const give = async (): Promise<void> => {
    setPin({ state: 'asking' });
    const path = `/api/offices/${encodeURIComponent(info.id)}/people/${encodeURIComponent(person.id)}/pin` as const;
    const answer = await askApi(path, { method: 'POST', schema: NewPinSchema });
    if (answer.kind === 'ok') setPin({ state: 'given', pin: answer.value.pin });
    else setPin({ state: 'failed', why: answer.kind === 'refused' ? refusal(answer.refusal) : manage('pin-unknown') });
  };

  return (
    <li class="people-row">
      <p class="people-name">
        <b>{name}</b>
        <span class="people-note">
          {text(person.position)}, {text(person.unit)}
        </span>
      </p>
      <p class="people-roles">
        {formats.list(person.roles.map((role) => manage(`role-${role}`)))}
        <span class="people-note tn">{person.id}</span>
      </p>
      <p class="people-badge">
        {person.badge === 'published' ? (
          <WaitLevel level="normal" label={manage('badge-published')} />
        ) : (
          <>
            {manage('badge-draft')} <DaysLeft person={person} today={localClock(info.timeZone, now).date} />
          </>
        )}
      </p>
      <Button busy={pin.state === 'asking'} onPress={() => setPin({ state: 'sure' })}>
        {manage('new-pin')}
        <span class="vh">: {name}</span>
      </Button>
      {(pin.state === 'sure' || pin.state === 'asking') && (
        <Dialog
          title={manage('pin-title', { name })}
          safe={{ label: manage('pin-keep'), onPress: () => setPin({ state: 'none' }) }}
          act={{ label: manage('pin-give'), kind: 'primary', busy: pin.state === 'asking', onPress: () => void give() }}
        >
          {manage('pin-text')}
        </Dialog>
      )}
      {pin.state === 'given' && (
        <div class="people-pin">
          <Notice
            title={
              <>
                {manage('pin-is', { name })} <b class="people-pin-number tn">{pin.pin}</b>
              </>
            }
            action={{ label: manage('pin-done'), onPress: () => setPin({ state: 'none' }) }}
            announce
          >
            {manage('pin-once')}
          </Notice>
        </div>
      )}
      {pin.state === 'failed' && (
        <div class="people-pin">
          <Notice
            title={pin.why}
            action={{ label: staff('close'), onPress: () => setPin({ state: 'none' }) }}
            announce
          />
        </div>
      )}
    </li>
  );
}
