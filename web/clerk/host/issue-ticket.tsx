import { X } from 'lucide';
import { MOST_MATTERS } from '../../../shared/domain/ticket/joining.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { SelectField } from '../../../shared/ui/field/select-field.tsx';
import { TextField } from '../../../shared/ui/field/text-field.tsx';
import { serviceIcon } from '../../../shared/ui/icon/service-icon.ts';
import { ListRow } from '../../../shared/ui/list-row/list-row.tsx';
import { RowList } from '../../../shared/ui/list-row/row-list.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import { MOST_NOTE } from '../counter/note.ts';
import { ChoiceGroup } from '../parts/choice-group.tsx';
import { HelpAndLanguage } from '../parts/help-and-language.tsx';
import { ServiceSearch } from '../parts/service-search.tsx';
import type { Wish, WishedFor } from './wish.ts';

interface IssueTicketProps {
  wish: Wish | null;
  onWish: (wish: Wish) => void;
  onService: (service: string) => Wish;
}

/** First the matter; then what a few need besides: another matter, a time, help, a language, a note. */
export function IssueTicket({ wish, onWish, onService }: IssueTicketProps) {
  const {
    info,
    words: { clerk, text },
  } = useStaff();
  if (wish === null) {
    return (
      <>
        <h1>{clerk('issue-title')}</h1>
        <div class="host-services">
          <ServiceSearch services={info.services}>
            {(found) => (
              <RowList>
                {found.map((service) => (
                  <ListRow
                    key={service.id}
                    icon={serviceIcon(service.icon)}
                    title={text(service.name)}
                    note={text(service.examples)}
                    onPress={() => onWish(onService(service.id))}
                  />
                ))}
              </RowList>
            )}
          </ServiceSearch>
        </div>
      </>
    );
  }
  const service = info.services.find(({ id }) => id === wish.service);
  return (
    <>
      <h1>{service ? text(service.name) : wish.service}</h1>
      <When wish={wish} onWish={onWish} />
      <div class="host-pair">
        <Matters wish={wish} onWish={onWish} />
        <div class="clerk-part">
          <TextField
            label={clerk('note')}
            hint={clerk(wish.kind === 'call-back' ? 'issue-note-phone' : 'note-hint')}
            value={wish.note}
            lines={2}
            maxLength={MOST_NOTE}
            onValue={(note) => onWish({ ...wish, note })}
          />
        </div>
      </div>
      {wish.kind !== 'call-back' && <HelpAndLanguage asks={wish} onAsks={(asks) => onWish({ ...wish, ...asks })} />}
    </>
  );
}

const KINDS: readonly WishedFor[] = ['now', 'slot', 'call-back'];

function When({ wish, onWish }: { wish: Wish; onWish: (wish: Wish) => void }) {
  const {
    words: { clerk },
  } = useStaff();
  return (
    <div class="clerk-part host-when">
      <ChoiceGroup
        legend={clerk('issue-when')}
        choices={KINDS.map((value) => ({
          value,
          label: clerk(`issue-${value}`),
          note: clerk(`issue-${value}-note`),
        }))}
        value={wish.kind}
        onValue={(kind) => onWish({ ...wish, kind })}
        short
      />
      {wish.kind !== 'now' && (
        <div class="host-time">
          <TextField
            label={clerk('issue-time')}
            hint={clerk('issue-time-hint', { example: '10:30' })}
            // Not a field of type time: its clock follows the browser, which may have twelve hours.
            inputMode="numeric"
            autoComplete="off"
            maxLength={5}
            value={wish.time}
            onValue={(time) => onWish({ ...wish, time })}
          />
        </div>
      )}
    </div>
  );
}

function Matters({ wish, onWish }: { wish: Wish; onWish: (wish: Wish) => void }) {
  const {
    info,
    words: { clerk, text, formats },
  } = useStaff();
  const { service, matters } = wish;
  const name = (id: string): string => {
    const found = info.services.find((one) => one.id === id);
    return found ? text(found.name) : id;
  };
  const free = info.services
    .map(({ id }) => id)
    .filter((id) => id !== service && !matters.includes(id))
    .sort((a, b) => formats.compare(name(a), name(b)));
  return (
    <div class="clerk-part host-matters">
      {matters.length + 1 < MOST_MATTERS && (
        <SelectField
          // Anew after each choice, so that it reads "none" again.
          key={matters.length}
          label={clerk('issue-matters')}
          value=""
          onValue={(id) => id !== '' && onWish({ ...wish, matters: [...matters, id] })}
          options={[
            { value: '', label: clerk('issue-matter-none') },
            ...free.map((id) => ({ value: id, label: name(id) })),
          ]}
        />
      )}
      {matters.length > 0 && (
        <ul class="host-chosen">
          {matters.map((id) => (
            <li key={id}>
              <Button icon={X} onPress={() => onWish({ ...wish, matters: matters.filter((other) => other !== id) })}>
                {clerk('issue-remove', { service: name(id) })}
              </Button>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
