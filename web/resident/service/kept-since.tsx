import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { readOffice } from '../../data/office-info.ts';
import { useLater } from '../page/use-later.ts';
import { useOfficeWords } from '../words/words.ts';

/** Without internet: when this phone has read what stands below. Fees and hours may have changed since. */
export function KeptSince({ info }: { info: OfficeInfo }) {
  const { t, after, formats } = useOfficeWords(info);
  const read = readOffice(info.id).reading.value;
  const old = read.state === 'read' && !read.fresh;
  const words = useLater(old, async () => true, ['after']);
  if (!old || !words) return null;
  return (
    <Notice kind="off" title={t('offline-title')}>
      {after('kept-since', { day: formats.day(read.at), time: formats.time(read.at) })}
    </Notice>
  );
}
