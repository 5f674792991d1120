import { createReadStream } from 'node:fs';
import { parseArgs } from 'node:util';
import type { Finding, FindingKind, Report } from '../../shared/verify/report.ts';
import { createVerifier, type Known } from '../../shared/verify/verify.ts';
import { errorCode, plainly, Trouble } from './plainly.ts';

// `npm run verify -- FILE.jsonl`: checks the exported log of an office, whole or of one day, and says in plain words what
// does not follow from the rules. Ends with 1 when something is wrong. What it proves: shared/verify/README.md.

const USAGE = 'npm run verify -- FILE.jsonl [--before HASH] [--last HASH]   (- reads standard input)';
const SHOWN = 100;

const ticket = ({ about }: Finding): string => `ticket ${about}`;
const counter = ({ about }: Finding): string => `counter ${about}`;

const WORDS: Record<FindingKind, (finding: Finding) => string> = {
  empty: () => 'the log has no lines',
  unreadable: () => 'this is not a line of a log as the office writes it',
  'event-unknown': ({ about }) => `there is no event called ${about}`,
  'event-malformed': ({ about }) => `${about} has not exactly the members that it must have`,
  'hash-wrong': () => 'the chain of hashes is broken: this line, or the one before it, is not the one that was written',
  'last-hash-wrong': () => 'the log does not end with the hash that you gave: lines are missing at the end, or changed',
  'seq-wrong': ({ expected, found }) => `event ${expected} should stand here, and ${found} does`,
  'time-backwards': () => 'time runs backwards',
  'command-repeated': ({ about }) => `command ${about} had an effect before, and has one again`,
  'outside-day': ({ about }) => `${about}, but no day is open`,
  'day-not-closed': ({ about }) => `a new day opens, and ${about} was never closed`,
  'day-date-wrong': ({ about }) => `${about} is not the day that opens or closes here`,
  'day-rules-wrong': ({ about }) => `${about} opens under other rules than the office had set`,
  'left-open': ({ about }) => `the day closes, and ${about} (a ticket or a counter) is still open`,
  unknown: (finding) => `something that there is not: ${finding.found ?? finding.about}`,
  'ticket-repeated': (finding) => `${ticket(finding)} has the id of one that was taken before`,
  'not-from-home': (finding) => `${ticket(finding)} was taken from home, for a service that does not allow it`,
  'outside-ticket-hours': (finding) => `${ticket(finding)} was taken when no tickets are given`,
  'number-wrong': ({ expected, found }) => `the next number is ${expected}, and ${found} was given`,
  'state-wrong': (finding) =>
    `${ticket(finding)} is ${finding.found}; this happens only to one that is ${finding.expected}`,
  'return-time-wrong': (finding) => `the time in which ${ticket(finding)} may come back is not the office's`,
  'return-time-over': (finding) => `${ticket(finding)} came back after its time`,
  'missed-not-ended': (finding) => `${ticket(finding)} was missed, its time is over, and it has not ended`,
  'ended-early': (finding) => `${ticket(finding)} ended before its time was over`,
  'outcome-wrong': (finding) => `${ticket(finding)} cannot end here as "${finding.found}"`,
  'class-wrong': (finding) => `${ticket(finding)} has the class "${finding.found}", which is not its own`,
  'place-wrong': (finding) => `the place given to ${ticket(finding)} does not follow from the rule`,
  'places-wrong': (finding) =>
    `${ticket(finding)} may not let ${finding.found} go first: so many, so often, or nobody is there`,
  'promise-not-in-log': (finding) => `the place of ${ticket(finding)} rests on a promise that no log records`,
  'counter-taken': (finding) => `${counter(finding)} is opened by ${finding.found}, and somebody sits there`,
  'clerk-elsewhere': (finding) => `${finding.found} opens ${counter(finding)} and sits at counter ${finding.expected}`,
  'skills-wrong': (finding) => `the skills at ${counter(finding)} are not those of the clerk`,
  'counter-not-open': (finding) => `${counter(finding)} is not open for this: closed, or on a break, or not on one`,
  'counter-busy': (finding) => `${counter(finding)} has a client already, or still`,
  'other-counter': (finding) =>
    `${ticket(finding)} was called to counter ${finding.expected}, and this is ${finding.found}`,
  'actor-wrong': ({ expected, found }) => `${found} did this${expected === undefined ? '' : `; only ${expected} may`}`,
  'nothing-to-take-back': (finding) => `${ticket(finding)}: something is taken back that was not the last step`,
  'taken-back-late': (finding) => `${ticket(finding)}: a step is taken back after the time for it`,
  'call-without-skill': (finding) => `${ticket(finding)} was called by a clerk who does not serve the service`,
  'call-too-early': (finding) => `${ticket(finding)} was called long before the booked time`,
  'call-out-of-order': ({ expected, found }) =>
    `${found} was called; by the rule it was the turn of ${expected ?? 'nobody'}`,
  'why-wrong': (finding) => `${ticket(finding)} was called in its turn, but the reason in the log is not the reason`,
};

