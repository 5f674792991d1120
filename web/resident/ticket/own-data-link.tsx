import { ShieldCheck } from 'lucide';
import { ListRow } from '../../../shared/ui/list-row/list-row.tsx';
import { RowList } from '../../../shared/ui/list-row/row-list.tsx';
import type { OfficeWords } from '../words/words.ts';

/** To everything that the office still has about this number. */
export function OwnDataLink({ address, words: { after, language } }: { address: string; words: OfficeWords }) {
  return (
    <RowList>
      <ListRow
        icon={ShieldCheck}
        title={after('own-data')}
        note={after('own-data-note')}
        href={`/api/tickets/${encodeURIComponent(address)}/data/page?language=${language}`}
      />
    </RowList>
  );
}
