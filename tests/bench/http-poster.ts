import { Agent, request } from 'node:http';

export interface Posted {
  status: number;
  text: string;
  cookie: string | null;
}

/** Posts JSON over connections that stay open, with as little work as possible on this side. */
export interface Poster {
  /** `from`: the address for which a proxy on this machine would say that it asks. */
  post(path: string, body: string, cookie?: string, from?: string): Promise<Posted>;
  get(path: string, cookie?: string): Promise<Posted>;
  close(): void;
}

export function createPoster(port: number, connections: number): Poster {
  const agent = new Agent({ keepAlive: true, maxSockets: connections });
  const send = (method: string, path: string, body: string | null, cookie = '', from?: string): Promise<Posted> =>
    new Promise((resolve, reject) => {
      const headers: Record<string, string | number> = {
        cookie,
        ...(from === undefined ? {} : { 'x-forwarded-for': from }),
      };
      if (body !== null) {
        headers['content-type'] = 'application/json';
        headers['content-length'] = Buffer.byteLength(body);
      }
      const asked = request({ host: '127.0.0.1', port, path, method, agent, headers }, (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => {
          text += part;
        });
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            text,
            cookie: answer.headers['set-cookie']?.[0]?.split(';')[0] ?? null,
          }),
        );
      });
      asked.on('error', reject);
      asked.end(body ?? undefined);
    });
  return {
    post: (path, body, cookie, from) => send('POST', path, body, cookie, from),
    get: (path, cookie) => send('GET', path, null, cookie),
    close: () => agent.destroy(),
  };
}
