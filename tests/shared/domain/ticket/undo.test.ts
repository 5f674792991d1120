import { describe, expect, test } from 'vitest';
import type { Turn } from '../../../../shared/domain/ticket/day.ts';
import { type RunningOffice, runningOffice } from '../../../helpers/office.ts';
import { clerk, KIOSK, RESIDENT, rulesWith } from '../../../helpers/rules.ts';
import { snapshot } from '../../../helpers/snapshot.ts';

const anna = clerk('anna');
const undo = { type: 'Undo', counter: '1' } as const;
const nothing = { ok: false, refusal: { kind: 'nothing-to-undo' } };

/** Five people wait, `t2` is one for whom waiting is hard; Anna sits at counter 1 and Jan at 2. */
function lobby(): RunningOffice {
  const office = runningOffice();
  for (const ticket of ['t1', 't2', 't3', 't4', 't5']) office.joins(ticket, 'id-card', { hard: ticket === 't2' });
  office.opens('1', 'anna');
  office.opens('2', 'jan');
  return office;
}

/** The day without its count of events and the last step of each counter; a turn not begun and a fresh one are one. */
function dayWithoutSteps(office: RunningOffice): unknown {
  const { seq: _, counters, turns, ...day } = snapshot(office.day);
  const plain = (counters as Array<[string, { last: unknown }]>).map(([id, { last: __, ...counter }]) => [id, counter]);
  const begun = (turns as Array<[string, Turn]>).filter(([, turn]) => turn.run > 0 || turn.sinceBackOffice > 0);
  return { ...day, counters: plain, turns: begun };
}

function waitingInOrder(office: RunningOffice): string[] {
  return [...office.day.lanes.values()].flatMap((lane) => lane.places.slice(lane.head).map(({ ticket }) => ticket));
}

describe('T-16 a call taken back', () => {
  test('leaves everything as it was before the slip: places, turn, board and count', () => {
    const office = lobby();
    const before = dayWithoutSteps(office);
    expect(office.calls('1')).toBe('t2');
    office.does(undo, anna);
    expect(dayWithoutSteps(office)).toEqual(before);
  });

  test('gives the client the very same place, so that nobody behind and nobody before loses', () => {
    const office = lobby();
    office.calls('2');
    const order = waitingInOrder(office);
    expect(office.calls('1')).toBe('t1');
    office.joins('t6');
    office.does(undo, anna);
    expect(waitingInOrder(office)).toEqual([...order, 't6']);
    expect(office.calls('1')).toBe('t1');
  });

  test('P-12 leaves the first waiting time as it was, also when an earlier call was in the same millisecond', () => {
    const office = lobby();
    office.pass(10);
    office.calls('1');
    const { firstCallAt } = office.ticket('t2', 'called');
    office.does({ type: 'MarkMissed', counter: '1', ticket: 't2' }, anna);
    office.does({ type: 'Reinstate', ticket: 't2' }, RESIDENT);
    office.does({ type: 'CallTicket', counter: '1', ticket: 't2', reason: 'agreed' }, anna);
    office.does(undo, anna);
    expect(office.ticket('t2', 'waiting').firstCallAt).toBe(firstCallAt);

    const fresh = lobby();
    fresh.calls('1');
    fresh.does(undo, anna);
    expect(fresh.ticket('t2', 'waiting').firstCallAt).toBeNull();
  });

  test('gives back the turn of priority calls', () => {
    const office = lobby();
    office.calls('1');
    expect(office.day.turns.get('anna')).toEqual({ run: 1, sinceBackOffice: 1 });
    office.does(undo, anna);
    expect(office.day.turns.get('anna')).toEqual({ run: 0, sinceBackOffice: 0 });
  });

  test('takes the call off the board and leaves the others on it', () => {
    const office = lobby();
    office.calls('2');
    office.calls('1');
    office.does(undo, anna);
    expect(office.day.recentCalls.map(({ counter }) => counter)).toEqual(['2']);
  });

  test('is too late after the call was repeated', () => {
    const office = lobby();
    office.calls('1');
    office.does({ type: 'Recall', counter: '1', ticket: 't2' }, anna);
    expect(office.ask(undo, anna)).toEqual(nothing);
  });

  test('is too late once the client has arrived', () => {
    const office = lobby();
    office.calls('1');
    office.does({ type: 'Arrive', counter: '1', ticket: 't2' }, anna);
    expect(office.ask(undo, anna)).toEqual(nothing);
  });
});

