import type { ComponentType } from 'preact';
import { readOffice } from './data/office-info.ts';
import { readNow } from './data/office-now.ts';
import { readOffices } from './data/offices.ts';
import { type CatalogueName, loadWords } from './resident/words/words.ts';

/** What a screen gets from its address: `/o/:office` gives `office`. */
export type Params = Readonly<Record<string, string>>;

interface Route {
  path: string;
  surface: 'phone' | 'tablet' | 'desk';
  load(params: Params): Promise<{ default: ComponentType<Params> }>;
}

export interface LoadedScreen {
  Screen: ComponentType<Params>;
  params: Params;
  surface: Route['surface'];
}

/** The names of the parameters in a pattern. */
type Names<Path extends string> = Path extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Names<`/${Rest}`>
  : Path extends `${string}:${infer Name}`
    ? Name
    : never;

/** A resident's screen needs its words too, and may start to fetch its data meanwhile. */
function resident<Path extends string>(
  path: Path,
  words: readonly CatalogueName[],
  load: () => Promise<{ default: ComponentType<Record<Names<Path>, string>> }>,
  begin?: (params: Params) => void,
): Route {
  return {
    path,
    surface: 'phone',
    load: async (params) => {
      begin?.(params);
      const [screen] = await Promise.all([load(), loadWords(words)]);
      // An address fits only if it has every parameter of its pattern.
      return { default: screen.default as ComponentType<Params> };
    },
  };
}

function readBoth({ office = '' }: Params): void {
  readOffice(office);
  readNow(office);
}

function readBothOfTicket({ ticket = '' }: Params): void {
  readOffice(ticket.slice(0, Math.max(0, ticket.lastIndexOf('.'))));
  void import('./data/own-tickets.ts').then(({ readTicket }) => readTicket(ticket)).catch(() => undefined);
}

/** The first that fits is taken; the last fits everything. `*` stands for whatever follows. */
const ROUTES: readonly Route[] = [
  resident('/', ['coming'], () => import('./resident/offices/offices-page.tsx'), readOffices),
  resident('/o/:office', [], () => import('./resident/office/office-page.tsx'), readBoth),
  resident('/o/:office/s/:service', ['sheet'], () => import('./resident/service/service-page.tsx'), readBoth),
  resident(
    '/o/:office/s/:service/take',
    ['sheet', 'coming', 'refusals', 'help'],
    () => import('./resident/take/take-page.tsx'),
    readBoth,
  ),
  resident('/o/:office/rule', ['order'], () => import('./resident/rule/rule-page.tsx'), readBoth),
  resident('/o/:office/ask', ['coming'], () => import('./resident/ask/ask-page.tsx'), readBoth),
  resident('/o/:office/here/:code', ['coming', 'refusals'], () => import('./resident/here/here-page.tsx'), readBoth),
  resident('/t/:ticket', ['visit'], () => import('./resident/ticket/ticket-page.tsx'), readBothOfTicket),
  { path: '/clerk/*', surface: 'tablet', load: () => import('./clerk/clerk-app.tsx') },
  { path: '/manage/*', surface: 'desk', load: () => import('./manage/manage-app.tsx') },
  resident('/*', ['coming'], () => import('./resident/no-page/no-page.tsx')),
];

/** Fetches everything that the screen at this address needs. Rejects when its code cannot be fetched. */
export async function loadScreen(pathname: string): Promise<LoadedScreen> {
  for (const { path, surface, load } of ROUTES) {
    const params = matchPath(pathname, path);
    if (params) return { Screen: (await load(params)).default, params, surface };
  }
  throw new Error('Invariant broken: the last route fits every address');
}

/** The parameters of an address that fits the pattern, else null. */
export function matchPath(pathname: string, pattern: string): Params | null {
  const have = pathname.split('/').filter(Boolean);
  const want = pattern.split('/').filter(Boolean);
  const params: Record<string, string> = {};
  for (const [index, part] of want.entries()) {
    if (part === '*') return params;
    const given = have[index];
    if (given === undefined) return null;
    if (part.startsWith(':')) params[part.slice(1)] = decode(given);
    else if (part !== given) return null;
  }
  return have.length === want.length ? params : null;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
