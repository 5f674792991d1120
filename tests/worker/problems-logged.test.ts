import { afterEach, describe, expect, it, vi } from 'vitest';
import { createApi } from '../../worker/api/api.ts';
import { logProblem, patternOf } from '../../worker/log-problem.ts';

const SECRET = '4tqxjw0n5m8r2k7v9c1zb3hdyg';
const said: string[] = [];

afterEach(() => {
  vi.restoreAllMocks();
  said.length = 0;
});

function listen(): void {
  vi.spyOn(console, 'error').mockImplementation((line: unknown) => {
    said.push(String(line));
  });
}

describe('V-25 what the server writes to its log names nobody', () => {
  it('one line of JSON for each problem: where, by its pattern, and what', async () => {
    listen();
    const api = createApi();
    const broken = {
      idFromName: () => {
        throw new TypeError(`Invariant broken: ticket ${SECRET} of "Anna Kowalska" is not 'waiting' (note: \`rent\`)`);
      },
    };
    for (const path of [`/api/tickets/nowe-lipowo.${SECRET}`, `/api/tickets/nowe-lipowo.${SECRET}/data`]) {
      const answer = await api.request(path, {}, { OFFICE: broken });
      expect(answer.status).toBe(500);
      expect(await answer.json()).toMatchObject({ kind: 'unexpected' });
    }
    expect(said.map((line) => JSON.parse(line) as unknown)).toMatchObject([
      { level: 'error', at: 'GET /api/tickets/:ticket', name: 'TypeError' },
      { level: 'error', at: 'GET /api/tickets/:ticket/data' },
    ]);
    for (const canary of [SECRET, 'nowe-lipowo', 'Anna', 'Kowalska', 'rent']) expect(said.join()).not.toContain(canary);
  });

  it.each(['overloaded', 'retryable'])('an office that is %s for a moment says when to try again', async (property) => {
    listen();
    const busy = {
      idFromName: () => {
        throw Object.assign(new Error('Durable Object is overloaded.'), { [property]: true });
      },
    };
    const answer = await createApi().request(`/api/tickets/nowe-lipowo.${SECRET}`, {}, { OFFICE: busy });
    expect(answer.status).toBe(503);
    expect(answer.headers.get('retry-after')).toBe('3');
    expect(await answer.json()).toMatchObject({ kind: 'overloaded' });
    expect(said).toHaveLength(1);
  });

  it('nothing that was sent, whatever an error says of it', () => {
    listen();
    const token = 'a1b2c3d4'.repeat(4);
    logProblem('socket', new SyntaxError(`Unexpected token 'x', "{"note":"she is ill"..." is not valid JSON`));
    logProblem('retention', `no record ${token}`);
    logProblem('socket', { person: 'maria' });
    logProblem('socket', new Error(`${'x'.repeat(5_000)} ${SECRET}`));
    expect(said).toHaveLength(4);
    for (const line of said) {
      expect(line).not.toMatch(/\n/);
      expect(line.length).toBeLessThan(600);
      for (const canary of [token, SECRET, 'she is ill', 'maria']) expect(line).not.toContain(canary);
    }
  });

  it('an address that belongs to no operation is not repeated', () => {
    expect(patternOf('GET', `/api/${SECRET}`)).toBe('GET (no operation)');
    expect(patternOf('POST', `/api/offices/x/people/anna/pin`)).toBe('POST /api/offices/:office/people/:person/pin');
  });
});
