import { useState } from 'preact/hooks';
import type { StaffList } from '../../../shared/protocol/http/session.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { TextField } from '../../../shared/ui/field/text-field.tsx';
import { ListRow } from '../../../shared/ui/list-row/list-row.tsx';
import { RowList } from '../../../shared/ui/list-row/row-list.tsx';
import { type OfficeWords, useWords } from '../words.ts';

interface WhoListProps {
  list: StaffList;
  words: OfficeWords;
  onChoose: (person: string) => void;
}

export function WhoList({ list, words: { staff, text, formats }, onChoose }: WhoListProps) {
  const people = [...list.staff].sort((a, b) => formats.compare(a.surname, b.surname));
  return (
    <section>
      <h2 class="sign-in-who">{staff('who')}</h2>
      <div class="sign-in-people">
        <RowList>
          {people.map(({ id, name, surname, position }) => (
            <ListRow key={id} title={`${name} ${surname}`} note={text(position)} onPress={() => onChoose(id)} />
          ))}
        </RowList>
      </div>
    </section>
  );
}

const PERSON_ID = /^[a-z0-9][a-z0-9-]{0,39}$/;

/** Outside a demonstration nobody is told who works here. */
export function WhoField({ onChoose }: { onChoose: (person: string) => void }) {
  const { staff } = useWords();
  const [id, setId] = useState('');
  const [wrong, setWrong] = useState(false);
  return (
    <form
      class="sign-in-form"
      onSubmit={(event) => {
        event.preventDefault();
        const typed = id.trim().toLowerCase();
        if (PERSON_ID.test(typed)) onChoose(typed);
        else setWrong(true);
      }}
    >
      <TextField
        label={staff('id-label')}
        hint={staff('id-hint')}
        error={wrong ? staff('id-wrong') : undefined}
        value={id}
        autoComplete="username"
        onValue={(value) => {
          setId(value);
          setWrong(false);
        }}
      />
      <Button kind="primary" type="submit">
        {staff('next')}
      </Button>
    </form>
  );
}
