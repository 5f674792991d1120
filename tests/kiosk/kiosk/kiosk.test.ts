import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createFakeChime } from '../../../kiosk/devices/chime/fake-chime.ts';
import { createFakePrinter } from '../../../kiosk/devices/printer/fake-printer.ts';
import { createFakeVoice } from '../../../kiosk/devices/voice/fake-voice.ts';
import { createKiosk, type KioskPorts } from '../../../kiosk/kiosk/kiosk.ts';
import { loadWords } from '../../../kiosk/kiosk/words/words.ts';
import type { ScreenCommandInput } from '../../../shared/protocol/commands.ts';
import type { Asked, AskOptions } from '../../../shared/sync/live-client.ts';
import { officeInfo, ticketView } from './kiosk-fixtures.ts';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

type Office = (command: ScreenCommandInput, asking: AskOptions) => Promise<Asked>;

const answers: Office = async (command) => ({
  kind: 'done',
  seq: 1,
  ticket: command.type === 'TakeTicket' ? ticketView({ service: command.service }) : undefined,
});
const silent: Office = (_command, { id = '', patience = 5_000 }) =>
  new Promise((resolve) => setTimeout(() => resolve({ kind: 'no-answer', id }), patience));

async function kioskWith(office: Office, ports: Partial<KioskPorts> = {}) {
  const asked: Array<{ command: ScreenCommandInput; id: string | undefined }> = [];
  const printer = createFakePrinter();
  const voice = createFakeVoice(['pl']);
  const chime = createFakeChime();
  const givenBack: string[] = [];
  let ids = 0;
  const kiosk = createKiosk({
    info: officeInfo(),
    words: await loadWords(['pl', 'en'], 'Europe/Warsaw', ['pl', 'en']),
    language: 'pl',
    live: {
      officeNow: () => Date.now(),
      ask: (command, asking = {}) => {
        asked.push({ command, id: asking.id });
        return office(command, asking);
      },
    },
    printer,
    voice,
    chime,
    origin: 'https://okienko.example',
    monotonic: () => Date.now(),
    newId: () => {
      ids += 1;
      return `command-${ids}`;
    },
    randomBytes: (count) => new Uint8Array(count).fill(7),
    every: (ms, run) => {
      const timer = setInterval(run, ms);
      return () => clearInterval(timer);
    },
    giveBack: (address) => givenBack.push(address),
    ...ports,
  });
  const toHelp = (service = 'id-card'): void => {
    kiosk.send({ type: 'begin' });
    kiosk.send({ type: 'service', service });
    kiosk.send({ type: 'confirm' });
  };
  return { kiosk, asked, printer, voice, chime, givenBack, toHelp };
}

const wait = (ms: number): Promise<unknown> => vi.advanceTimersByTimeAsync(ms);

test('a double tap takes one ticket and prints one slip', async () => {
  const { kiosk, asked, printer, toHelp } = await kioskWith(answers);
  toHelp();
  kiosk.take([]);
  kiosk.take([]);
  await wait(0);
  kiosk.take([]);
  await wait(0);
  expect(asked).toHaveLength(1);
  expect(printer.slips).toHaveLength(1);
  expect(kiosk.issue.value).toMatchObject({ state: 'issued', print: 'printed' });
});

test('every repeat carries the same id and the same secret', async () => {
  const { kiosk, asked, toHelp } = await kioskWith(silent);
  toHelp();
  kiosk.take(['forms']);
  await wait(13_000);
  expect(kiosk.issue.value.state).toBe('unanswered');
  expect(asked.length).toBeGreaterThan(2);
  expect(new Set(asked.map(({ id }) => id)).size).toBe(1);
  expect(new Set(asked.map(({ command }) => JSON.stringify(command))).size).toBe(1);
});

test('a slip carries neither the service nor any need (N-01, N-03)', async () => {
  const { kiosk, printer, toHelp } = await kioskWith(answers);
  toHelp('social');
  kiosk.take(['short', 'sign']);
  await wait(0);
  const slip = JSON.stringify(printer.slips[0]);
  expect(slip).toContain('A023');
  for (const leak of ['Pomoc', 'social', 'short', 'sign', 'czekać', 'migowy']) expect(slip).not.toContain(leak);
});

test('afterwards nothing of the last person is left (N-05)', async () => {
  const { kiosk, toHelp } = await kioskWith(answers);
  const fresh = { ...kiosk.visit.value, id: 0 };
  kiosk.send({ type: 'language', language: 'en' });
  kiosk.toggle('large');
  kiosk.toggle('contrast');
  kiosk.callPerson();
  await wait(0);
  toHelp();
  kiosk.send({ type: 'need', need: 'quiet', wanted: true });
  kiosk.take(['quiet']);
  await wait(0);
  kiosk.finish();
  expect({ ...kiosk.visit.value, id: 0 }).toEqual(fresh);
  expect(kiosk.issue.value).toEqual({ state: 'none' });
});

