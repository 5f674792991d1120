import { peopleWaiting } from '../../../shared/domain/queue/position.ts';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { useDay } from '../../staff/live.ts';
import { useStaff } from '../../staff/staff-context.ts';
import type { FileChanges, ListChange, Named } from './file-changes.ts';

/** What would be different once the new file is in use, and what of it touches people who wait now. */
export function Changes({ changes }: { changes: FileChanges }) {
  const {
    words: { manage, formats, text },
  } = useStaff();
  const day = useDay();
  if (changes.none) return <p>{manage('changes-none')}</p>;
  const nameOf = ({ name }: Named): string => (typeof name === 'string' ? name : text(name));
  const waiting = changes.services.removed
    .map((service) => ({ name: nameOf(service), n: peopleWaiting(day, new Set([service.id])) }))
    .filter(({ n }) => n > 0);
  const open = changes.counters.removed.filter(({ id }) => day.counters.has(id));
  return (
    <>
      {waiting.map(({ name, n }) => (
        <Notice key={name} title={manage('changes-waiting', { name, n })} />
      ))}
      {open.map(({ id }) => (
        <Notice key={id} title={manage('changes-counter-open', { counter: id })} />
      ))}
      <dl class="file-changes">
        <Lists title={manage('changes-services')} change={changes.services} nameOf={nameOf} />
        <Lists title={manage('changes-people')} change={changes.people} nameOf={nameOf} />
        <Lists title={manage('changes-counters')} change={changes.counters} nameOf={nameOf} />
        {changes.sections.length > 0 && (
          <div class="file-change">
            <dt>{manage('changes-other')}</dt>
            <dd>{formats.list(changes.sections.map((section) => manage(`section-${section}`)))}</dd>
          </div>
        )}
      </dl>
    </>
  );
}

interface ListsProps {
  title: string;
  change: ListChange;
  nameOf: (named: Named) => string;
}

function Lists({ title, change, nameOf }: ListsProps) {
  const {
    words: { manage, formats },
  } = useStaff();
  const kinds = (['added', 'removed', 'changed'] as const).filter((kind) => change[kind].length > 0);
  if (kinds.length === 0) return null;
  return (
    <div class="file-change">
      <dt>{title}</dt>
      {kinds.map((kind) => (
        <dd key={kind}>
          <b>{manage(`changes-${kind}`, { n: change[kind].length })}</b> {formats.list(change[kind].map(nameOf))}
        </dd>
      ))}
    </div>
  );
}
