import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  parseTicketAddress,
  TICKET_SECRET,
  ticketAddress,
  ticketSecret,
} from '../../../../shared/domain/ticket/secret.ts';
import { ticketIdOf } from '../../../../shared/domain/ticket/ticket-id.ts';

const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });

describe('V-4 the secret of a ticket', () => {
  test('is 128 bits in 26 characters', () => {
    let asked = 0;
    const secret = ticketSecret((count) => {
      asked = count;
      return new Uint8Array(count).fill(255);
    });
    expect(asked * 8).toBe(128);
    expect(secret).toBe('zzzzzzzzzzzzzzzzzzzzzzzzzw');
    expect(ticketSecret((count) => new Uint8Array(count))).toBe('0'.repeat(26));
  });

  test('different bits give different secrets, all of the form that the wire takes', () => {
    fc.assert(
      fc.property(bytes, bytes, (a, b) => {
        const [one, other] = [ticketSecret(() => a), ticketSecret(() => b)];
        expect(one).toMatch(TICKET_SECRET);
        expect(one === other).toBe(a.every((byte, i) => byte === b[i]));
      }),
      { seed: 1 },
    );
  });
});

describe('V-4 O-3 the id in the log', () => {
  const secret = 'zzzzzzzzzzzzzzzzzzzzzzzzzw';

  test('is made from the secret, always the same, and is not the secret', () => {
    const id = ticketIdOf('nowe-lipowo', secret);
    expect(id).toMatch(TICKET_SECRET);
    expect(id).not.toBe(secret);
    expect(ticketIdOf('nowe-lipowo', secret)).toBe(id);
  });

  test('differs between offices', () => {
    expect(ticketIdOf('nowe-lipowo', secret)).not.toBe(ticketIdOf('stare-lipowo', secret));
  });

  test('is pinned: a device of last year finds its ticket', () => {
    expect(ticketIdOf('nowe-lipowo', secret)).toMatchInlineSnapshot(`"4kcybst7bw05cf16fwb1egx89m"`);
  });
});

describe('V-4 the address of a ticket', () => {
  test('is read back as office and secret', () => {
    fc.assert(
      fc.property(bytes, fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,39}$/), (random, office) => {
        const secret = ticketSecret(() => random);
        expect(parseTicketAddress(ticketAddress(office, secret))).toEqual({ office, secret });
      }),
      { seed: 2 },
    );
  });

  test.each([
    '',
    '.',
    'nowe-lipowo',
    'nowe-lipowo.',
    '.00000000000000000000000000',
    'nowe-lipowo.0000000000000000000000000',
    'nowe-lipowo.000000000000000000000000000',
    'nowe-lipowo.0000000000000000000000000i',
    'nowe-lipowo.0000000000000000000000000A',
    'Nowe.00000000000000000000000000',
    '-nowe.00000000000000000000000000',
    'nowe/lipowo.00000000000000000000000000',
    'a.b.00000000000000000000000000',
  ])('%j is none', (address) => {
    expect(parseTicketAddress(address)).toBeNull();
  });
});
