import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { CACHE, ROOT } from './paths.ts';
import { plainly, Trouble } from './plainly.ts';
import { QUIET_WRANGLER } from './wrangler-env.ts';

// `npm run deploy`: builds, then hands everything to Cloudflare. With `-- --dry-run` it only shows what would go there,
// needs neither network nor account, and leaves the worker's bundle for inspection. Other arguments go on to wrangler.

async function deploy(): Promise<void> {
  const args = process.argv.slice(2);
  const dry = args.includes('--dry-run');
  const built = spawnSync(process.execPath, [...process.execArgv, join(ROOT, 'worker', 'onprem', 'build.ts')], {
    stdio: 'inherit',
  });
  if (built.status !== 0) throw new Trouble('Nothing was deployed, since the build failed.');
  const out = join(CACHE, 'deploy');
  const wrangler = join(ROOT, 'node_modules', 'wrangler', 'bin', 'wrangler.js');
  const done = spawnSync(process.execPath, [wrangler, 'deploy', ...args, ...(dry ? ['--outdir', out] : [])], {
    cwd: ROOT,
    stdio: 'inherit',
    env: { ...process.env, ...QUIET_WRANGLER },
  });
  if (done.status !== 0) {
    throw new Trouble('wrangler did not deploy; it says why above.', 'If it is about signing in: npx wrangler login');
  }
  if (dry) {
    console.log(`Nothing was sent. The worker's bundle lies in ${out}.`);
    return;
  }
  console.log('Deployed. If this was the first time:');
  console.log('  npx wrangler secret put SETUP_TOKEN     a long random text; it allows setting offices up');
  console.log(
    '  npm run office -- FILE --url https://…  sets an office up and prints the link for its first administrator',
  );
}

await plainly(deploy);
