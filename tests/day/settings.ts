import { parseArgs } from 'node:util';
import { Plain } from './clients/front-door.ts';

export const USAGE = `npm run day -- [options]      plays a seeded town-hall day against a running demonstration

  --url http://127.0.0.1:8080   the server
  --office nowe-lipowo          the office
  --speed 60                    minutes of the day in one real minute, or max: as fast as the office answers
  --minutes 0-240               part of the day, minutes after 08:00; 0-540 is the whole of it
  --seed 1                      another seed is another day
  --load 1                      factor on arrivals; .9 and 1.1 are usual
  --keep-rules                  leave the minutes of the order rule as they are, however fast the day runs`;

export interface DaySettings {
  url: string;
  office: string;
  /** Minutes of the day in one real minute; null: as fast as the office answers. */
  speed: number | null;
  from: number;
  to: number;
  seed: number;
  load: number;
  keepRules: boolean;
}

export function readDaySettings(args: readonly string[]): DaySettings | 'help' {
  const values = parse(args);
  if (values.help) return 'help';
  const [from = Number.NaN, to = Number.NaN] = values.minutes.split('-').map(Number);
  const speed = values.speed === 'max' ? null : Number(values.speed);
  const settings: DaySettings = {
    url: values.url.replace(/\/$/, ''),
    office: values.office,
    speed,
    from,
    to,
    seed: Number(values.seed),
    load: Number(values.load),
    keepRules: values['keep-rules'],
  };
  if (speed !== null && !(speed > 0)) throw new Plain(`--speed is "${values.speed}": give a number above 0, or max.`);
  if (!(from >= 0 && to > from && to <= 540)) throw new Plain(`--minutes is "${values.minutes}": for example 0-240.`);
  if (!Number.isInteger(settings.seed)) throw new Plain(`--seed is "${values.seed}": give a whole number.`);
  if (!(settings.load > 0 && settings.load <= 5)) throw new Plain(`--load is "${values.load}": give 0.1 to 5.`);
  return settings;
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        url: { type: 'string', default: 'http://127.0.0.1:8080' },
        office: { type: 'string', default: 'nowe-lipowo' },
        speed: { type: 'string', default: '60' },
        minutes: { type: 'string', default: '0-240' },
        seed: { type: 'string', default: '1' },
        load: { type: 'string', default: '1' },
        'keep-rules': { type: 'boolean', default: false },
        help: { type: 'boolean', short: 'h', default: false },
      },
    }).values;
  } catch (error) {
    throw new Plain(`${error instanceof Error ? error.message : String(error)}\n\n${USAGE}`);
  }
}
