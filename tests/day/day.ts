import { Plain } from './clients/front-door.ts';
import { playDay } from './play.ts';
import { createProgress } from './progress.ts';
import { reportLines } from './report.ts';
import { readDaySettings, USAGE } from './settings.ts';

// `npm run day`: a seeded town-hall day, played against a running demonstration by real clients. Ends with 1 when
// anything that must hold was broken, with 2 when the day could not be played.

async function day(): Promise<number> {
  const settings = readDaySettings(process.argv.slice(2));
  if (settings === 'help') {
    console.log(USAGE);
    return 0;
  }
  const { from, to, seed, load, speed, office, url } = settings;
  const fast = speed === null ? 'as fast as the office answers' : `${speed} minutes of the day a minute`;
  console.log(
    `${office} at ${url}: minutes ${from} to ${to} of day ${seed}, load ${load}, ${fast}. Ctrl+C ends it early.`,
  );
  const progress = createProgress(process.stdout);
  const enough = new Promise<void>((resolve) => {
    let asked = 0;
    process.on('SIGINT', () => {
      // A terminal's Ctrl+C may reach this program twice: directly, and handed on by the launcher.
      if (asked > 0 && performance.now() - asked < 1_000) return;
      if (asked > 0) process.exit(130);
      asked = performance.now();
      console.log('\nEnding the day; once more to leave at once.');
      resolve();
    });
    process.once('SIGTERM', () => resolve());
  });
  const played = await playDay(settings, { say: (line) => console.log(line), progress: progress.show, enough });
  progress.end();
  for (const line of reportLines(played)) console.log(line);
  return played.invariants.every(({ breaks }) => breaks.length === 0) ? 0 : 1;
}

try {
  process.exitCode = await day();
} catch (error) {
  if (!(error instanceof Plain)) throw error;
  console.error(error.message);
  process.exitCode = 2;
}
// Phones of people who still wait keep their lines open.
process.exit();