test('a number that nobody waited for is given back', async () => {
  let online = false;
  const { kiosk, givenBack, toHelp } = await kioskWith((command, asking) =>
    online ? answers(command, asking) : silent(command, asking),
  );
  toHelp();
  kiosk.take([]);
  await wait(13_000);
  kiosk.finish();
  online = true;
  await wait(5_000);
  expect(givenBack).toHaveLength(1);
  expect(givenBack[0]).toMatch(/^testowo\.[0-9a-z]{26}$/);
  expect(kiosk.issue.value).toEqual({ state: 'none' });
});

test('it asks in two senses before it forgets, and more time helps as often as it is wanted', async () => {
  const { kiosk, chime } = await kioskWith(answers);
  kiosk.send({ type: 'begin' });
  for (let times = 1; times <= 12; times += 1) {
    const patience = times === 1 ? 1 : times + 1;
    await wait(61_000 * patience);
    expect(kiosk.asksPresence.value).toBe(true);
    expect(chime.played).toBe(times);
    kiosk.moreTime();
    expect(kiosk.visit.value.at.step).toBe('services');
  }
  await wait(3_600_000);
  expect(kiosk.visit.value.at.step).toBe('start');
});

test('an untouched kiosk never asks anybody', async () => {
  const { kiosk, chime } = await kioskWith(answers);
  await wait(3_600_000);
  expect(chime.played).toBe(0);
  expect(kiosk.visit.value.id).toBe(1);
});

test('while a number is on its way nobody is asked whether they are there', async () => {
  const { kiosk, chime, toHelp } = await kioskWith(
    (_command, { id = '' }) => new Promise((resolve) => setTimeout(() => resolve({ kind: 'no-answer', id }), 1_000)),
  );
  toHelp();
  await wait(59_000);
  kiosk.take([]);
  await wait(11_000);
  expect(chime.played).toBe(0);
});

test('a printed ticket leaves the screen by itself; without paper it stays much longer', async () => {
  const printed = await kioskWith(answers);
  printed.toHelp();
  printed.kiosk.take([]);
  await wait(45_000);
  expect(printed.kiosk.visit.value.at.step).toBe('start');

  const paperless = await kioskWith(answers, { printer: createFakePrinter('no-paper') });
  paperless.toHelp();
  paperless.kiosk.take([]);
  await wait(110_000);
  expect(paperless.kiosk.issue.value).toMatchObject({ state: 'issued', print: 'no-paper' });
});

test('a kiosk without a voice for the language says so instead of being silent', async () => {
  const { kiosk } = await kioskWith(answers);
  kiosk.send({ type: 'language', language: 'en' });
  kiosk.toggle('voice');
  expect(kiosk.visit.value).toMatchObject({ remark: 'no-voice', aids: { voice: false } });
  kiosk.send({ type: 'language', language: 'pl' });
  kiosk.toggle('voice');
  expect(kiosk.visit.value).toMatchObject({ remark: 'none', aids: { voice: true } });
});

test('a person is called once, and it is said when nobody could be called', async () => {
  const reached = await kioskWith(answers);
  reached.kiosk.callPerson();
  reached.kiosk.callPerson();
  await wait(0);
  reached.kiosk.callPerson();
  expect(reached.asked.map(({ command }) => command.type)).toEqual(['AskForPerson']);
  expect(reached.kiosk.visit.value.person).toBe('asked');

  const cut = await kioskWith(silent);
  cut.kiosk.callPerson();
  await wait(7_000);
  expect(cut.kiosk.visit.value.person).toBe('no-answer');
});

test('whoever has a number checks in with it, and is told when it is not known', async () => {
  const known = await kioskWith(answers);
  known.kiosk.send({ type: 'have-number' });
  known.kiosk.send({ type: 'number-text', typed: 'A017' });
  known.kiosk.checkIn();
  known.kiosk.checkIn();
  await wait(0);
  expect(known.asked.map(({ command }) => command)).toEqual([{ type: 'CheckInNumber', number: 'A017' }]);
  expect(known.kiosk.visit.value.at).toEqual({ step: 'here', number: 'A017' });

  const unknown = await kioskWith(async () => ({ kind: 'refused', refusal: { kind: 'ticket-unknown' } }));
  unknown.kiosk.send({ type: 'have-number' });
  unknown.kiosk.send({ type: 'number-text', typed: 'A999' });
  unknown.kiosk.checkIn();
  await wait(0);
  expect(unknown.kiosk.visit.value.at).toMatchObject({ step: 'number', answer: { refused: 'ticket-unknown' } });
});
