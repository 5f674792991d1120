import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { OfficeFile } from '../../shared/domain/office/office-file.ts';

const EXAMPLE = new URL('../../shared/offices/nowe-lipowo.json', import.meta.url);

/** The Polish example office, with other figures in its rules; a test need not wait a minute for "not here" (T-27). */
export function quickOffice(policy: Partial<OfficeFile['policy']> = { missedAfterSeconds: 4 }): string {
  const folder = mkdtempSync(join(tmpdir(), 'okienko-office-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const file = JSON.parse(readFileSync(EXAMPLE, 'utf8')) as Partial<OfficeFile>;
  const path = join(folder, 'office.json');
  writeFileSync(path, JSON.stringify({ ...file, policy: { ...file.policy, ...policy } }));
  return path;
}
