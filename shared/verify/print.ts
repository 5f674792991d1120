import type { Finding, Report } from './report.ts';
import { ruleOf, sentenceOf } from './words.ts';

/** So many findings are printed in words; the report as JSON has all of them. */
const SHOWN = 100;
const NEXT_TO = 28;

type Clock = (instant: number) => string;

/** `2026-11-19 09:00:00` on the office's wall clock; an office of which nothing is known has UTC. */
function clockOf({ timeZone }: Report): Clock {
  const format = new Intl.DateTimeFormat('sv-SE', {
    timeZone: timeZone ?? 'UTC',
    dateStyle: 'short',
    timeStyle: 'medium',
  });
  return (instant) => format.format(instant);
}

/** The report for people: findings, exceptions, figures, and what to compare with what. */
export function asText(report: Report): string {
  const clock = clockOf(report);
  const { findings, exceptions } = report;
  return [
    ...findings.slice(0, SHOWN).flatMap((finding) => findingLines(finding, clock)),
    ...(findings.length > SHOWN ? [`… and ${findings.length - SHOWN} more (--json has all of them)`] : []),
    ...(exceptions.length > 0 ? ['Out of turn, with one of the listed reasons (P-20). These are no findings:'] : []),
    ...exceptions.map(({ line, at, number, counter, reason, takenBack }) => {
      const undone = takenBack ? ', taken back' : '';
      return `  Line ${line}, ${clock(at)}: ${number} to counter ${counter}, ${reason}${undone}`;
    }),
    '',
    ...figures(report).map(([name, value]) => `${name.padEnd(NEXT_TO)}${value}`),
    '',
    ...remarks(report),
  ].join('\n');
}

function findingLines(finding: Finding, clock: Clock): string[] {
  const { line, seq, at, number, about, expected, found } = finding;
  const of = number === null || number === about ? '' : `, ticket ${number}`;
  const where = line === 0 ? 'The file' : `Line ${line}${at === null ? '' : `, event ${seq}, ${clock(at)}${of}`}`;
  const values = Object.entries({ 'by the rule': expected, 'in the log': found }).flatMap(([name, value]) =>
    typeof value === 'object' && value !== null ? [`    ${name}: ${printed(value, clock)}`] : [],
  );
  return [`${where}: ${sentenceOf(finding)}. [${ruleOf(finding)}; ${finding.kind}]`, ...values];
}

function printed(value: object, clock: Clock): string {
  return JSON.stringify(value, (key, member) =>
    key === 'due' ? `${clock(member)}.${String(member % 1_000).padStart(3, '0')}` : member,
  );
}

function figures(report: Report): Array<[string, string | number | null]> {
  const { calls, days, passedOver, waits, closed } = report;
  const all = calls.P + calls.O + calls.B + calls.outOfTurn + calls.reserved;
  const tiers = `priority ${calls.P}, ordinary ${calls.O}, back office ${calls.B}, out of turn ${calls.outOfTurn}${calls.reserved > 0 ? `, reserved ${calls.reserved}` : ''}`;
  const minutes = (ms: number): string => `${(ms / 60_000).toFixed(1)} min`;
  const last = closed.at(-1);
  return [
    ['days', days.length < 2 ? (days[0] ?? 'none') : `${days.length}: ${days[0]} to ${days.at(-1)}`],
    ['lines', report.lines],
    ['tickets', report.tickets],
    ['calls', `${all} (${tiers})`],
    ...(report.late.events > 0
      ? [
          ['told late', `${report.late.events} lines, of which ${report.late.noted} could not be taken over`] as [
            string,
            string,
          ],
        ]
      : []),
    ['exceptions by reason', reasons(report)],
    ['priority calls in a row', `at most ${passedOver.most}; the rule allows ${passedOver.bound} while others wait`],
    [
      'wait until the first call',
      waits.people === 0
        ? 'nobody was called'
        : `${waits.people} people, on average ${minutes(waits.total / waits.people)}, at most ${minutes(waits.longest)}`,
    ],
    ['first hash', `${report.firstHash} ${report.anchored ? '(checked)' : '(taken as it stands)'}`],
    ['last hash', report.lastHash],
    ...(last ? [[`hash of ${last.date}`, last.hash] as [string, string]] : []),
    ['findings', report.findings.length],
  ];
}

function reasons({ exceptions, exceptionsByReason }: Report): string {
  const counted = Object.entries(exceptionsByReason)
    .sort()
    .map(([reason, count]) => `${reason} ${count}`);
  const undone = exceptions.filter(({ takenBack }) => takenBack).length;
  if (undone > 0) counted.push(`taken back ${undone}`);
  return counted.length === 0 ? 'none' : counted.join(', ');
}

function remarks({ closed, openDay, anchored, erased, findings }: Report): string[] {
  const last = closed.at(-1);
  return [
    ...(last
      ? [
          `The hash of ${last.date}: compare it with the one on the office page, as noted at the time (W-11); or give it here with --published HASH.`,
        ]
      : []),
    ...(erased
      ? [
          `Days up to line ${erased.seq} were erased, as the office does after a set time. The first line here follows on from there.`,
        ]
      : []),
    ...(openDay === null
      ? []
      : [`${openDay} is not over in this log. Lines cut off at its end are noticed only with --last HASH.`]),
    ...(anchored
      ? []
      : [
          'Whether the first line is genuine, and with it the rules of the day, is known only with --before HASH: the hash of the day before.',
        ]),
    findings.length === 0 ? 'Every event follows from the rules.' : 'This log does not follow from the rules.',
  ];
}

/** The same for programs: all findings with rule and sentence, times on the office's clock beside those in ms. */
export function asJson(report: Report): string {
  const clock = clockOf(report);
  const time = (at: number | null): string | null => (at === null ? null : clock(at));
  return JSON.stringify(
    {
      ok: report.findings.length === 0,
      ...report,
      findings: report.findings.map((finding) => ({
        line: finding.line,
        seq: finding.seq,
        at: finding.at,
        time: time(finding.at),
        number: finding.number,
        rule: ruleOf(finding),
        kind: finding.kind,
        sentence: sentenceOf(finding),
        expected: finding.expected,
        found: finding.found,
      })),
      exceptions: report.exceptions.map((exception) => ({ ...exception, time: time(exception.at) })),
    },
    null,
    2,
  );
}
