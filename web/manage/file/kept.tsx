import { FileChartColumn, ShieldCheck } from 'lucide';
import { useState } from 'preact/hooks';
import { askApi } from '../../../shared/browser/ask-api.ts';
import type { OfficeFile } from '../../../shared/domain/office/office-file.ts';
import { OfficeFileSavedSchema } from '../../../shared/protocol/http/office-file.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Dialog } from '../../../shared/ui/dialog/dialog.tsx';
import { TextField } from '../../../shared/ui/field/text-field.tsx';
import { ListRow } from '../../../shared/ui/list-row/list-row.tsx';
import { RowList } from '../../../shared/ui/list-row/row-list.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import { officeFilePath } from '../office-file.ts';

type Keep = OfficeFile['keep'];

/** As the office file has them (KeepSchema). */
const BOUNDS = { logDays: [1, 3_660], auditDays: [30, 3_660] } as const satisfies Record<keyof Keep, [number, number]>;
const FIELDS = Object.keys(BOUNDS) as Array<keyof Keep>;

/** The record of processing, what stays for ever, and for how many days the rest is kept. */
export function Kept({ current, onSaved }: { current: OfficeFile; onSaved: () => void }) {
  const {
    info,
    session,
    words: { manage, language },
  } = useStaff();
  const office = `/api/offices/${encodeURIComponent(info.id)}`;
  const maySet = session.person.roles.some((role) => role === 'manager' || role === 'admin');
  return (
    <section>
      <h2 class="manage-heading">{manage('kept')}</h2>
      <RowList>
        <ListRow
          icon={ShieldCheck}
          title={manage('kept-record')}
          note={manage('kept-record-note')}
          href={`${office}/record?language=${language}`}
        />
        {maySet && (
          <ListRow
            icon={FileChartColumn}
            title={manage('kept-statistics')}
            note={manage('kept-statistics-note')}
            href={`${office}/statistics`}
          />
        )}
      </RowList>
      {maySet && <KeepForm key={JSON.stringify(current.keep)} current={current} onSaved={onSaved} />}
    </section>
  );
}

function KeepForm({ current, onSaved }: { current: OfficeFile; onSaved: () => void }) {
  const {
    info,
    words: { manage, staff, refusal },
  } = useStaff();
  const [typed, setTyped] = useState<Record<keyof Keep, string>>({
    logDays: String(current.keep.logDays),
    auditDays: String(current.keep.auditDays),
  });
  const [looked, setLooked] = useState(false);
  const [asking, setAsking] = useState(false);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const keep: Keep = { logDays: Number(typed.logDays), auditDays: Number(typed.auditDays) };
  const fits = (field: keyof Keep): boolean => {
    const [from, to] = BOUNDS[field];
    return Number.isInteger(keep[field]) && keep[field] >= from && keep[field] <= to;
  };
  const changed = FIELDS.some((field) => keep[field] !== current.keep[field]);
  const shorter = FIELDS.some((field) => keep[field] < current.keep[field]);

  const save = async (): Promise<void> => {
    setBusy(true);
    setProblem(null);
    const body = { ...current, keep };
    const answer = await askApi(officeFilePath(info.id), { method: 'PUT', body, schema: OfficeFileSavedSchema });
    setBusy(false);
    setAsking(false);
    if (answer.kind === 'ok') onSaved();
    else setProblem(answer.kind === 'refused' ? refusal(answer.refusal) : staff('unreachable'));
  };

  return (
    <form
      class="file-keep"
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        setLooked(true);
        if (!changed || busy || !FIELDS.every(fits)) return;
        // What is erased does not come back.
        if (shorter) setAsking(true);
        else void save();
      }}
    >
      {FIELDS.map((field) => {
        const [from, to] = BOUNDS[field];
        return (
          <TextField
            key={field}
            label={manage(`kept-${field}`)}
            hint={manage(`kept-${field}-hint`)}
            error={looked && !fits(field) ? manage('kept-bounds', { from, to }) : undefined}
            value={typed[field]}
            inputMode="numeric"
            autoComplete="off"
            onValue={(value) => {
              setTyped({ ...typed, [field]: value.replace(/\D/g, '').slice(0, 4) });
              setLooked(false);
            }}
          />
        );
      })}
      <Button kind="primary" type="submit" busy={busy} disabled={!changed}>
        {manage('kept-save')}
      </Button>
      <p role="status">{problem}</p>
      {asking && (
        <Dialog
          title={manage('kept-shorter')}
          safe={{ label: manage('kept-leave'), onPress: () => setAsking(false) }}
          act={{ label: manage('kept-save'), busy, onPress: () => void save() }}
        >
          {manage('kept-shorter-text')}
        </Dialog>
      )}
    </form>
  );
}
