import type { Board } from '../../../shared/protocol/board.ts';
import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import { linesIn } from '../text-width.ts';
import type { DisplayWords } from '../words.ts';

export type InfoBlock =
  | { kind: 'text'; title: string; lines: readonly string[]; tight: boolean }
  | { kind: 'presence'; code: string };

type InfoSource = Pick<OfficeInfo, 'boardInfo' | 'rule' | 'services'>;

/**
 * The blocks that take turns: the office's own, and how it calls. The lobby code comes after each of them: somebody who
 * has just come in with a number from home waits for it, the others have time.
 */
export function infoBlocks(
  info: InfoSource,
  presence: Board['presence'] | null,
  { t, own }: Pick<DisplayWords, 't' | 'own'>,
): InfoBlock[] {
  const { rule } = info;
  // The published figures in words. Nothing in them tells whose number is called earlier, or why.
  const ours = [
    { title: t('rule-title'), lines: [t('rule-order'), t('rule-run', { n: rule.priorityRun }), t('rule-home')] },
    {
      title: t('return-title'),
      lines: [
        t('return-time', { n: rule.returnMinutes }),
        ...(rule.returnPlaces > 0 ? [t('return-places', { n: rule.returnPlaces })] : []),
      ],
    },
  ];
  const theirs = info.boardInfo.map(({ title, lines }) => ({ title: own(title), lines: lines.map(own) }));
  const blocks = [...theirs, ...ours].flatMap(({ title, lines }) => fitted(title, lines));
  if (!presence || !info.services.some(({ remote }) => remote)) return blocks;
  return blocks.flatMap((block): InfoBlock[] => [block, { kind: 'presence', code: presence.code }]);
}

const HEIGHT = 240;
const WIDTH = 470;
const MARK = 34;

/** A block that is too long for the panel takes several turns, its title with each; nothing of it is cut off. */
function fitted(title: string, lines: readonly string[]): InfoBlock[] {
  if (heightOf(title, lines, false) <= HEIGHT) return [{ kind: 'text', title, lines, tight: false }];
  if (heightOf(title, lines, true) <= HEIGHT) return [{ kind: 'text', title, lines, tight: true }];
  if (lines.length < 2) return [{ kind: 'text', title, lines, tight: true }];
  return lines.flatMap((line) => fitted(title, [line]));
}

function heightOf(title: string, lines: readonly string[], tight: boolean): number {
  const size = tight ? 29 : 31;
  // Text is thinner than titles, which the widths are those of.
  const ems = (WIDTH - MARK) / size / 0.95;
  const head = tight ? 10 + 6 + linesIn(title, WIDTH / 31) * 35 : 18 + 12 + linesIn(title, WIDTH / 36) * 40;
  return head + lines.reduce((sum, line) => sum + linesIn(line, ems) * size * 1.22 + (tight ? 6 : 16), 0);
}
