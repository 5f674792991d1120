import { parseArgs } from 'node:util';
import { fuzzOffice } from './fuzz-office.ts';
import { playCrowd } from './play-crowd.ts';
import { type Played, playHttp } from './play-http.ts';
import { playSockets } from './play-sockets.ts';

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
let requests = 0;
let messages = 0;
let memory = 0;
const note = (played: Played): number => {
  wrong.push(...played.wrong.map((one) => `seed ${seed}: ${one}`));
  return played.requests;
};
try {
  for (; Date.now() < until; seed += 1) {
    requests += note(await playHttp(office, 10, seed));
    messages += note(await playSockets(office, 20, seed));
    const crowd = await playCrowd(office, 1_000);
    wrong.push(...crowd.wrong.map((one) => `seed ${seed}: ${one}`));
    memory = Math.max(memory, crowd.memory.most);
    console.log(`${requests} requests, ${messages} messages, ${memory} MB at most, ${wrong.length} wrong`);
  }
} finally {
  await office.stop();
}
for (const one of wrong.slice(0, 50)) console.log(one);
process.exit(wrong.length > 0 ? 1 : 0);
