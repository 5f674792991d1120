import { delimiter, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { Trouble } from './plainly.ts';

export interface Settings {
  /** 0: any free one. */
  port: number;
  host: string;
  /** The folder that keeps everything. */
  data: string;
  demo: boolean;
  /** Office files, as absolute paths; empty: none was named. */
  offices: string[];
  setupToken: string | null;
  /** One line of JSON instead of words, for programs that start Okienko. */
  quiet: boolean;
}

export const USAGE = [
  'npm start -- [options]',
  '',
  '  --office FILE   the office file to use; may be given several times (or OKIENKO_OFFICE)',
  '  --no-demo       a real office: its own opening hours, staff with PINs of their own (or OKIENKO_DEMO=0)',
  '  --quiet-json    print one line of JSON when ready',
  '',
  'Environment: PORT (8080), HOST (127.0.0.1; 0.0.0.0 to be reached from other machines), OKIENKO_DATA (./data),',
  'OKIENKO_SETUP_TOKEN (random at each start), OKIENKO_ESTIMATE_RUNS (40; fewer on a small machine, 0: no waiting times).',
];

type Variables = Readonly<Record<string, string | undefined>>;

/** Reads the command line and the environment. Relative paths count from `from`. */
export function readSettings(args: readonly string[], env: Variables, from: string): Settings | 'help' {
  const { values } = parse(args);
  if (values.help) return 'help';
  const offices = values.office ?? (env.OKIENKO_OFFICE ?? '').split(delimiter).filter((path) => path !== '');
  return {
    port: portOf(env.PORT),
    host: env.HOST || '127.0.0.1',
    data: dataFolderOf(env, from),
    demo: !values['no-demo'] && !/^(?:0|false|no|off)$/i.test(env.OKIENKO_DEMO ?? ''),
    offices: offices.map((path) => resolve(from, path)),
    setupToken: env.OKIENKO_SETUP_TOKEN || null,
    quiet: values['quiet-json'] ?? false,
  };
}

/** The folder that keeps everything, as an absolute path. */
export function dataFolderOf(env: Variables, from: string): string {
  return resolve(from, env.OKIENKO_DATA || 'data');
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        office: { type: 'string', multiple: true },
        'no-demo': { type: 'boolean' },
        'quiet-json': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    throw new Trouble(error instanceof Error ? error.message : String(error), 'See "npm start -- --help".');
  }
}

function portOf(text: string | undefined): number {
  if (text === undefined || text === '') return 8080;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  throw new Trouble(`PORT is "${text}", which is not a port.`, 'Use a number from 1 to 65535, such as PORT=8080.');
}
