import type { PlannedClerk } from '../plan.ts';
import { SCENARIO } from '../scenario.ts';
import type { Story, Town } from '../town.ts';
import { WALK } from './resident.ts';
import type { Answered } from './screen.ts';
import type { Tablet } from './tablet.ts';

const A_LITTLE_MS = 100;

/** A clerk's day at one counter: call, wait for the client, serve, change over, and breaks in between. */
export async function workAtCounter(town: Town, tablet: Tablet, plan: PlannedClerk): Promise<void> {
  const { clock } = town;
  const { counter } = tablet;
  const breaks = plan.breaks.filter(({ from }) => from > clock.now());
  town.desks.push(async (ticket) => (await tablet.ask({ type: 'Reinstate', ticket })).ok);
  while (!town.isOver()) {
    const due = breaks[0];
    if (due && clock.now() >= due.from) {
      breaks.shift();
      await takeBreak(town, tablet, due.minutes);
      continue;
    }
    if (!tablet.somebodyWaits) {
      await Promise.race([tablet.news(), town.over, ...(due ? [clock.until(due.from)] : [])]);
      continue;
    }
    await serveNext(town, tablet, plan);
  }
  await clock.busy(tablet.ask({ type: 'CloseCounter', counter }));
}

async function takeBreak({ clock, over }: Town, tablet: Tablet, minutes: number): Promise<void> {
  const { counter } = tablet;
  const paused = await clock.busy(tablet.ask({ type: 'PauseCounter', counter }));
  if (!paused.ok) return;
  await Promise.race([clock.until(clock.now() + minutes), over]);
  await clock.busy(tablet.ask({ type: 'ResumeCounter', counter }));
}

async function serveNext(town: Town, tablet: Tablet, plan: PlannedClerk): Promise<void> {
  const { clock, stories, ears } = town;
  const called = await clock.busy(tablet.callNext());
  if (!called.ok) {
    // Another clerk was faster. What the office says about who waits comes right after.
    await clock.busy(new Promise((done) => setTimeout(done, 2)));
    return;
  }
  const story = stories.get(called.ticket);
  if (story) story.calledAt ??= clock.now();
  if (await waitForClient(town, tablet, called.ticket, story)) {
    await serve(town, tablet, plan, called.ticket, story);
    return;
  }
  // Whoever was called just as the day was broken off goes back to the very place that they had.
  if (town.isOver() && (await clock.busy(tablet.ask({ type: 'Undo', counter: tablet.counter }))).ok) return;
  const missed = await sayMissed(town, tablet, called.ticket);
  if (!missed.ok || !story?.number) return;
  story.missed += 1;
  ears.get(story.number)?.onOver('missed');
}

/** Waits for the client and calls again in between, at least as T-27 says; false when nobody came. */
async function waitForClient(town: Town, tablet: Tablet, ticket: string, story: Story | undefined): Promise<boolean> {
  const { clock, standing, onComing, missedAfter } = town;
  const { counter } = tablet;
  if (!story) {
    // A ticket that nobody of this day holds is a visitor's own, who tries Okienko out: they may see that they are called.
    await Promise.race([town.over, clock.until(clock.now() + SCENARIO.noShow.costs / 2)]);
    return true;
  }
  const number = story.number ?? '';
  const calls = Math.max(2, missedAfter.calls);
  const minutes = Math.max(SCENARIO.noShow.costs, missedAfter.minutes * (story.plan.hard ? 2 : 1));
  const isHere = (): boolean => standing.get(number) === counter;
  const comes = new Promise<void>((resolve) => {
    onComing.set(counter, () => {
      if (isHere()) resolve();
    });
  });
  for (let call = 1; !isHere() && !town.isOver(); call += 1) {
    await Promise.race([comes, town.over, clock.until(clock.now() + minutes / calls)]);
    if (isHere() || town.isOver() || call === calls) break;
    await clock.busy(tablet.ask({ type: 'Recall', counter, ticket }));
  }
  return isHere();
}

/**
 * The office has the last word on whether it is too early, since its clock is the one that counts. Then the clerk calls
 * again, or waits a little longer, also when the day was broken off in the middle of a call.
 */
async function sayMissed({ clock }: Town, { counter, ask }: Tablet, ticket: string): Promise<Answered> {
  for (;;) {
    const missed = await clock.busy(ask({ type: 'MarkMissed', counter, ticket }));
    if (missed.ok) return missed;
    if (missed.kind === 'call-again-first') await clock.busy(ask({ type: 'Recall', counter, ticket }));
    else if (missed.kind === 'wait-a-little') await clock.busy(new Promise((done) => setTimeout(done, A_LITTLE_MS)));
    else return missed;
  }
}

async function serve(
  town: Town,
  tablet: Tablet,
  plan: PlannedClerk,
  ticket: string,
  story: Story | undefined,
): Promise<void> {
  const { clock, ears, standing } = town;
  const { counter } = tablet;
  const number = story?.number ?? '';
  const arrived = await clock.busy(tablet.ask({ type: 'Arrive', counter, ticket }));
  if (arrived.ok) {
    await Promise.race([clock.until(clock.now() + (story?.plan.minutes ?? 5) * plan.speed), town.over]);
    const finished = await clock.busy(tablet.ask({ type: 'Finish', counter, ticket }));
    if (finished.ok) ears.get(number)?.onOver('served');
  }
  standing.delete(number);
  await Promise.race([clock.until(clock.now() + SCENARIO.changeOver - WALK), town.over]);
}
