import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Actor, Command } from '../../../../shared/domain/ticket/commands.ts';
import { initialDay } from '../../../../shared/domain/ticket/day.ts';
import { evolve } from '../../../../shared/domain/ticket/evolve.ts';
import { expectSound } from '../../../helpers/invariants.ts';
import { type RunningOffice, runningOffice } from '../../../helpers/office.ts';
import { clerk, KIOSK, MANAGER, RESIDENT, rulesWith } from '../../../helpers/rules.ts';
import { snapshot } from '../../../helpers/snapshot.ts';

// Nobody here follows the screens: anybody asks anything, twice, late, and at the same moment.

type Step = { pick: number; counter: number; who: number; ask: string; pass: number };

/** How often each is asked. */
const ASKS = {
  join: 8,
  'join hard': 3,
  'join home': 2,
  'check in': 2,
  postpone: 2,
  cancel: 1,
  answer: 1,
  reinstate: 7,
  open: 2,
  pause: 1,
  resume: 2,
  close: 1,
  call: 14,
  recall: 1,
  arrive: 3,
  finish: 3,
  missed: 8,
  undo: 6,
  'ask person': 1,
  'answer help': 1,
};

const step: fc.Arbitrary<Step> = fc.record({
  ask: fc.oneof(...Object.entries(ASKS).map(([ask, weight]) => ({ weight, arbitrary: fc.constant(ask) }))),
  pick: fc.nat(999),
  counter: fc.nat(2),
  who: fc.nat(9),
  pass: fc.oneof(
    { weight: 60, arbitrary: fc.constantFrom(0, 0, 1 / 60, 2 / 60) },
    { weight: 3, arbitrary: fc.constantFrom(0.5, 2, 16) },
    { weight: 1, arbitrary: fc.constant(420) },
  ),
});

const CLERKS = ['anna', 'jan', 'ewa', 'ola'];
const SERVICES = ['id-card', 'address', 'tax'];

function commandOf(office: RunningOffice, { ask, pick, counter, who }: Step): [Command, Actor] {
  const at = String(counter + 1);
  const there = office.day.counters.get(at);
  // Mostly the clerk of that counter, at times somebody else.
  const actor = there && who < 8 ? clerk(there.clerk) : who === 8 ? MANAGER : clerk(CLERKS[pick % 4] ?? 'anna');
  const held = there?.state === 'open' ? there.ticket : null;
  const tickets = [...office.day.tickets.keys()];
  const some = tickets[pick % Math.max(1, tickets.length)] ?? 'none';
  const missed = [...office.day.missed];
  const back = missed[pick % Math.max(1, missed.length)] ?? some;
  const at4 = who < 8 && held ? held : some;
  const service = SERVICES[pick % 3] ?? 'tax';
  const ticket = `t${office.log.length}`;
  switch (ask) {
    case 'join':
      return [{ type: 'Join', ticket, service, channel: 'kiosk', hard: false }, KIOSK];
    case 'join hard':
      return [{ type: 'Join', ticket, service, channel: 'kiosk', hard: true }, KIOSK];
    case 'join home':
      return [{ type: 'Join', ticket, service, channel: 'home', hard: pick % 2 === 0 }, RESIDENT];
    case 'check in':
      return [{ type: 'CheckIn', ticket: some }, RESIDENT];
    case 'postpone':
      return [{ type: 'Postpone', ticket: some, places: 1 + (pick % 7) }, RESIDENT];
    case 'cancel':
      return [{ type: 'Cancel', ticket: some }, RESIDENT];
    case 'answer':
      return [{ type: 'AnswerCall', ticket: at4, answer: 'coming' }, RESIDENT];
    case 'reinstate':
      return [{ type: 'Reinstate', ticket: back }, RESIDENT];
    case 'open':
      return [{ type: 'OpenCounter', counter: at }, clerk(CLERKS[pick % 4] ?? 'anna')];
    case 'pause':
      return [{ type: 'PauseCounter', counter: at }, actor];
    case 'resume':
      return [{ type: 'ResumeCounter', counter: at }, actor];
    case 'close':
      return [{ type: 'CloseCounter', counter: at }, actor];
    case 'recall':
      return [{ type: 'Recall', counter: at, ticket: at4 }, actor];
    case 'arrive':
      return [{ type: 'Arrive', counter: at, ticket: at4 }, actor];
    case 'finish':
      return [{ type: 'Finish', counter: at, ticket: at4, outcome: 'served' }, actor];
    case 'missed':
      return [{ type: 'MarkMissed', counter: at, ticket: at4 }, actor];
    case 'undo':
      return [{ type: 'Undo', counter: at }, actor];
    case 'ask person':
      return [{ type: 'AskForPerson' }, KIOSK];
    case 'answer help':
      return [{ type: 'AnswerHelp', help: office.day.help[0]?.id ?? 0 }, actor];
    default:
      return [{ type: 'CallNext', counter: at }, actor];
  }
}

