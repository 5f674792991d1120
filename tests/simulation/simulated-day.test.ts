import { describe, expect, it } from 'vitest';
import { verify } from '../../shared/verify/verify.ts';
import { exportLines } from './export-log.ts';
import { passesOf } from './passes.ts';
import { planOf, REFERENCE } from './plans.ts';
import { simulate } from './simulated-day.ts';
import { waitOf } from './visits.ts';

const SEEDS = [11, 12, 13];
const reference = (seed: number) => planOf({ ...REFERENCE, seed });
const lively = (seed: number) => planOf({ ...REFERENCE, seed, variant: 'lively' });
const crowded = (seed: number) => planOf({ ...REFERENCE, seed, priority: 0.4, load: 1.1 });
const days = SEEDS.map((seed) => simulate(reference(seed)));
const livelyDays = SEEDS.map((seed) => simulate(lively(seed), { walk: 0.3 }));

describe('a simulated day', () => {
  it('T-22: has the same log for the same seed, and another for another', () => {
    expect(simulate(reference(11)).events).toEqual(days[0]?.events);
    expect(simulate(reference(12)).events).not.toEqual(days[0]?.events);
  });

  it('T-25: serves everybody once who waits and comes when called, and every ticket has its end', () => {
    for (const [i, { visits }] of days.entries()) {
      const plan = reference(SEEDS[i] ?? 0);
      expect(visits.size).toBe(plan.visits.length);
      for (const { id, noShow, remote } of plan.visits) {
        const visit = visits.get(`ticket-${id}`);
        const came = remote === null || (visit?.present ?? null) !== null;
        expect(visit?.outcome).toBe(!came ? 'expired' : noShow ? 'no-show' : 'served');
        expect(visit?.finishes).toBe(came && !noShow ? 1 : 0);
        expect(visit && came ? waitOf(visit) : 0).toBeGreaterThanOrEqual(0);
      }
    }
  });

  it('T-19: is closed at midnight, with nobody left', () => {
    for (const { events, visits } of [...days, ...livelyDays]) {
      expect(events.at(-1)?.event.type).toBe('DayClosed');
      for (const { outcome } of visits.values())
        expect(['served', 'no-show', 'expired', 'cancelled']).toContain(outcome);
    }
  });

  it('takes everybody through what is planned for them: returns, giving up, letting others first, breaks', () => {
    const types = new Map<string, number>();
    for (const { event } of livelyDays.flatMap(({ events }) => events)) {
      types.set(event.type, (types.get(event.type) ?? 0) + 1);
    }
    for (const type of ['TicketReinstated', 'TicketPostponed', 'TicketRecalled', 'TicketMissed', 'CounterPaused']) {
      expect(types.get(type), type).toBeGreaterThan(0);
    }
    expect(types.get('CounterResumed')).toBe(types.get('CounterPaused'));
    expect(livelyDays.flatMap(({ visits }) => [...visits.values()]).map(({ outcome }) => outcome)).toContain(
      'cancelled',
    );
  });

  it('tells who looks on of each ticket when it is taken, and of each holder once, before anybody is called', () => {
    const joined: string[] = [];
    const present: string[] = [];
    let told = 0;
    const { visits, events } = simulate(lively(12), {
      hooks: {
        onJoin: (_day, ticket) => joined.push(ticket),
        onPresent: (day, ticket, now) => {
          present.push(ticket);
          expect(day.tickets.get(ticket)).toMatchObject({ state: 'waiting', presentAt: now });
        },
        onEvent: (day, { seq }) => {
          told += 1;
          expect(day.seq).toBe(seq);
        },
      },
    });
    expect(joined).toEqual([...visits.keys()]);
    expect(new Set(present).size).toBe(present.length);
    expect(present.length).toBe([...visits.values()].filter((visit) => visit.present !== null).length);
    expect(told).toBe(events.length);
  });

  it('is not changed by who looks on', () => {
    const hooks = { onPresent: () => {}, onEvent: () => {} };
    expect(simulate(reference(11), { hooks }).events).toEqual(days[0]?.events);
  });
});

describe('the order of calls', () => {
  it('W-10, P-11: the verifier finds nothing wrong with any log', () => {
    for (const { events } of [...days, ...livelyDays]) {
      const report = verify(exportLines(events));
      expect(report.findings).toEqual([]);
      expect(report.openDay).toBeNull();
      expect(report.tickets).toBeGreaterThan(200);
    }
  });

  it('W-10: the verifier would find a log that was changed, and a day that was called by another rule', () => {
    const lines = [...exportLines(days[0]?.events ?? [])];
    const changed = lines.map((line, i) => (i === 300 ? line.replace(/"at":(\d)/, '"at":9') : line));
    expect(verify(changed).findings.map(({ kind }) => kind)).toContain('hash-wrong');
    const byFifo = verify(exportLines(simulate(reference(11), { policy: 'fifo' }).events));
    expect(byFifo.findings.map(({ kind }) => kind)).toContain('call-out-of-order');
  });

  it('P-4, P-10: no clerk makes more than K priority calls in a row over ordinary clients, however many have priority', () => {
    for (const seed of SEEDS) {
      const { events, rules } = simulate(crowded(seed));
      expect(passesOf(events)).toEqual({ longestRun: rules.policy.priorityRun, mostSeen: rules.policy.priorityRun });
      expect(verify(exportLines(events)).passedOver.most).toBe(rules.policy.priorityRun);
    }
  });

  it('P-4: by "priority first" the bound would not hold', () => {
    const { events, rules } = simulate(crowded(11), { policy: 'strict' });
    expect(passesOf(events).longestRun).toBeGreaterThan(rules.policy.priorityRun);
    expect(passesOf(events).mostSeen).toBeGreaterThan(rules.policy.priorityRun);
  });

  it('by FIFO, people are called for each service in the order of coming', () => {
    const { visits } = simulate(crowded(11), { policy: 'fifo' });
    const inOrder = [...visits.values()]
      .filter(({ service, called }) => service === 'social' && called !== null)
      .sort((a, b) => (a.present ?? 0) - (b.present ?? 0));
    const calls = inOrder.map(({ called }) => called ?? 0);
    expect(inOrder.length).toBeGreaterThan(20);
    expect(calls).toEqual(calls.toSorted((a, b) => a - b));
  });

  it('serves the same people whatever the rule', () => {
    const [byRule, byFifo] = (['rule', 'fifo'] as const).map((policy) => simulate(reference(12), { policy }));
    const served = (day = byRule): string[] =>
      [...(day?.visits.values() ?? [])].filter(({ outcome }) => outcome === 'served').map(({ ticket }) => ticket);
    expect(served(byFifo)).toEqual(served(byRule));
  });
});
