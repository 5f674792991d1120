import { createRandom, type Random } from '../../shared/lib/random.ts';
import { SCENARIO } from './scenario.ts';

/** Somebody who comes to the town hall. Times are minutes after opening. */
export interface PlannedVisit {
  id: number;
  /** Takes the ticket then, at the kiosk or at home. */
  joins: number;
  /** Number of the reference's matter. */
  matter: number;
  /** Minutes at the counter with a clerk of usual speed. */
  minutes: number;
  hard: boolean;
  /** Joined from home: minutes of travel, or null for those who never come. */
  remote: { travel: number | null; by: 'code' | 'number' } | null;
  /** Is not there when called; minutes until coming back, or null for those who do not. */
  noShow: { returnsAfter: number | null; way: 'phone' | 'kiosk' | 'desk' } | null;
  phone: boolean;
  /** Minutes of waiting after which the ticket is given up, or others are let first. */
  cancelsAfter: number | null;
  postponesAfter: number | null;
}

export interface PlannedClerk {
  /** Factor on service times, hidden from everybody. */
  speed: number;
  away: boolean;
  /** Times at which a break falls due; it begins when the client at the counter has gone. */
  breaks: Array<{ from: number; minutes: number }>;
}

export interface DayPlan {
  visits: PlannedVisit[];
  clerks: PlannedClerk[];
}

export interface PlanOptions {
  seed: number;
  clerks: number;
  load: number;
  /** Part of the day, minutes after opening: who joins in it. */
  from: number;
  to: number;
}

/** The day as it will happen: who comes when and why. The same seed gives the same day, on every machine. */
export function planDay({ seed, clerks, load, from, to }: PlanOptions): DayPlan {
  // Each of these has a source of its own, so that another number of clerks does not change who comes.
  const [arrivals, people, staff] = [1, 2, 3].map((part) => createRandom(Math.imul(seed, 0x9e3779b1) + part));
  if (!arrivals || !people || !staff) throw new Error('Invariant broken: three sources of randomness');
  const visits = arrivalTimes(arrivals, load).map((joins, id) => planVisit(people, id, joins));
  return {
    visits: visits.filter(({ joins }) => joins >= from && joins < to),
    clerks: planClerks(staff, clerks),
  };
}

function arrivalTimes(random: Random, load: number): number[] {
  const volume = load * random.lognormal(1, SCENARIO.volumeCv);
  const door = Math.round(random.int(SCENARIO.atTheDoor.from, SCENARIO.atTheDoor.to) * load);
  const times = Array.from({ length: door }, () => random.next());
  for (const [half, perHour] of SCENARIO.arrivals.entries()) {
    const mean = 60 / (perHour * volume);
    for (let at = half * 30 + random.exponential(mean); at < (half + 1) * 30; at += random.exponential(mean)) {
      if (at < SCENARIO.lastTicket) times.push(at);
    }
  }
  return times.sort((a, b) => a - b);
}

function planVisit(random: Random, id: number, joins: number): PlannedVisit {
  const { hard, remote, noShow, missedReturn, phone, cancels, postpones } = SCENARIO;
  const matter = pickMatter(random);
  const { mean, cv } = SCENARIO.services[matter] ?? { mean: 8, cv: 0.7 };
  const isHard = random.chance(hard.share);
  const minutes = random.lognormal(mean, cv) * (isHard ? hard.factor : 1);
  const travels = random.chance(remote.share);
  const travel = random.chance(remote.neverArrive) ? null : random.lognormal(remote.travel.mean, remote.travel.cv);
  const by = random.chance(0.5) ? 'code' : 'number';
  const misses = random.chance(noShow.share);
  const returnsAfter = random.chance(missedReturn.share)
    ? random.lognormal(missedReturn.after.mean, missedReturn.after.cv)
    : null;
  const hasPhone = travels || random.chance(phone);
  const way = random.pick(hasPhone ? (['phone', 'kiosk', 'desk'] as const) : (['kiosk', 'desk'] as const));
  const cancelsAfter = random.chance(cancels) ? random.exponential(15) : null;
  const postponesAfter = random.chance(postpones) ? random.exponential(8) : null;
  return {
    id,
    joins,
    matter,
    minutes,
    hard: isHard,
    // Whoever stands at the door when it opens has come.
    remote: travels && joins >= 1 ? { travel, by } : null,
    noShow: misses ? { returnsAfter, way } : null,
    phone: hasPhone,
    cancelsAfter: hasPhone ? cancelsAfter : null,
    postponesAfter: hasPhone ? postponesAfter : null,
  };
}

function pickMatter(random: Random): number {
  let left = random.next();
  for (const [matter, { share }] of SCENARIO.services.entries()) {
    left -= share;
    if (left < 0) return matter;
  }
  return SCENARIO.services.length - 1;
}

function planClerks(random: Random, count: number): PlannedClerk[] {
  const away = random.chance(SCENARIO.awayDays) ? random.int(0, Math.max(0, count - 1)) : -1;
  const { minutes, waves } = SCENARIO.lunch;
  return Array.from({ length: count }, (_, i) => {
    const lunch = { from: waves[i % waves.length] ?? 240, minutes };
    const unplanned = { from: 30 + random.next() * 450, minutes: SCENARIO.unplannedBreak };
    return {
      speed: random.lognormal(1, SCENARIO.speedCv),
      // An office of one cannot spare anybody.
      away: count > 1 && i === away,
      breaks: [lunch, unplanned].sort((a, b) => a.from - b.from),
    };
  });
}
