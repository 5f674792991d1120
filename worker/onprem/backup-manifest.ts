import { createHash } from 'node:crypto';
import { createReadStream, readFileSync, statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import * as v from 'valibot';
import { ROOT } from './paths.ts';
import { Trouble } from './plainly.ts';

/** Names in a backup. Everything in it stands in one folder, so that unpacking by hand makes no mess. */
export const INSIDE = {
  folder: 'okienko-backup',
  manifest: 'manifest.json',
  readMe: 'READ-ME.txt',
  storage: 'storage',
  notes: 'okienko.json',
  offices: 'offices',
} as const;

const CountSchema = v.pipe(v.number(), v.safeInteger(), v.minValue(0));
const HashSchema = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
/** Below the backup's own folder, and nowhere else. */
const PathSchema = v.pipe(
  v.string(),
  v.regex(/^[\w-][\w.-]*(?:\/[\w-][\w.-]*)*$/),
  v.check((path) => !path.includes('..')),
);

const OfficeStateSchema = v.object({
  id: v.string(),
  version: CountSchema,
  seq: CountSchema,
  hash: HashSchema,
  at: CountSchema,
  timeZone: v.string(),
  openDay: v.nullable(v.string()),
  numbers: v.record(v.string(), v.string()),
  tickets: CountSchema,
  findings: CountSchema,
  /** Where its database is. */
  database: PathSchema,
});
export type BackedUpOffice = Readonly<v.InferOutput<typeof OfficeStateSchema>>;

const ManifestSchema = v.object({
  format: v.literal(1),
  /** When it was begun. What is in it was read then or a little later. */
  takenAt: v.pipe(v.string(), v.isoTimestamp()),
  versions: v.object({ okienko: v.string(), workerd: v.string() }),
  demo: v.boolean(),
  offices: v.array(OfficeStateSchema),
  files: v.array(v.object({ path: PathSchema, bytes: CountSchema, sha256: HashSchema })),
});
/** What a backup says of itself. */
export type Manifest = v.InferOutput<typeof ManifestSchema>;
export type BackedUpFile = Manifest['files'][number];

/** Reads the manifest of an unpacked backup. Trouble says when there is none that can be understood. */
export function readManifest(folder: string, named: string): Manifest {
  let said: unknown;
  try {
    said = JSON.parse(readFileSync(join(folder, INSIDE.manifest), 'utf8'));
  } catch {
    throw new Trouble(`${named} is not a backup of Okienko: its ${INSIDE.manifest} is missing or cannot be read.`);
  }
  if (typeof said === 'object' && said !== null && 'format' in said && said.format !== 1) {
    throw new Trouble(
      `${named} was made by a newer Okienko (format ${String(said.format)}).`,
      'Install the version that made it, or a newer one, and restore with that.',
    );
  }
  const parsed = v.safeParse(ManifestSchema, said);
  if (parsed.success) return parsed.output;
  const [issue] = parsed.issues;
  throw new Trouble(`The ${INSIDE.manifest} of ${named} is damaged (${v.getDotPath(issue) ?? 'as a whole'}).`);
}

/** Size and hash of a file of a backup; `path` counts from `folder`. */
export async function measureFile(folder: string, path: string): Promise<BackedUpFile> {
  const hash = createHash('sha256');
  const from = join(folder, ...path.split('/'));
  await pipeline(createReadStream(from), hash);
  return { path, bytes: statSync(from).size, sha256: hash.digest('hex') };
}

/** What makes backups, and whose storage is in them. */
export function versionsHere(): Manifest['versions'] {
  const fromRoot = createRequire(join(ROOT, 'package.json'));
  const versionOf = (path: string): string => (fromRoot(path) as { version: string }).version;
  return { okienko: versionOf('./package.json'), workerd: versionOf('workerd/package.json') };
}
