import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { setUpOffice } from './ask-server.ts';
import { demoHours } from './demo-hours.ts';
import { firstLinkLines } from './first-link.ts';
import { readOffice } from './office-files.ts';
import { plainly, Trouble } from './plainly.ts';

// `npm run office -- FILE`: checks an office file. With --url it also gives the file to a running Okienko, which takes
// it into use; as long as nobody has an account, a one-time link for the first administrator is printed.

const USAGE = 'npm run office -- FILE [--url https://queue.example.org] [--token TOKEN] [--demo]';

async function office(): Promise<void> {
  const { path, url, token, demo } = readArguments();
  const checked = readOffice(resolve(path));
  console.log(
    `${path} is in order: office "${checked.id}", ${checked.services.length} services, ${checked.counters.length} counters, ${checked.people.length} people.`,
  );
  if (url === null) return;
  if (token === '') throw new Trouble('A setup token is needed.', 'Give it with --token or in SETUP_TOKEN.');
  const { version, first } = await setUpOffice(url, token, demo ? demoHours(checked) : checked, demo);
  console.log(`${url} has taken it into use as version ${version}.`);
  if (first) for (const line of firstLinkLines(url, checked.id, first)) console.log(line);
}

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { url: { type: 'string' }, token: { type: 'string' }, demo: { type: 'boolean' } },
    });
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) throw new Error('Name one office file.');
    return {
      path,
      url: values.url === undefined ? null : new URL(values.url).origin,
      token: values.token ?? process.env.SETUP_TOKEN ?? '',
      demo: values.demo ?? false,
    };
  } catch (error) {
    throw new Trouble(error instanceof Error ? error.message : String(error), USAGE);
  }
}

await plainly(office);
