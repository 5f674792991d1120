import { once } from 'node:events';
import { createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { finished } from 'node:stream/promises';
import { parseArgs } from 'node:util';
import * as v from 'valibot';
import { OfficeOnItsWaySchema } from '../../shared/protocol/http/moving.ts';
import type { Report } from '../../shared/verify/report.ts';
import { askAsOperator, kindOf } from './ask-server.ts';
import { count } from './in-words.ts';
import { linesIn } from './log-file.ts';
import { EXPORTED, STAYS_BEHIND, tellFindings } from './moving-office.ts';
import { errorCode, plainly, Trouble } from './plainly.ts';
import { quickVerifier } from './quick-verifier.ts';

// `npm run office:export -- OFFICE --url …`: an office with its whole log, from wherever it runs, as two files in a folder.
// What has come is read by the verifier.

const USAGE = 'npm run office:export -- OFFICE --url https://queue.example.org [--token TOKEN] [--to FOLDER]';

async function exportOffice(): Promise<void> {
  const { office, url, token, to } = readArguments();
  process.umask(0o077);
  const response = await askAsOperator(url, token, { method: 'GET', path: `/api/offices/${office}/export` });
  if (!response.ok || !response.body) {
    const kind = await kindOf(response);
    if (kind === 'office-unknown') throw new Trouble(`${url} has no office "${office}".`, USAGE);
    throw new Trouble(`${url} did not give the office (${response.status}${kind ? `, ${kind}` : ''}).`);
  }
  makeFolder(to);
  try {
    const { demo, report } = await receive(response.body, to);
    const days = report.days.length;
    console.log(`Exported ${office} to ${to}: ${count(report.lines, 'event')} of ${count(days, 'day')}.`);
    console.log(`Its log ends with the hash ${report.lastHash}.`);
    tellFindings(report);
    if (demo) console.log('It is a demonstration, and can only become one again: npm run office:import -- … --demo');
    for (const line of STAYS_BEHIND) console.log(line);
  } catch (error) {
    rmSync(to, { recursive: true, force: true });
    if (error instanceof Trouble) throw error;
    throw new Trouble(`The line to ${url} was cut (${String(error)}).`, 'Nothing was kept. Try again.');
  }
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { url: { type: 'string' }, token: { type: 'string' }, to: { type: 'string' } },
    });
    const [office] = positionals;
    if (office === undefined || positionals.length > 1) throw new Error('Name one office.');
    if (values.url === undefined) throw new Error('Say where it runs: --url …');
    const token = values.token ?? process.env.SETUP_TOKEN ?? '';
    if (token === '') throw new Error('A setup token is needed: --token, or SETUP_TOKEN in the environment.');
    return { office, url: new URL(values.url).origin, token, to: resolve(values.to ?? `${office}-export`) };
  } catch (error) {
    throw new Trouble(error instanceof Error ? error.message : String(error), USAGE);
  }
}

function makeFolder(path: string): void {
  try {
    mkdirSync(path);
  } catch (error) {
    const why = errorCode(error) === 'EEXIST' ? 'is there already' : `cannot be made (${errorCode(error)})`;
    throw new Trouble(`The folder ${path} ${why}.`, 'Choose another one: --to FOLDER');
  }
}

async function receive(body: ReadableStream<Uint8Array>, to: string): Promise<{ demo: boolean; report: Report }> {
  const log = createWriteStream(join(to, EXPORTED.log));
  const verifier = quickVerifier();
  let demo: boolean | null = null;
  for await (const line of linesIn(body)) {
    if (demo === null) {
      const first = v.parse(OfficeOnItsWaySchema, JSON.parse(line));
      writeFileSync(join(to, EXPORTED.file), `${JSON.stringify(first.file, null, 2)}\n`);
      demo = first.demo;
      continue;
    }
    verifier.line(line);
    if (!log.write(`${line}\n`)) await once(log, 'drain');
  }
  log.end();
  await finished(log);
  if (demo === null) throw new Trouble('The server sent nothing.');
  return { demo, report: verifier.report() };
}

await plainly(exportOffice);
