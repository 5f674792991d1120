import { parseArgs } from 'node:util';
import { asJson, asText } from '../../shared/verify/print.ts';
import type { Known } from '../../shared/verify/verify.ts';
import { GET_ONE, linesOf, named } from './log-file.ts';
import { plainly, Trouble } from './plainly.ts';
import { quickVerifier } from './quick-verifier.ts';

// `npm run verify -- FILE.jsonl`: checks the exported log of an office, whole or of one day, and says in plain words what
// does not follow from the rules. Ends with 1 when something is wrong. What it proves: shared/verify/README.md.

const USAGE =
  'npm run verify -- FILE.jsonl [--before HASH] [--published HASH]… [--last HASH] [--json]   (- reads standard input)';

async function verify(): Promise<void> {
  const { path, known, json } = readArguments();
  const verifier = quickVerifier(known);
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

await plainly(verify);