describe('T-17 a finish taken back', () => {
  test('serves the same client again, from the first minute of the visit', () => {
    const office = lobby();
    office.calls('1');
    office.pass(1);
    office.does({ type: 'Arrive', counter: '1', ticket: 't2' }, anna);
    office.pass(7);
    const before = dayWithoutSteps(office);
    office.does({ type: 'Finish', counter: '1', ticket: 't2', outcome: 'served' }, anna);
    expect(office.day.served).toBe(1);
    office.does(undo, anna);
    expect(dayWithoutSteps(office)).toEqual(before);
    expect(office.day.served).toBe(0);
  });

  test('a referred client too', () => {
    const office = lobby();
    office.calls('1');
    office.does({ type: 'Arrive', counter: '1', ticket: 't2' }, anna);
    const before = dayWithoutSteps(office);
    office.does({ type: 'Finish', counter: '1', ticket: 't2', outcome: 'referred' }, anna);
    office.does(undo, anna);
    expect(dayWithoutSteps(office)).toEqual(before);
  });

  test('first gives up the call made since, and goes no further back', () => {
    const office = lobby();
    office.calls('1');
    office.does({ type: 'Arrive', counter: '1', ticket: 't2' }, anna);
    office.does({ type: 'Finish', counter: '1', ticket: 't2', outcome: 'served' }, anna);
    expect(office.calls('1')).toBe('t1');
    office.does(undo, anna);
    office.ticket('t1', 'waiting');
    expect(office.ask(undo, anna)).toEqual(nothing);
    office.ticket('t2', 'ended');
  });
});

describe('T-18 a "did not come" taken back', () => {
  test('calls the same client at the same counter still, with the first time of the call', () => {
    const office = lobby();
    office.calls('1');
    const calledAt = office.now;
    office.pass(2);
    office.does({ type: 'MarkMissed', counter: '1', ticket: 't2' }, anna);
    office.does(undo, anna);
    expect(office.ticket('t2', 'called')).toMatchObject({ counter: '1', clerk: 'anna', calledAt });
    expect(office.day.counters.get('1')).toMatchObject({ ticket: 't2' });
    expect(office.day.missed.size).toBe(0);
    office.pass(20);
    office.ticket('t2', 'called');
  });

  test('the call is as it was: with its reason, its repetitions and the answer to it', () => {
    const office = lobby();
    office.calls('1');
    office.does({ type: 'Recall', counter: '1', ticket: 't2' }, anna);
    office.does({ type: 'AnswerCall', ticket: 't2', answer: 'more-time' }, RESIDENT);
    const before = office.ticket('t2', 'called');
    office.pass(1);
    office.does({ type: 'MarkMissed', counter: '1', ticket: 't2' }, anna);
    office.does(undo, anna);
    expect(office.ticket('t2', 'called')).toEqual(before);
  });

  test('is too late once a matter was added: it would be lost', () => {
    const office = lobby();
    office.calls('1');
    office.does({ type: 'MarkMissed', counter: '1', ticket: 't2' }, anna);
    office.does({ type: 'AddMatter', ticket: 't2', service: 'tax' }, RESIDENT);
    expect(office.ask(undo, anna)).toEqual(nothing);
    expect(office.ticket('t2', 'missed').matters).toEqual(['tax']);
  });

  test('is too late once another client is there', () => {
    const office = lobby();
    office.calls('1');
    office.does({ type: 'MarkMissed', counter: '1', ticket: 't2' }, anna);
    office.calls('1');
    office.does(undo, anna);
    expect(office.ask(undo, anna)).toEqual(nothing);
    office.ticket('t2', 'missed');
  });

  test('is too late once the client has given up the ticket', () => {
    const office = lobby();
    office.calls('1');
    office.does({ type: 'MarkMissed', counter: '1', ticket: 't2' }, anna);
    office.does({ type: 'Cancel', ticket: 't2' }, RESIDENT);
    expect(office.ask(undo, anna)).toEqual(nothing);
  });
});