describe('whatever is asked, in whatever order', () => {
  test('T-9 T-22 T-25 the day stays sound, nothing throws, and the log folds to the same day again', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 20, maxLength: 120, size: 'max' }), (steps) => {
        const office = runningOffice(rulesWith({ undoSeconds: 60 }));
        office.opens('1', 'anna');
        office.opens('2', 'jan');
        const taken = new Set<string>();
        for (const next of steps) {
          const [command, actor] = commandOf(office, next);
          office.pass(next.pass);
          office.ask(command, actor);
          expectSound(office.day);
          for (const id of office.day.tickets.keys()) taken.add(id);
        }
        // The night comes whatever the day was like, and each ticket has its end in the log.
        office.pass(24 * 60);
        expectSound(office.day);
        const ended = new Set(office.log.flatMap(({ event }) => (event.type === 'TicketEnded' ? [event.ticket] : [])));
        expect([...taken].filter((id) => !ended.has(id))).toEqual([]);

        const again = initialDay();
        for (const recorded of structuredClone(office.log)) evolve(again, recorded);
        expect(snapshot(again)).toEqual(snapshot(office.day));
      }),
      { numRuns: 1_000, seed: 20261119 },
    );
  }, 20_000);
});

describe('a slip that somebody else has built on', () => {
  function missedTwice(): RunningOffice {
    const office = runningOffice();
    office.joins('t');
    office.opens('1', 'anna');
    office.calls('1');
    office.does({ type: 'MarkMissed', counter: '1', ticket: 't' }, clerk('anna'));
    office.does({ type: 'Reinstate', ticket: 't' }, RESIDENT);
    office.opens('2', 'jan');
    office.calls('2');
    office.does({ type: 'MarkMissed', counter: '2', ticket: 't' }, clerk('jan'));
    return office;
  }

  test('T-18 a missed client who was called elsewhere since is not taken back by the first counter', () => {
    const office = missedTwice();
    expect(office.ask({ type: 'Undo', counter: '1' }, clerk('anna'))).toEqual({
      ok: false,
      refusal: { kind: 'nothing-to-undo' },
    });
  });

  test('T-9 one missed client is not taken back to two counters', () => {
    const office = missedTwice();
    office.ask({ type: 'Undo', counter: '1' }, clerk('anna'));
    office.ask({ type: 'Undo', counter: '2' }, clerk('jan'));
    expectSound(office.day);
  });

  test('T-19 the night comes after a slip was taken back at another counter', () => {
    const office = missedTwice();
    office.ask({ type: 'Undo', counter: '1' }, clerk('anna'));
    office.ask({ type: 'CloseCounter', counter: '2' }, clerk('jan'));
    expect(() => office.pass(24 * 60)).not.toThrow();
  });

  test('T-18 a missed client who has come back is not taken back', () => {
    const office = runningOffice();
    office.joins('t');
    office.opens('1', 'anna');
    office.calls('1');
    office.does({ type: 'MarkMissed', counter: '1', ticket: 't' }, clerk('anna'));
    office.does({ type: 'Reinstate', ticket: 't' }, RESIDENT);
    expect(office.ask({ type: 'Undo', counter: '1' }, clerk('anna')).ok).toBe(false);
    expect(office.calls('1')).toBe('t');
  });

  test('T-15 a call that its holder gave up is not taken back', () => {
    const office = runningOffice();
    office.joins('t');
    office.opens('1', 'anna');
    office.calls('1');
    office.does({ type: 'Cancel', ticket: 't' }, RESIDENT);
    expect(office.ask({ type: 'Undo', counter: '1' }, clerk('anna')).ok).toBe(false);
    expectSound(office.day);
  });

  test('T-15 a counter that was closed and opened again takes nothing back', () => {
    const office = runningOffice();
    office.joins('t');
    office.opens('1', 'anna');
    office.calls('1');
    office.does({ type: 'MarkMissed', counter: '1', ticket: 't' }, clerk('anna'));
    office.does({ type: 'CloseCounter', counter: '1' }, clerk('anna'));
    office.opens('1', 'jan');
    expect(office.ask({ type: 'Undo', counter: '1' }, clerk('jan')).ok).toBe(false);
  });
});

