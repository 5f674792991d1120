import { parseArgs } from 'node:util';
import { ROUTES } from '../../shared/protocol/http/route-table.ts';
import { fuzzOffice } from './fuzz-office.ts';
import { type Crowd, playCrowd } from './play-crowd.ts';
import { type Played, playHttp } from './play-http.ts';
import { MESSAGE_TYPES, playSockets, SCREEN_NAMES } from './play-sockets.ts';

// `npm run fuzz -- [--seconds 300] [--seed 1]`: sends a real server everything that the schemas allow, nearly allow and forbid,
// until the time is over. Ends with 1 when something was answered by a failure, or a refusal has changed something.

const { values } = parseArgs({
  options: { seconds: { type: 'string', default: '300' }, seed: { type: 'string' } },
});
const until = Date.now() + Number(values.seconds) * 1_000;
let seed = Number(values.seed ?? Date.now() % 1_000_000);
console.log(`Seed ${seed}, for ${values.seconds} s.`);

const office = await fuzzOffice();
const wrong: string[] = [];
const sent: Played['sent'] = new Map();
const statuses: Record<number, number> = {};
let requests = 0;
let messages = 0;
let longest = 0;
const memory: Array<Crowd['memory']> = [];
const note = (played: Played): number => {
  wrong.push(...played.wrong.map((one) => `seed ${seed}: ${one}`));
  for (const [name, { times, taken }] of played.sent) {
    const before = sent.get(name) ?? { times: 0, taken: 0 };
    sent.set(name, { times: before.times + times, taken: before.taken + taken });
  }
  return played.requests;
};
try {
  for (; Date.now() < until; seed += 1) {
    const played = await playHttp(office, 10, seed);
    requests += note(played);
    for (const [status, n] of Object.entries(played.statuses)) {
      statuses[Number(status)] = (statuses[Number(status)] ?? 0) + n;
    }
    messages += note(await playSockets(office, 20, seed));
    await office.comeBack();
    const crowd = await playCrowd(office, 1_000);
    wrong.push(...crowd.wrong.map((one) => `seed ${seed}: ${one}`));
    memory.push(crowd.memory);
    longest = Math.max(longest, crowd.others.longest);
    const { n, median, p95 } = crowd.others;
    console.log(
      `${requests} requests, ${messages} messages, ${wrong.length} wrong; beside ${crowd.sockets} lines, 10 MB bodies and slow ones ` +
        `${n} others were answered in ${median} ms (median), ${p95} ms (p95), ${crowd.others.longest} ms at most; ` +
        `memory ${crowd.memory.before} MB before, ${crowd.memory.most} at most, ${crowd.memory.after} after`,
    );
  }
} finally {
  await office.stop();
}
for (const one of wrong.slice(0, 50)) console.log(one);
const operations = Object.keys(ROUTES);
const lines = SCREEN_NAMES.flatMap((screen) => MESSAGE_TYPES.map((type) => `${screen}: ${type}`));
const missing = [...operations, ...lines].filter((name) => !sent.has(name));
const done = operations.filter((name) => (sent.get(name)?.taken ?? 0) > 0);
console.log(
  `Operations: ${operations.filter((name) => sent.has(name)).length} of ${operations.length}, ${done.length} of them done at least once; ` +
    `messages on lines: ${lines.filter((name) => sent.has(name)).length} of ${lines.length}. Not sent: ${missing.join(', ') || 'nothing'}.`,
);
console.log(`Never done: ${operations.filter((name) => !done.includes(name)).join(', ') || 'none'}.`);
console.log(`Answers by status: ${JSON.stringify(statuses)}`);
console.log(
  `Memory after each round, MB: ${memory.map(({ after }) => after).join(' ')}; longest answer to others ${longest} ms.`,
);
process.exit(wrong.length + missing.length > 0 ? 1 : 0);
