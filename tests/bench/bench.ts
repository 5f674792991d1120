import { parseArgs } from 'node:util';
import { broadcast } from './figures/broadcast.ts';
import { callNext } from './figures/call-next.ts';
import { callDuringEstimate } from './figures/estimate.ts';
import { throughput } from './figures/throughput.ts';
import { waking } from './figures/waking.ts';
import type { Figure } from './measure.ts';
import { startBare, startOurs } from './plain-server.ts';

// `npm run bench`: one line of JSON for each figure. Figures are ratios to the bare platform, measured in the same run in
// rounds that take turns, because no two machines and no two minutes are alike. Always ends with 0: the lines say what
// was met. On two cores the load generator is part of what is measured, for both sides alike.

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    short: { type: 'boolean', default: false },
    'port-ours': { type: 'string', default: '0' },
    'port-bare': { type: 'string', default: '0' },
    help: { type: 'boolean', short: 'h', default: false },
  },
});
const PARTS = ['throughput', 'broadcast', 'call-next', 'waking', 'estimate'];
const wanted = values.only?.split(',') ?? PARTS;
if (values.help || !wanted.every((part) => PARTS.includes(part))) {
  console.log(
    `npm run bench -- [--only ${PARTS.join(',')}] [--short]    --short: to see that it runs; its figures mean little`,
  );
  process.exit(values.help ? 0 : 2);
}

const ours = await startOurs(Number(values['port-ours']));
const bare = await startBare(Number(values['port-bare']));
const { short } = values;
const say = (...figures: Figure[]): void => {
  for (const figure of figures) console.log(JSON.stringify(short ? { ...figure, short } : figure));
};
try {
  if (wanted.includes('throughput')) say(await throughput(ours, bare, short));
  if (wanted.includes('broadcast')) say(...(await broadcast(ours, bare, short)));
  if (wanted.includes('call-next')) say(...(await callNext(ours, short)));
  if (wanted.includes('waking')) say(await waking(ours, short));
  if (wanted.includes('estimate')) {
    const without = await startOurs(0, 0);
    try {
      say(await callDuringEstimate(ours, without, short));
    } finally {
      await without.stop();
    }
  }
} finally {
  await Promise.all([ours.stop(), bare.stop()]);
}
process.exit(0);
