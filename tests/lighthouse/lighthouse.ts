import { randomBytes, randomUUID } from 'node:crypto';
import { chromium } from 'playwright-core';
import { ticketAddress, ticketSecret } from '../../shared/domain/ticket/secret.ts';
import { freePort } from '../../worker/onprem/free-port.ts';
import { pair } from '../day/clients/front-door.ts';
import { askHttp } from '../day/clients/http.ts';
import { findBrowser } from '../helpers/browser.ts';
import { startServer } from '../helpers/server.ts';
import { measurePage } from './measure-page.ts';

// `npm run lighthouse`: how the two pages that residents open most do on a middling phone and a slow network. Builds what
// is missing, prints a line of JSON for each page, and ends with 1 when a score is below the least.

const OFFICE = 'nowe-lipowo';
const SERVICE = 'id-card';
const LEAST = 0.95;
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** Takes a number as at the kiosk. Answers the address of its page. */
async function takeTicket(url: string): Promise<string> {
  const cookie = await pair(url, OFFICE, 'kiosk');
  const secret = ticketSecret((count) => randomBytes(count));
  const command = { type: 'TakeTicket', secret, service: SERVICE };
  const taken = await askHttp(url, `/api/offices/${OFFICE}/commands`, { cookie, body: { id: randomUUID(), command } });
  if (taken.status !== 200) throw new Error(`no ticket was given: ${taken.text}`);
  return `/t/${ticketAddress(OFFICE, secret)}`;
}

const server = await startServer();
// Lighthouse drives the browser over a port of its own.
const port = await freePort(0, '127.0.0.1');
const browser = await chromium.launch({
  executablePath: findBrowser(),
  args: [...FLAGS, `--remote-debugging-port=${port}`],
});
let enough = true;
try {
  const pages = { office: `/o/${OFFICE}`, ticket: await takeTicket(server.url) };
  for (const [page, path] of Object.entries(pages)) {
    const { scores, losses } = await measurePage(server.url + path, port);
    console.log(JSON.stringify({ page, ...scores, losses }));
    enough &&= Object.values(scores).every((score) => score >= LEAST);
  }
} finally {
  await browser.close();
  await server.stop();
}
process.exit(enough ? 0 : 1);
