import type { OfficeFileMistake } from '../../../shared/domain/office/read-office-file.ts';
import { useStaff } from '../../staff/staff-context.ts';
import type { Mistake } from './use-import.ts';

/** Every kind once: words are asked for by it, and a new kind does not compile without them. */
const KINDS: Readonly<Record<OfficeFileMistake['kind'] | 'other-office', true>> = {
  'not-json': true,
  missing: true,
  'unknown-key': true,
  'wrong-shape': true,
  'missing-language': true,
  'not-unique': true,
  'unknown-series': true,
  'unknown-service': true,
  'unknown-person': true,
  'unknown-time-zone': true,
  'hours-backwards': true,
  'hours-overlap': true,
  'too-many-tiles': true,
  'nobody-serves': true,
  'nobody-manages': true,
  'other-office': true,
};

function isKnown(kind: string): kind is keyof typeof KINDS {
  return Object.hasOwn(KINDS, kind);
}

/** Where each mistake is, what it is, and what would be right. All of them at once: one round of mending is enough. */
export function Mistakes({ mistakes }: { mistakes: readonly Mistake[] }) {
  const {
    words: { manage },
  } = useStaff();
  return (
    <ol class="file-mistakes">
      {mistakes.map(({ path, kind, expected, found }, index) => (
        <li class="file-mistake" key={index}>
          <code class="file-path">{path === '' ? manage('mistake-whole-file') : path}</code>
          <p>
            {manage(`mistake-${isKnown(kind) ? kind : 'wrong-shape'}`)}
            {expected !== undefined && (
              <span class="file-detail">
                {manage('mistake-expected')} <code lang="en">{expected}</code>
              </span>
            )}
            {found !== undefined && found !== 'undefined' && (
              <span class="file-detail">
                {manage('mistake-found')} <code lang="en">{found}</code>
              </span>
            )}
          </p>
        </li>
      ))}
    </ol>
  );
}
