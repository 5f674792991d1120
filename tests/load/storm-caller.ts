import { parentPort, workerData } from 'node:worker_threads';

// A clerk who works on while everybody comes back, in a thread of its own: what a thousand phones cost this machine is not the clerk's
// waiting. Calls, serves and finishes one client after the other and says how long each answer took.

interface CallerData {
  url: string;
  office: string;
  cookie: string;
  counter: string;
}

const { url, office, cookie, counter } = workerData as CallerData;
const run = crypto.randomUUID();
let ids = 0;
let stopped = false;
parentPort?.on('message', () => {
  stopped = true;
});

async function ask(command: Record<string, unknown>): Promise<boolean> {
  ids += 1;
  const started = performance.now();
  try {
    const response = await fetch(`${url}/api/offices/${office}/commands`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie },
      body: JSON.stringify({ id: `${run}-${ids}`, command }),
    });
    await response.arrayBuffer();
    parentPort?.postMessage({ type: command.type, ms: performance.now() - started, at: Date.now(), ok: response.ok });
    return response.ok;
  } catch {
    // The server is down: that is the outage, and not an answer.
    await new Promise((done) => setTimeout(done, 5));
    return false;
  }
}

// A call and its taking back, for ever: the line stays as long as it is, and each is a decision, a write and news for everybody.
while (!stopped) {
  await ask({ type: 'CallNext', counter });
  // Also when it was refused: the call before may have been cut off from its taking back.
  await ask({ type: 'Undo', counter });
  await new Promise((done) => setTimeout(done, 20));
}
parentPort?.close();
