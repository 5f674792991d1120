import type { OfficeInfo, ServiceInfo } from '../../../shared/protocol/office-info.ts';
import type { OfficeNow } from '../../../shared/protocol/office-now.ts';
import { serviceIcon } from '../../../shared/ui/icon/service-icon.ts';
import { ListRow } from '../../../shared/ui/list-row/list-row.tsx';
import { RowList } from '../../../shared/ui/list-row/row-list.tsx';
import type { OfficeWords } from '../words/words.ts';
import { mayNotManage, waitFor } from './wait-words.ts';

interface ServiceRowsProps {
  info: OfficeInfo;
  services: readonly ServiceInfo[];
  now: OfficeNow | null;
  time: number;
  words: OfficeWords;
  /** With the line of examples: where somebody searches, or the name alone says too little. */
  examples?: boolean;
}

export function ServiceRows({ info, services, now, time, words, examples = false }: ServiceRowsProps) {
  return (
    <RowList>
      {services.map((service) => {
        const wait = waitFor(words, now, service.id, time);
        return (
          <ListRow
            key={service.id}
            icon={serviceIcon(service.icon)}
            title={words.text(service.name)}
            note={
              mayNotManage(now, service.id)
                ? words.t('perhaps-not-today')
                : examples
                  ? words.text(service.examples)
                  : undefined
            }
            value={wait.kind === 'range' ? wait.range : wait.kind === 'unread' ? undefined : wait.words}
            unit={wait.kind === 'range' ? words.t('minutes') : undefined}
            href={`/o/${info.id}/s/${service.id}`}
          />
        );
      })}
    </RowList>
  );
}
