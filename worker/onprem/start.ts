import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join, relative } from 'node:path';
import type { OfficeFile } from '../../shared/domain/office/office-file.ts';
import { demoPin, isHealthy, listOffices, sayGoodbye, setUpOffice, wakeOffices } from './ask-server.ts';
import { isBuilt } from './build-stamp.ts';
import { DataFolder } from './data-folder.ts';
import { demoHours } from './demo-hours.ts';
import { askFirstLink, firstLinkLines } from './first-link.ts';
import { freePort } from './free-port.ts';
import { keepRunning } from './keep-running.ts';
import { exampleOffices, readOffices } from './office-files.ts';
import { ROOT } from './paths.ts';
import { plainly, Trouble } from './plainly.ts';
import { localOrigin, originOf, readyLines } from './screens.ts';
import { readSettings, type Settings, USAGE } from './settings.ts';
import { stopOnSignals } from './stop-on-signals.ts';
import { watchHealth } from './watch-health.ts';
import { layOut, type RunningServer, startWorkerd, workerdBinary } from './workerd.ts';

// `npm start`: Okienko on one machine, complete. Builds what is missing, starts the server, takes the office files into
// use, says where every screen is, and stays until it is stopped.

const READY_MS = 30_000;

async function start(): Promise<void> {
  const settings = readSettings(process.argv.slice(2), process.env, process.cwd());
  if (settings === 'help') {
    for (const line of USAGE) console.log(line);
    return;
  }
  // Everything that can be wrong with what was given is found before the minute that a build may take.
  workerdBinary();
  const named = readOffices(settings.offices);
  // Before the port: a server that a killed start left behind is ended here, and may hold it.
  const data = new DataFolder(settings.data, settings.demo);
  process.on('exit', () => data.close());
  const files = officesFor(settings, named, data);
  const port = await freePort(settings.port, settings.host);
  if (!isBuilt()) await build(settings.quiet);

  const origin = localOrigin(settings.host, port);
  const token = settings.setupToken ?? randomBytes(24).toString('base64url');
  const stopToken = randomBytes(24).toString('base64url');
  layOut(data, { host: settings.host, port, demo: settings.demo });
  const server = keepRunning({
    start: () => startWorkerd(data, { setup: token, stop: stopToken }),
    say: (...lines) => lines.forEach((line) => void console.error(line)),
  });
  const isAsked = stopOnSignals(server, () => sayGoodbye(origin, stopToken));
  const over = server.over.then((code) => {
    // Being stopped is what was asked for, however the server took it.
    if (isAsked() || code === 128 + 2 || code === 128 + 15) process.exit(0);
    for (const line of server.current.lastWords()) console.error(`  server: ${line}`);
    console.error(`The server ended unexpectedly (code ${code}).`);
    console.error(`Start Okienko again; all that was said above is also in ${shown(data.log)}.`);
    process.exit(code === 0 ? 1 : code);
  });

  await Promise.race([answers(origin, server.current, data.log), over]);
  await takeIntoUse(origin, originOf(settings.host, port), token, files, settings, data);
  server.wasReady();
  data.serverAnswersAt(origin);
  watchHealth(
    () => isHealthy(origin),
    () => {
      if (isAsked() || !server.current.runs()) return;
      console.error('The server has not answered for a minute; it is ended.');
      server.current.kill();
    },
  );
  await tell(origin, port, token, files, settings, server.current, data);
  await over;
}

/** The files to take into use: those named, else the examples in a demonstration, else whatever is there already. */
function officesFor(settings: Settings, named: OfficeFile[], data: DataFolder): OfficeFile[] {
  if (settings.demo) return (named.length > 0 ? named : readOffices(exampleOffices())).map(demoHours);
  if (named.length > 0 || data.hasOffices()) return named;
  throw new Trouble(
    'No office has been set up in this data folder yet.',
    'Name its file: npm start -- --no-demo --office FILE (shared/offices/README.md says how to write one).',
  );
}

/** In a process of its own, whose memory is given back before the server starts. */
async function build(quiet: boolean): Promise<void> {
  const child = spawn(process.execPath, [...process.execArgv, join(ROOT, 'worker', 'onprem', 'build.ts')], {
    // Whoever reads JSON from standard output finds the progress on the other one.
    stdio: ['ignore', quiet ? process.stderr : 'inherit', 'inherit'],
  });
  const code = await new Promise((done) => child.on('exit', done));
  if (code !== 0) throw new Trouble('Okienko cannot start before it is built.');
}

async function answers(origin: string, server: RunningServer, log: string): Promise<void> {
  for (const until = Date.now() + READY_MS; Date.now() < until; ) {
    if (await isHealthy(origin)) return;
    // The end of the server is told by whoever waits for it.
    if (!server.runs()) return new Promise(() => {});
    await new Promise((done) => setTimeout(done, 25));
  }
  server.stop();
  throw new Trouble(`The server does not answer at ${origin}.`, `See ${shown(log)}.`);
}

async function takeIntoUse(
  origin: string,
  shownOrigin: string,
  token: string,
  files: readonly OfficeFile[],
  settings: Settings,
  data: DataFolder,
): Promise<void> {
  const known = new Set((await listOffices(origin)).map(({ id }) => id));
  for (const file of files) {
    if (known.has(file.id) && data.isInUse(file)) continue;
    await setUpOffice(origin, token, file, settings.demo);
    data.tookIntoUse(file);
  }
  // What is due is done although nobody asks yet: the end of a day, and erasing what a restored backup has brought back.
  await wakeOffices(origin);
  if (settings.demo) return;
  // Of offices that were set up before as well: nobody may have used the link of that time.
  for (const { id } of await listOffices(origin)) {
    const link = await askFirstLink(origin, token, id);
    // On standard error, so that it reaches a person even when standard output is read by a program.
    for (const line of link ? firstLinkLines(shownOrigin, id, link) : []) console.error(line);
  }
}

async function tell(
  origin: string,
  port: number,
  token: string,
  files: readonly OfficeFile[],
  settings: Settings,
  server: RunningServer,
  data: DataFolder,
): Promise<void> {
  if (settings.quiet) {
    console.log(JSON.stringify({ port, setupToken: token, pid: process.pid, serverPid: server.pid }));
    return;
  }
  const offices = await listOffices(origin);
  const first = offices[0];
  const pin = settings.demo && first ? await demoPin(origin, first.id) : null;
  for (const line of readyLines(originOf(settings.host, port), offices, files, pin)) console.log(line);
  console.log('');
  console.log(`Data is kept in ${shown(settings.data)}, the server's log is ${shown(data.log)}. Ctrl+C stops Okienko.`);
}

/** A path as a person would type it. */
function shown(path: string): string {
  const near = relative(process.cwd(), path);
  return near.startsWith('..') ? path : near;
}

await plainly(start);
