import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { launchBrowser } from '../helpers/browser.ts';
import { type Line, openLine } from '../helpers/line.ts';
import { quickOffice } from '../helpers/quick-office.ts';
import { startServer, type TestServer } from '../helpers/server.ts';
import { checkLook, checkScreen } from './screens/check-screen.ts';
import { looksOf, wear } from './screens/looks.ts';
import { STATES } from './screens/states.ts';
import { openTown, type Town } from './screens/town.ts';

let server: TestServer;
let browser: Browser;
let line: Line;
let town: Town;

beforeAll(async () => {
  [server, browser] = await Promise.all([startServer({ office: quickOffice() }), launchBrowser()]);
  line = await openLine({ to: server.port });
  town = await openTown(browser, server.url, line);
});

afterAll(async () => {
  await browser?.close();
  await line?.close();
  await server?.stop();
});

describe('every screen of a day, for everybody who stands before it', () => {
  test.each(STATES.map((state, index) => ({ ...state, index })))('$surface: $name', async (state) => {
    await state.reach(town);
    const views = town.views(state.surface);
    const findings = await Promise.all(
      views.map(async (view) => {
        const found: string[] = [];
        for (const [i, look] of looksOf(view, state.index).entries()) {
          await wear(view, look);
          found.push(...(await (i === 0 ? checkScreen : checkLook)(view, look)));
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
