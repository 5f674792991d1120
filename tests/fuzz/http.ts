import { Agent, request } from 'node:http';

export interface Answered {
  status: number;
  text: string;
  headers: Record<string, string | string[] | undefined>;
}

const PATIENCE = 10_000;

/** Plain requests, as no browser and no library of a browser would send them. */
export function talker(origin: string) {
  const { hostname, port } = new URL(origin);
  const agent = new Agent({ keepAlive: true, maxSockets: 32 });
  return {
    /** Status 0: the line was closed without an answer. */
    send(
      method: string,
      path: string,
      body?: string | Buffer,
      headers: Record<string, string> = {},
    ): Promise<Answered> {
      return new Promise((resolve) => {
        // Said for each method: node leaves it out where a body is unusual, and the next request would begin with it.
        const framed = body === undefined ? headers : { ...headers, 'content-length': String(Buffer.byteLength(body)) };
        const sent = request({ agent, hostname, port, method, path, headers: framed, timeout: PATIENCE }, (answer) => {
          const parts: Buffer[] = [];
          answer.on('data', (part: Buffer) => parts.push(part));
          const done = (): void =>
            resolve({ status: answer.statusCode ?? 0, text: Buffer.concat(parts).toString(), headers: answer.headers });
          answer.on('end', done);
          answer.on('error', done);
        });
        sent.on('timeout', () => sent.destroy(new Error('no answer')));
        sent.on('error', (error) => resolve({ status: 0, text: String(error), headers: {} }));
        if (body !== undefined) sent.write(body);
        sent.end();
      });
    },
    close: () => agent.destroy(),
  };
}
export type Talker = ReturnType<typeof talker>;