async function verify(): Promise<void> {
  const { path, known } = readArguments();
  const verifier = createVerifier(known);
  for await (const line of linesOf(path)) verifier.line(line);
  const report = verifier.report();
  if (report.lines === 0) throw new Trouble(`${named(path)} is empty.`, 'An export has one line for each event.');
  if (report.firstHash === null) {
    throw new Trouble(
      `${named(path)} is not the log of an office: none of its ${report.lines} lines can be read.`,
      'Export it in the manager area or from /api/offices/OFFICE/log, and leave it as it is: no editor, no spreadsheet.',
    );
  }
  for (const finding of report.findings.slice(0, SHOWN)) say(finding, report.timeZone);
  if (report.findings.length > SHOWN) console.log(`… and ${report.findings.length - SHOWN} more`);
  summary(report);
  process.exitCode = report.findings.length === 0 ? 0 : 1;
}

function readArguments(): { path: string; known: Known } {
  try {
    const options = { before: { type: 'string' }, last: { type: 'string' } } as const;
    const { values, positionals } = parseArgs({ allowPositionals: true, options });
    const [path] = positionals;
    if (path === undefined || positionals.length > 1) throw new Error('Name one exported log.');
    for (const hash of Object.values(values)) {
      if (!/^[0-9a-f]{64}$/.test(hash)) throw new Error(`"${hash}" is no hash: it has 64 digits from 0 to f.`);
    }
    return { path, known: values };
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
    if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') throw new Trouble(`${named(path)} is not a text.`, USAGE);
    if (code === 'ENOENT') throw new Trouble(`There is no file ${path}.`, USAGE);
    if (code === 'EISDIR') throw new Trouble(`${path} is a folder.`, USAGE);
    if (code === 'EACCES') throw new Trouble(`${path} may not be read by you.`);
    throw error;
  }
  if (rest !== '') yield rest;
}

function say(finding: Finding, timeZone: string | null): void {
  const { line, seq, at, expected, found } = finding;
  const clock = (instant: number): string => new Date(instant).toLocaleString('sv-SE', { timeZone: timeZone ?? 'UTC' });
  const where = line === 0 ? 'The file' : `Line ${line}${at === null ? '' : `, event ${seq}, ${clock(at)}`}`;
  console.log(`${where}: ${WORDS[finding.kind](finding)}. [${finding.kind}]`);
  for (const [name, value] of Object.entries({ 'by the rule': expected, 'in the log': found })) {
    if (typeof value === 'object' && value !== null) {
      const text = JSON.stringify(value, (key, member) =>
        key === 'due' ? `${clock(member)}.${String(member % 1_000).padStart(3, '0')}` : member,
      );
      console.log(`    ${name}: ${text}`);
    }
  }
}

function summary(report: Report): void {
  const { calls, days, passedOver } = report;
  const rows: Array<[string, unknown]> = [
    ['days', days.length === 0 ? 'none' : days.length === 1 ? days[0] : `${days.length}: ${days[0]} to ${days.at(-1)}`],
    ['events', report.lines],
    ['tickets', report.tickets],
    ['calls', `${calls.P + calls.O + calls.B} (priority ${calls.P}, ordinary ${calls.O}, back office ${calls.B})`],
    ['calls out of turn', report.exceptions],
    ['priority calls in a row', `at most ${passedOver.most}; the rule allows ${passedOver.bound} while others wait`],
    ['first hash', `${report.firstHash} ${report.anchored ? '(checked)' : '(taken as it stands)'}`],
    ['last hash', report.lastHash],
    ['findings', report.findings.length],
  ];
  console.log('');
  for (const [name, value] of rows) console.log(`${name.padEnd(26)}${value}`);
  console.log('');
  if (report.openDay !== null) {
    console.log(
      `${report.openDay} is not over in this log. Lines cut off at its end are noticed only with --last HASH.`,
    );
  }
  if (!report.anchored)
    console.log('Whether the first line is genuine is known only with --before HASH, the last hash of the day before.');
  console.log(
    report.findings.length === 0 ? 'Every event follows from the rules.' : 'This log does not follow from the rules.',
  );
}

await plainly(verify);
