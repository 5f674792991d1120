import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { type BackedUpOffice, INSIDE, type Manifest, measureFile, readManifest } from './backup-manifest.ts';
import { filesBelow } from './build-stamp.ts';
import { inspectOffice } from './inspect-office.ts';
import { withDatabase } from './office-database.ts';
import { Trouble } from './plainly.ts';

const USE_ANOTHER = 'Nothing was changed. Use another backup.';

/** Whether every file of an unpacked backup is there as it was written, and none besides. Trouble says what is not. */
export async function checkFiles(folder: string, named: string): Promise<Manifest> {
  const manifest = readManifest(folder, named);
  for (const listed of manifest.files) {
    if (!existsSync(join(folder, listed.path))) {
      throw new Trouble(`${named} is not whole: ${listed.path} is missing in it.`, USE_ANOTHER);
    }
    const found = await measureFile(folder, listed.path);
    if (found.sha256 !== listed.sha256 || found.bytes !== listed.bytes) {
      throw new Trouble(`${named} is damaged: ${listed.path} is not as it was backed up.`, USE_ANOTHER);
    }
  }
  const listed = new Set([INSIDE.manifest, ...manifest.files.map(({ path }) => path)]);
  const strange = filesBelow(folder)
    .map((path) => path.slice(folder.length + 1).replaceAll('\\', '/'))
    .find((path) => !listed.has(path));
  if (strange !== undefined)
    throw new Trouble(`${named} holds a file that is not listed in it: ${strange}.`, USE_ANOTHER);
  return manifest;
}

/** Whether each office's log is whole and ends where the manifest says. Trouble says what is wrong. */
export function checkOffices(folder: string, manifest: Manifest, named: string): void {
  for (const listed of manifest.offices) {
    const inspected = withDatabase(join(folder, listed.database), inspectOffice);
    if (inspected.kind === 'damaged') {
      throw new Trouble(
        `${named}: the database of ${listed.id} is damaged (${inspected.why.join('; ')}).`,
        USE_ANOTHER,
      );
    }
    if (inspected.kind === 'no-office' || !sameEnd(inspected.office, listed)) {
      throw new Trouble(`${named}: the log of ${listed.id} does not end where its manifest says.`, USE_ANOTHER);
    }
  }
}

type End = Pick<BackedUpOffice, 'id' | 'seq' | 'hash'>;

function sameEnd(a: End, b: End): boolean {
  return a.id === b.id && a.seq === b.seq && a.hash === b.hash;
}
