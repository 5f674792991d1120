import { useEffect, useRef } from 'preact/hooks';
import type { RefusalKey } from '../../../shared/i18n/messages/refusals/en.ts';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import type { OfficeWords } from '../words/words.ts';

/** What could not be done, brought into view: the button that was pressed may stand far below. */
export function Problem({ kind, words }: { kind: RefusalKey; words: OfficeWords }) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), [kind]);
  return (
    <div ref={box}>
      <Notice title={words.refusal(kind)} announce>
        {kind !== 'no-answer' && words.t('refused-next')}
      </Notice>
    </div>
  );
}