describe('T-15 the time for it', () => {
  const steps = {
    call: (office: RunningOffice) => office.calls('1'),
    finish: (office: RunningOffice) => {
      office.calls('1');
      office.does({ type: 'Arrive', counter: '1', ticket: 't2' }, anna);
      office.does({ type: 'Finish', counter: '1', ticket: 't2', outcome: 'served' }, anna);
    },
    missed: (office: RunningOffice) => {
      office.calls('1');
      office.does({ type: 'MarkMissed', counter: '1', ticket: 't2' }, anna);
    },
    transfer: (office: RunningOffice) => {
      office.serves('1');
      office.does({ type: 'Transfer', counter: '1', ticket: 't2', service: 'address' }, anna);
    },
    matter: (office: RunningOffice) => {
      office.serves('1');
      office.does({ type: 'AddMatter', ticket: 't2', service: 'address' }, anna);
      office.does({ type: 'Finish', counter: '1', ticket: 't2', outcome: 'served' }, anna);
    },
  };

  test.each(['call', 'finish', 'missed', 'transfer', 'matter'] as const)(
    'a %s is taken back for 20 seconds, and not a moment longer',
    (step) => {
      const intime = lobby();
      steps[step](intime);
      intime.now += 20_000;
      expect(intime.ask(undo, anna).ok).toBe(true);

      const late = lobby();
      steps[step](late);
      late.now += 20_001;
      expect(late.ask(undo, anna)).toEqual(nothing);
    },
  );

  test.each(['call', 'finish', 'missed', 'transfer', 'matter'] as const)('a %s is taken back once', (step) => {
    const office = lobby();
    steps[step](office);
    office.does(undo, anna);
    expect(office.ask(undo, anna)).toEqual(nothing);
  });

  const others: Array<[string, (office: RunningOffice) => void]> = [
    ['calling again', (office) => office.does({ type: 'Recall', counter: '1', ticket: 't2' }, anna)],
    ['arriving', (office) => office.does({ type: 'Arrive', counter: '1', ticket: 't2' }, anna)],
    [
      'leaving for a moment',
      (office) => {
        office.does({ type: 'Arrive', counter: '1', ticket: 't2' }, anna);
        office.does({ type: 'Interrupt', counter: '1', ticket: 't2', minutes: 1 }, anna);
      },
    ],
    [
      'parking',
      (office) => {
        office.does({ type: 'Arrive', counter: '1', ticket: 't2' }, anna);
        office.does({ type: 'Park', counter: '1', ticket: 't2', reason: 'form', minutes: 1 }, anna);
      },
    ],
    [
      'going on with a parked visit',
      (office) => {
        office.does({ type: 'Arrive', counter: '1', ticket: 't2' }, anna);
        office.does({ type: 'Park', counter: '1', ticket: 't2', reason: 'form', minutes: 1 }, anna);
        office.does({ type: 'Unpark', counter: '1', ticket: 't2', announce: true }, anna);
      },
    ],
  ];
  test.each(others)('%s is no step that is taken back', (_, step) => {
    const office = lobby();
    office.calls('1');
    step(office);
    expect(office.ask(undo, anna)).toEqual(nothing);
  });

  test('the office sets it', () => {
    const office = runningOffice(rulesWith({ undoSeconds: 60 }));
    office.joins('t1');
    office.opens('1', 'anna');
    office.calls('1');
    office.pass(0.9);
    expect(office.ask(undo, anna).ok).toBe(true);
  });

  test('a counter takes back its own step only, whatever happens at others', () => {
    const office = lobby();
    office.calls('1');
    office.calls('2');
    office.does({ type: 'AskForPerson' }, KIOSK);
    office.joins('t6');
    office.does(undo, anna);
    office.ticket('t2', 'waiting');
    office.ticket('t1', 'called');
  });
});
