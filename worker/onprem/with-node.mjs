#!/usr/bin/env node
// Starts the project's programs with a Node that is new enough. Machines often have an older one, while the build tools
// and the worker tests need 22.12, and the backup needs 22.13 for its SQLite; a Node of the right age therefore comes along
// as an optional package. This file is plain JavaScript so that any Node from 18 on can run it.
//
//   with-node.mjs FILE args…        runs a .ts, .mjs or .js file
//   with-node.mjs --bin NAME args…  runs an installed tool, such as vitest

import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const LEAST = [22, 13];
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');

/** @param {string} version such as `24.21.0` or `v24.21.0` */
function isNewEnough(version) {
  const [major = 0, minor = 0] = version.replace(/^v/, '').split('.').map(Number);
  return major > LEAST[0] || (major === LEAST[0] && minor >= LEAST[1]);
}

/** The Node that came with the packages, if there is one for this machine and it runs here. */
function packagedNode() {
  const os = { win32: 'win', darwin: 'darwin', linux: 'linux' }[process.platform] ?? process.platform;
  const name = `node-${os}-${process.arch}`;
  try {
    const manifest = createRequire(join(root, 'package.json')).resolve(`${name}/package.json`);
    if (!isNewEnough(JSON.parse(readFileSync(manifest, 'utf8')).version)) return null;
    const path = join(dirname(manifest), 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
    // It is made for glibc; on a system without it the file is there and cannot start.
    const tried = spawnSync(path, ['--version'], { encoding: 'utf8' });
    return tried.status === 0 ? { path, version: tried.stdout.trim() } : null;
  } catch {
    return null;
  }
}

function fail(...lines) {
  for (const line of lines) console.error(line);
  process.exit(1);
}

if (!existsSync(join(root, 'node_modules'))) fail('The packages of Okienko are not installed.', 'Run "npm ci" first.');

const node =
  packagedNode() ?? (isNewEnough(process.version) ? { path: process.execPath, version: process.version } : null);
if (!node) {
  fail(
    `Okienko needs Node ${LEAST.join('.')} or newer; this is Node ${process.version.slice(1)}, and none came with the packages.`,
    'Install Node 24 from https://nodejs.org, or run "npm ci" with optional packages allowed.',
  );
}

let [what, ...args] = process.argv.slice(2);
let command = node.path;
let shell = false;
if (what === '--bin') {
  const [name, ...rest] = args;
  const windows = process.platform === 'win32';
  command = join(root, 'node_modules', '.bin', windows ? `${name}.cmd` : (name ?? ''));
  if (!name || !existsSync(command)) fail(`The tool "${name ?? ''}" is not installed.`, 'Run "npm ci" first.');
  args = rest;
  shell = windows;
} else if (what) {
  // Node 22 strips types only when asked, and warns about it.
  const flags =
    what.endsWith('.ts') && node.version.startsWith('v22.')
      ? ['--experimental-strip-types', '--disable-warning=ExperimentalWarning']
      : [];
  args = [...flags, what, ...args];
} else {
  fail('Say which file to run: with-node.mjs FILE args…  or  with-node.mjs --bin NAME args…');
}

const child = spawn(command, args, {
  stdio: 'inherit',
  shell,
  env: { ...process.env, PATH: `${dirname(node.path)}${delimiter}${process.env.PATH ?? ''}` },
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => fail(`${command} could not be started: ${error.message}`));
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
