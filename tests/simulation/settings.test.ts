import { describe, expect, it } from 'vitest';
import { planOf, REFERENCE, seedsOf } from './plans.ts';
import { readSettings } from './settings.ts';
import type { Study } from './study.ts';
import { runStudy } from './study.ts';
import { targetsOf } from './targets.ts';

describe('the flags of the simulation', () => {
  it('stand for the reference day when none is given', () => {
    expect(readSettings([])).toMatchObject({ days: 200, seed: 1, priority: 0.15, load: 1, verify: false });
  });

  it('say what would be right when one is wrong', () => {
    expect(() => readSettings(['--days', 'many'])).toThrow('--days is "many": give a whole number from 1');
    expect(() => readSettings(['--days', ''])).toThrow('--days is ""');
    expect(() => readSettings(['--priority', '15'])).toThrow('--priority is "15": give a share from 0 to 1');
    expect(() => readSettings(['--load', '9'])).toThrow('--load is "9"');
    expect(() => readSettings(['--policy', 'lifo'])).toThrow('there are rule, fifo, strict, every-third, and all');
    expect(() => readSettings(['--polcy', 'fifo'])).toThrow(/--polcy[\s\S]*--policy all/);
  });
});

describe('the plans of the days', () => {
  it('learn from other days than those that are measured', () => {
    const uses = ['measure', 'late in the day', 'learn', 'learn for late in the day'] as const;
    const seeds = uses.flatMap((use) => seedsOf(1, use, 100_000));
    expect(new Set(seeds).size).toBe(seeds.length);
    expect(seedsOf(2, 'measure', 1)).not.toEqual(seedsOf(1, 'measure', 1));
  });

  it('have the same people coming at the same times, whatever share has priority', () => {
    const shares = [0, 0.05, 0.15, 0.4, 1].map((priority) => planOf({ ...REFERENCE, seed: 3, priority }).visits);
    const hard = shares.map((visits) => visits.filter((visit) => visit.hard).length / visits.length);
    expect(hard[0]).toBe(0);
    expect(hard[3]).toBeGreaterThan(0.3);
    expect(hard[3]).toBeLessThan(0.5);
    expect(hard[4]).toBe(1);
    expect(hard).toEqual(hard.toSorted((a, b) => a - b));
    for (const visits of shares) expect(visits.map(({ joins }) => joins)).toEqual(shares[0]?.map(({ joins }) => joins));
  });

  it('have nobody who gives up, lets others first or comes back in the reference', () => {
    for (const visit of planOf({ ...REFERENCE, seed: 3 }).visits) {
      expect(visit).toMatchObject({ cancelsAfter: null, postponesAfter: null });
      expect(visit.noShow?.returnsAfter ?? null).toBeNull();
    }
  });
});

describe('the targets', () => {
  const settings = readSettings(['--days', '2', '--verify']);
  if (settings === 'help') throw new Error('no help was asked for');
  const study = runStudy(settings, () => {});
  const missed = (changed: Partial<Study>): string[] =>
    targetsOf({ ...study, ...changed })
      .filter(({ holds }) => !holds)
      .map(({ what }) => what);

  it('hold on the reference day', () => {
    expect(missed({})).toEqual([]);
    expect(targetsOf(study).length).toBeGreaterThan(10);
  });

  it('are missed by a rule that is not as good', () => {
    const { rule, fifo, strict } = study.policies;
    if (!rule || !fifo || !strict) throw new Error('all policies were simulated');
    expect(missed({ policies: { rule: fifo, fifo } })).toContain('rule: mean wait of the priority group, min');
    expect(missed({ policies: { rule: strict, fifo } })).toContain(
      'rule: priority calls in a row over somebody ordinary (P-4)',
    );
    const slow = { ...rule, othersExtra: 9, notServed: 1, others: { ...rule.others, max: fifo.others.max * 3 } };
    expect(missed({ policies: { rule: slow, fifo } })).toHaveLength(3);
    const [verified] = study.verified;
    if (!verified) throw new Error('the logs were verified');
    expect(missed({ verified: [{ ...verified, findings: 1 }] })).toEqual(['reference days: findings of the verifier']);
  });

  it('of minutes are for the reference day only', () => {
    const busy = { ...study, settings: { ...settings, load: 1.1 } };
    expect(targetsOf(busy).some(({ what }) => what.includes(', min'))).toBe(false);
  });
});
