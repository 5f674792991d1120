import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../helpers/browser.ts';
import { quickOffice } from '../helpers/quick-office.ts';
import { startServer, type TestServer } from '../helpers/server.ts';
import { checkScreen } from './screens/check-screen.ts';
import { looksOf, wear } from './screens/looks.ts';
import { STATES } from './screens/states.ts';
import { openTown, type Town } from './screens/town.ts';

let server: TestServer;
let browser: Browser;
let town: Town;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ office: quickOffice() }), launchBrowser()]);
  town = await openTown(browser, server.url);
});

afterAll(async () => {
  await browser?.close();
  await server?.stop();
});

describe('every screen of a day, for everybody who stands before it', () => {
  test.each(STATES.map((state, index) => ({ ...state, index })))('$surface: $name', async (state) => {
    await state.reach(town);
    const views = town.views(state.surface);
    const findings = await Promise.all(
      views.map(async (view) => {
        const found: string[] = [];
        for (const look of looksOf(view, state.index)) {
          await wear(view, look);
          found.push(...(await checkScreen(view, look)));
        }
        return found;
      }),
    );
    await state.afterwards?.(town);
    expect(findings.flat()).toEqual([]);
  });

  test('no page met an error or a breach of the content security policy', () => {
    const surfaces = new Set(STATES.map(({ surface }) => surface));
    const complaints = [...surfaces].flatMap((surface) => town.views(surface).flatMap((view) => view.complaints));
    expect(complaints).toEqual([]);
  });
});