describe('double taps', () => {
  function serving(): RunningOffice {
    const office = runningOffice();
    office.joins('t');
    office.joins('u');
    office.opens('1', 'anna');
    office.calls('1');
    return office;
  }

  test('T-7 "next" twice calls one client', () => {
    const office = serving();
    expect(office.calls('1')).toBeNull();
    expect(office.day.counts).toMatchObject({ called: 1, waiting: 1 });
  });

  test('T-10 "finish" twice ends one visit', () => {
    const office = serving();
    office.does({ type: 'Arrive', counter: '1', ticket: 't' }, clerk('anna'));
    const finish: Command = { type: 'Finish', counter: '1', ticket: 't', outcome: 'served' };
    office.does(finish, clerk('anna'));
    office.calls('1');
    expect(office.ask(finish, clerk('anna'))).toEqual({ ok: false, refusal: { kind: 'ticket-ended' } });
    expect(office.day.counters.get('1')).toMatchObject({ ticket: 'u' });
    expect(office.day.served).toBe(1);
  });

  test('T-15 "undo" twice takes back one step', () => {
    const office = serving();
    office.does({ type: 'Arrive', counter: '1', ticket: 't' }, clerk('anna'));
    office.does({ type: 'Finish', counter: '1', ticket: 't', outcome: 'served' }, clerk('anna'));
    office.calls('1');
    office.does({ type: 'Undo', counter: '1' }, clerk('anna'));
    expect(office.ask({ type: 'Undo', counter: '1' }, clerk('anna')).ok).toBe(false);
    expect(office.ticket('t', 'ended').outcome).toBe('served');
    office.ticket('u', 'waiting');
  });

  test('T-9 two clerks who call at the same moment call two clients', () => {
    const office = runningOffice();
    office.joins('t');
    office.joins('u');
    office.opens('1', 'anna');
    office.opens('2', 'jan');
    expect([office.calls('1'), office.calls('2')]).toEqual(['t', 'u']);
  });

  test('T-9 two clerks and one client: the second is told that nobody waits', () => {
    const office = runningOffice();
    office.joins('t');
    office.opens('1', 'anna');
    office.opens('2', 'jan');
    expect([office.calls('1'), office.calls('2')]).toEqual(['t', null]);
  });
});

describe('leaving things open', () => {
  test('T-13 a missed client comes back after the counter has closed', () => {
    const office = runningOffice();
    office.joins('t');
    office.opens('1', 'anna');
    office.calls('1');
    office.does({ type: 'MarkMissed', counter: '1', ticket: 't' }, clerk('anna'));
    office.does({ type: 'CloseCounter', counter: '1' }, clerk('anna'));
    office.does({ type: 'Reinstate', ticket: 't' }, RESIDENT);
    office.opens('2', 'jan');
    expect(office.calls('2')).toBe('t');
    expectSound(office.day);
  });

  test('T-13 a missed client whose counter has closed ends as a no-show', () => {
    const office = runningOffice();
    office.joins('t');
    office.opens('1', 'anna');
    office.calls('1');
    office.does({ type: 'MarkMissed', counter: '1', ticket: 't' }, clerk('anna'));
    office.does({ type: 'CloseCounter', counter: '1' }, clerk('anna'));
    office.pass(16);
    expect(office.ticket('t', 'ended').outcome).toBe('no-show');
  });

  test('T-15 a break between does not lose the last step, and does not lengthen the time for it', () => {
    const office = runningOffice();
    office.joins('t');
    office.opens('1', 'anna');
    office.calls('1');
    office.does({ type: 'Arrive', counter: '1', ticket: 't' }, clerk('anna'));
    office.does({ type: 'Finish', counter: '1', ticket: 't', outcome: 'served' }, clerk('anna'));
    office.does({ type: 'PauseCounter', counter: '1' }, clerk('anna'));
    expect(office.ask({ type: 'Undo', counter: '1' }, clerk('anna'))).toEqual({
      ok: false,
      refusal: { kind: 'counter-not-open' },
    });
    office.does({ type: 'ResumeCounter', counter: '1' }, clerk('anna'));
    office.does({ type: 'Undo', counter: '1' }, clerk('anna'));
    office.ticket('t', 'serving');
    office.does({ type: 'Finish', counter: '1', ticket: 't', outcome: 'served' }, clerk('anna'));
    office.does({ type: 'PauseCounter', counter: '1' }, clerk('anna'));
    office.pass(1);
    office.does({ type: 'ResumeCounter', counter: '1' }, clerk('anna'));
    expect(office.ask({ type: 'Undo', counter: '1' }, clerk('anna')).ok).toBe(false);
  });
});
