import { useCallback, useEffect, useState } from 'preact/hooks';
import { askApi } from '../../../shared/browser/ask-api.ts';
import { type AuditEntry, type AuditPage as AuditLines, AuditPageSchema } from '../../../shared/protocol/http/audit.ts';
import { AccountListSchema } from '../../../shared/protocol/http/people.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import { type Asked, useAsked } from '../../staff/use-asked.ts';
import { AskedState } from '../shell/asked-state.tsx';
import { PageTitle } from '../shell/page-title.tsx';
import { type Names, whatWasDone, whoDid } from './audit-words.ts';
import './audit.css';

/** What was done by virtue of an office, newest first, by days. */
export function AuditPage() {
  const {
    info,
    words: { manage, people },
  } = useStaff();
  const { asked, older, refresh } = useAuditLines(info.id);
  const staff = useAsked(`/api/offices/${encodeURIComponent(info.id)}/people`, AccountListSchema).asked;
  const names: Names = new Map(
    staff.state === 'read' ? staff.value.people.map(({ id, name, surname }) => [id, `${name} ${surname}`]) : [],
  );
  return (
    <div class="manage-narrow">
      <PageTitle title={people('audit-title')} note={people('audit-note')} />
      <AskedState handle={{ asked, refresh }} label={manage('loading')} />
      {asked.state === 'read' && (
        <>
          {asked.value.intact ? (
            <p class="muted">{people('audit-intact')}</p>
          ) : (
            <Notice title={people('audit-broken')} announce />
          )}
          {asked.value.entries.length === 0 && <Empty title={people('audit-none')}>{people('audit-none-next')}</Empty>}
          {byDay(asked.value.entries, info.timeZone).map((entries) => (
            <Day key={entries[0]?.seq} entries={entries} names={names} />
          ))}
          {asked.value.before !== null && (
            <div>
              <Button onPress={older}>{people('audit-older')}</Button>
            </div>
          )}
        </>
      )}
    </div>
  );
}

/** The lines read so far; `older` reads on. */
function useAuditLines(office: string) {
  const [asked, setAsked] = useState<Asked<AuditLines>>({ state: 'loading' });
  const path = `/api/offices/${encodeURIComponent(office)}/audit` as const;
  const read = useCallback(
    async (before: number | null): Promise<void> => {
      const query = before === null ? '' : `?before=${before}`;
      const answer = await askApi(`${path}${query}`, { schema: AuditPageSchema });
      setAsked((now) => {
        if (answer.kind === 'refused') return { state: 'refused', refusal: answer.refusal };
        if (answer.kind === 'unreachable') return now.state === 'read' ? now : { state: 'unreachable' };
        if (before === null || now.state !== 'read') return { state: 'read', value: answer.value, fresh: true };
        const entries = [...now.value.entries, ...answer.value.entries];
        const intact = now.value.intact && answer.value.intact;
        return { state: 'read', value: { ...answer.value, entries, intact }, fresh: true };
      });
    },
    [path],
  );
  const refresh = useCallback(() => void read(null), [read]);
  useEffect(refresh, [refresh]);
  return {
    asked,
    refresh,
    older: () => {
      if (asked.state === 'read') void read(asked.value.before);
    },
  };
}

function byDay(entries: readonly AuditEntry[], timeZone: string): AuditEntry[][] {
  const day = new Intl.DateTimeFormat('en-CA', { timeZone });
  const days: AuditEntry[][] = [];
  for (const entry of entries) {
    const last = days.at(-1);
    if (last?.[0] && day.format(last[0].at) === day.format(entry.at)) last.push(entry);
    else days.push([entry]);
  }
  return days;
}

function Day({ entries, names }: { entries: readonly AuditEntry[]; names: Names }) {
  const { info, words } = useStaff();
  const { formats } = words;
  return (
    <section>
      <h2 class="manage-heading">{formats.fullDay(entries[0]?.at ?? 0)}</h2>
      <ol class="audit" reversed>
        {entries.map(({ seq, at, by, act }) => (
          <li class="audit-line" key={seq}>
            <time class="tn" dateTime={new Date(at).toISOString()}>
              {formats.time(at)}
            </time>
            <p>
              <b>{whoDid(words, by, names)}:</b> {whatWasDone(words, info, act, names)}
            </p>
          </li>
        ))}
      </ol>
    </section>
  );
}
