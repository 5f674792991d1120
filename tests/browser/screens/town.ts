import type { Browser, Page } from 'playwright-core';
import { en as afterEn } from '../../../shared/i18n/messages/after/en.ts';
import { pl as afterPl } from '../../../shared/i18n/messages/after/pl.ts';
import { en as clerkEn } from '../../../shared/i18n/messages/clerk/en.ts';
import { pl as clerkPl } from '../../../shared/i18n/messages/clerk/pl.ts';
import { en as comingEn } from '../../../shared/i18n/messages/coming/en.ts';
import { pl as comingPl } from '../../../shared/i18n/messages/coming/pl.ts';
import { en as kioskEn } from '../../../shared/i18n/messages/kiosk/en.ts';
import { pl as kioskPl } from '../../../shared/i18n/messages/kiosk/pl.ts';
import { en as residentEn } from '../../../shared/i18n/messages/resident/en.ts';
import { pl as residentPl } from '../../../shared/i18n/messages/resident/pl.ts';
import { en as staffEn } from '../../../shared/i18n/messages/staff/en.ts';
import { pl as staffPl } from '../../../shared/i18n/messages/staff/pl.ts';
import { en as visitEn } from '../../../shared/i18n/messages/visit/en.ts';
import { pl as visitPl } from '../../../shared/i18n/messages/visit/pl.ts';
import type { Line } from '../../helpers/line.ts';
import { OFFICE, type Opened, open, SIZES, secretsOf } from '../lobby.ts';

export type Surface = 'resident' | 'kiosk' | 'display' | 'sign' | 'clerk' | 'manage';
export type ScreenLanguage = 'pl' | 'en';

const PL = {
  resident: residentPl,
  coming: comingPl,
  visit: visitPl,
  after: afterPl,
  kiosk: kioskPl,
  clerk: clerkPl,
  staff: staffPl,
};
const EN = {
  resident: residentEn,
  coming: comingEn,
  visit: visitEn,
  after: afterEn,
  kiosk: kioskEn,
  clerk: clerkEn,
  staff: staffEn,
};

/** One page of a surface in one language, with the words that stand on it. */
export interface View extends Opened {
  surface: Surface;
  language: ScreenLanguage;
  words: Record<keyof typeof PL, Record<string, unknown>>;
  /** Of the tickets that this kiosk has given. */
  secrets: readonly string[];
}

/** The pages of one town hall. The lobby's screens speak the state language alone. */
export interface Town {
  url: string;
  /** Between the display and the office. */
  line: Line;
  /** Addresses (`/t/…`) of the tickets that were taken, by number. */
  tickets: Map<string, string>;
  views(surface: Surface): readonly View[];
  /** All pages of a surface at once, as different people would. */
  each(surface: Surface, act: (view: View) => Promise<void>): Promise<void>;
}

const ADDRESSES: Record<Surface, string> = {
  resident: `/o/${OFFICE}`,
  kiosk: `/kiosk?office=${OFFICE}`,
  display: `/display?office=${OFFICE}`,
  sign: `/sign?counter=4&office=${OFFICE}`,
  clerk: `/clerk?office=${OFFICE}`,
  manage: `/manage?office=${OFFICE}`,
};

const LANGUAGES: Record<Surface, readonly ScreenLanguage[]> = {
  resident: ['pl', 'en'],
  kiosk: ['pl', 'en'],
  display: ['pl'],
  sign: ['pl'],
  clerk: ['pl', 'en'],
  manage: ['pl', 'en'],
};

export async function openTown(browser: Browser, url: string, line: Line): Promise<Town> {
  const all = await Promise.all(
    (Object.keys(LANGUAGES) as Surface[]).flatMap((surface) =>
      LANGUAGES[surface].map((language) =>
        openView(browser, surface === 'display' ? line.url : url, surface, language),
      ),
    ),
  );
  const views = (surface: Surface): readonly View[] => all.filter((view) => view.surface === surface);
  return {
    url,
    line,
    tickets: new Map(),
    views,
    each: async (surface, act) => {
      await Promise.all(views(surface).map(act));
    },
  };
}

async function openView(browser: Browser, url: string, surface: Surface, language: ScreenLanguage): Promise<View> {
  const locale = language === 'pl' ? 'pl-PL' : 'en-GB';
  const size = surface === 'resident' ? SIZES.phone : SIZES[surface];
  const opened = await open(browser, 'about:blank', size, { locale, touch: surface === 'kiosk' });
  // A socket is watched from its opening on.
  const secrets = secretsOf(opened.page);
  await opened.page.goto(url + ADDRESSES[surface]);
  return { ...opened, surface, language, words: language === 'pl' ? PL : EN, secrets };
}

/** The one page of a surface on which steps are taken; the other follows by itself, being the same person's. */
export function acting(town: Town, surface: Surface): View {
  const [first] = town.views(surface);
  if (!first) throw new Error(`no page of ${surface}`);
  return first;
}

/** Opens an address and waits until the screen stands. */
export async function visit({ page }: View, url: string): Promise<void> {
  await page.goto(url);
  await standing(page);
}

/** Waits until nothing is being read any more and nothing moves. */
export async function standing(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const resting = document.getAnimations().every(({ effect, playState }) => {
      return playState === 'finished' || effect?.getComputedTiming().iterations === Number.POSITIVE_INFINITY;
    });
    return document.querySelector('h1') && !document.querySelector('.loading') && resting;
  });
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Waits until one of these words stands on the page. */
export async function reads({ page }: View, words: unknown): Promise<void> {
  await page
    .getByText(String(words).split('{')[0] ?? '')
    .first()
    .waitFor();
  await standing(page);
}
