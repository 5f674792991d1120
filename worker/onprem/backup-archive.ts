import { spawn } from 'node:child_process';
import { createReadStream, createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { errorCode, Trouble } from './plainly.ts';

// A backup is one .tar.gz. The tar of the system packs it, so that it can be opened without Okienko too.

/** Packs one folder of `from` into a new file that only its owner may read. Resolves once it is on the disk. */
export async function pack(from: string, folder: string, archive: string): Promise<void> {
  const tar = runTar(['-cf', '-', '-C', from, folder]);
  const file = createWriteStream(archive, { mode: 0o600, flags: 'wx', flush: true });
  // Written each night and read once in years: the quickest level already gives most of what there is to save.
  await Promise.all([pipeline(tar.stdout, createGzip({ level: 1 }), file), tar.ended]);
}

/** Unpacks a backup below a folder that is there. Trouble says when the file is none, or is cut off. */
export async function unpack(archive: string, to: string, named: string): Promise<void> {
  // Files belong to whoever unpacks, not to whoever had the same number on the other machine.
  const tar = runTar(['-xof', '-', '-C', to]);
  const [given, ended] = await Promise.allSettled([
    pipeline(createReadStream(archive), createGunzip(), tar.stdin),
    tar.ended,
  ]);
  const error: unknown = given.status === 'rejected' ? given.reason : null;
  const why = { ENOENT: 'is not there', EACCES: 'may not be read by you', EISDIR: 'is a folder' }[errorCode(error)];
  if (why) throw new Trouble(`${named} ${why}.`, 'Name a backup: --from FILE.tar.gz, or the folder that holds them.');
  // tar stops reading at the end mark, and the padding behind it finds nobody; what came out is checked by its hashes.
  if (ended.status === 'fulfilled') return;
  if (ended.reason instanceof Trouble) throw ended.reason;
  if (/No space left/.test(String(ended.reason)))
    throw new Trouble(`The disk of ${to} is full.`, 'Make room, then try again.');
  throw new Trouble(`${named} is damaged or cut off: it cannot be unpacked.`, 'Use another backup.');
}

function runTar(args: readonly string[]) {
  const child = spawn('tar', args, { stdio: ['pipe', 'pipe', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-2_000);
  });
  const ended = new Promise<void>((resolve, reject) => {
    child.on('error', () => reject(new Trouble('The program tar is not installed.', 'Install it, then try again.')));
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`tar ended with ${code}: ${said.trim()}`));
    });
  });
  return { stdin: child.stdin, stdout: child.stdout, ended };
}
