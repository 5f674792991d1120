import type { Board } from '../../../shared/protocol/board.ts';
import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import { Qr } from '../../../shared/ui/qr/qr.tsx';
import { turnAt } from '../turns.ts';
import type { DisplayWords } from '../words.ts';
import { type InfoBlock, infoBlocks } from './info-blocks.ts';

interface InfoPanelProps {
  info: OfficeInfo;
  /** Null while it is not sure that the code still holds. */
  presence: Board['presence'] | null;
  words: DisplayWords;
  now: number;
}

/** One thing worth knowing at a time: the office's own blocks, how it calls, and the code for those who joined at home. */
export function InfoPanel({ info, presence, words, now }: InfoPanelProps) {
  const blocks = infoBlocks(info, presence, words);
  const block = blocks[turnAt(now, blocks.length)];
  return (
    <section class="display-panel">
      <h2>{words.t('info')}</h2>
      {block && <Block block={block} info={info} words={words} />}
    </section>
  );
}

function Block({ block, info, words: { t } }: { block: InfoBlock; info: OfficeInfo; words: DisplayWords }) {
  if (block.kind === 'presence') {
    return (
      <div class="display-presence">
        <div>
          <h3>{t('presence-title')}</h3>
          <p class="display-presence-text">{t('presence-scan')}</p>
          <p class="display-presence-code tn">{grouped(block.code)}</p>
        </div>
        <Qr value={`${location.origin}/o/${info.id}/here/${block.code}`} label={t('presence-qr')} size={224} />
      </div>
    );
  }
  return (
    <div class={block.tight ? 'display-info display-info-tight' : 'display-info'}>
      <h3>{block.title}</h3>
      <ul class="display-info-lines">
        {block.lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}

/** Six digits are read and typed in two threes. */
function grouped(code: string): string {
  return code.length === 6 ? `${code.slice(0, 3)} ${code.slice(3)}` : code;
}
