import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { cutLineJourney, isServed, type Journey } from '../chaos/journey.ts';
import { launchBrowser } from '../helpers/browser.ts';
import { quickOffice } from '../helpers/quick-office.ts';

// The short form of `npm run chaos -- --journey`.

let browser: Browser;
let journey: Journey;

beforeAll(async () => {
  browser = await launchBrowser();
  journey = await cutLineJourney(browser, quickOffice(), {
    tickets: 3,
    served: 3,
    waiting: 1,
    pictures: process.env.OKIENKO_PICTURES,
  });
});

afterAll(() => browser?.close());

test('O-10 N-12 the kiosk gives numbers of its own while the server is gone, each once', () => {
  expect(journey.given).toHaveLength(3);
  expect(new Set(journey.given).size).toBe(3);
  for (const number of journey.given) expect(number).toMatch(/^A9\d\d$/);
});

test('O-13 O-15 three clerks serve those reserved and those with a slip, and afterwards it is all in the one log', () => {
  expect(journey.served).toHaveLength(3);
  for (const number of journey.served) expect(isServed(journey.day, number), number).toBe(true);
  for (const number of journey.given) expect(journey.day.byNumber.has(number), number).toBe(true);
  expect(journey.report.findings).toEqual([]);
});

test('O-14 the front desk reads what was done meanwhile', () => {
  expect(journey.host).toMatch(/wydano 3 numery, wezwano 3 klientów/);
});

test('O-5 when the server is back, display and tablets are live within seconds', () => {
  expect(journey.liveAfter).toBeLessThan(5_000);
  expect(journey.complaints).toEqual([]);
});
