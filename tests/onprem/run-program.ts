import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

export interface Ended {
  readonly code: number | null;
  /** Both outputs, in the order in which they came. */
  readonly said: string;
}

/** Runs a program of worker/onprem to its end, beside whatever else goes on in the test. */
export function runProgram(name: string, args: readonly string[], env: Record<string, string> = {}): Promise<Ended> {
  const path = fileURLToPath(new URL(`../../worker/onprem/${name}`, import.meta.url));
  const child = spawn(process.execPath, [path, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, ...env },
  });
  let said = '';
  for (const output of [child.stdout, child.stderr]) {
    output.setEncoding('utf8').on('data', (text: string) => {
      said += text;
    });
  }
  return new Promise((done) => child.on('close', (code) => done({ code, said })));
}
