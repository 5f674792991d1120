import { Plain } from '../day/clients/front-door.ts';
import { reportLines } from './report.ts';
import { readSettings, USAGE } from './settings.ts';
import { type Progress, runStudy } from './study.ts';
import { targetsOf } from './targets.ts';

// Simulated town-hall days on the office's real rules. Ends with 1 when a target is missed, with 2 when it could not be run.

/** One line that changes in a terminal, a line for each quarter elsewhere. */
function progressOn(out: NodeJS.WriteStream): Progress {
  let quarter = -1;
  return (part, done, of) => {
    const now = Math.floor((4 * done) / of);
    const line = `${part}: ${done} of ${of}`;
    if (out.isTTY) out.write(`\r\u001b[K${done < of ? line : ''}`);
    else if (now !== quarter) out.write(`${line}\n`);
    quarter = now;
  };
}

function main(): number {
  const settings = readSettings(process.argv.slice(2));
  if (settings === 'help') {
    console.log(USAGE);
    return 0;
  }
  const study = runStudy(settings, progressOn(process.stderr));
  const targets = targetsOf(study);
  if (settings.json) console.log(JSON.stringify({ ...study, targets }));
  else for (const line of reportLines(study, targets)) console.log(line);
  return targets.every(({ holds }) => holds) ? 0 : 1;
}

try {
  process.exitCode = main();
} catch (error) {
  if (!(error instanceof Plain)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
