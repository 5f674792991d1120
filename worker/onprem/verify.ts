import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { asJson, asText } from '../../shared/verify/print.ts';
import { createVerifier, type Known } from '../../shared/verify/verify.ts';
import { errorCode, plainly, Trouble } from './plainly.ts';

// `npm run verify -- FILE.jsonl`: checks the exported log of an office, whole or of one day, and says in plain words what
// does not follow from the rules. Ends with 1 when something is wrong. What it proves: shared/verify/README.md.

const USAGE =
  'npm run verify -- FILE.jsonl [--before HASH] [--published HASH]… [--last HASH] [--json]   (- reads standard input)';
const GET_ONE = 'Export the log in the manager area, or from /api/offices/OFFICE/log, and leave it as it is.';

async function verify(): Promise<void> {
  const { path, known, json } = readArguments();
  const verifier = createVerifier({ ...known, hash: (text) => createHash('sha256').update(text).digest('hex') });
  let hasCarriageReturn = false;
  for await (const line of linesOf(path)) {
    hasCarriageReturn ||= line.endsWith('\r');
    verifier.line(line);
  }
  const report = verifier.report();
  if (report.lines === 0) {
    throw new Trouble(`${named(path)} is empty.`, `An export has one line for each event. ${GET_ONE}`);
  }
  if (report.firstHash === null) {
    const saved = hasCarriageReturn ? ' Its lines end as an editor on Windows ends them: it was opened and saved.' : '';
    throw new Trouble(
      `${named(path)} is not the log of an office: none of its ${report.lines} lines can be read.${saved}`,
      `${GET_ONE} No editor, no spreadsheet.`,
    );
  }
  console.log(json ? asJson(report) : asText(report));
  process.exitCode = report.findings.length === 0 ? 0 : 1;
}

function readArguments(): { path: string; known: Known; json: boolean } {
  try {
    const options = {
      before: { type: 'string' },
      last: { type: 'string' },
      published: { type: 'string', multiple: true },
      json: { type: 'boolean', default: false },
    } as const;
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) throw new Error('Name one exported log.');
    const { before, last, published = [], json } = values;
    for (const hash of [before, last, ...published]) {
      if (hash === undefined || /^[0-9a-f]{64}$/.test(hash)) continue;
      throw new Error(`"${hash}" is no hash: it has 64 digits from 0 to f.`);
    }
    return { path, known: { before, last, published }, json };
  } catch (error) {
    throw new Trouble(error instanceof Error ? error.message : String(error), USAGE);
  }
}

const named = (path: string): string => (path === '-' ? 'Standard input' : path);

/** Lines end with a line feed and with nothing else: a text in the log may hold every other sign. */
async function* linesOf(path: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let rest = '';
  try {
    for await (const chunk of path === '-' ? process.stdin : createReadStream(path)) {
      const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
      rest = lines.pop() ?? '';
      yield* lines;
    }
    rest += decoder.decode();
  } catch (error) {
    const code = errorCode(error);
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') {
      throw new Trouble(`${named(path)} is not a text.`, 'If it is packed (.gz, .zip), unpack it first.', GET_ONE);
    }
    if (code === 'ENOENT') throw new Trouble(`There is no file ${path}.`, USAGE);
    if (code === 'EISDIR') throw new Trouble(`${path} is a folder.`, 'Name the exported log in it.', USAGE);
    if (code === 'EACCES') throw new Trouble(`${path} may not be read by you.`, 'Ask whoever exported it for a copy.');
    throw error;
  }
  if (rest !== '') yield rest;
}

await plainly(verify);
