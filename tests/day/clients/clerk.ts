import type { PlannedClerk } from '../plan.ts';
import { SCENARIO } from '../scenario.ts';
import type { Story, Town } from '../town.ts';
import { WALK } from './resident.ts';
import type { Tablet } from './tablet.ts';

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
  const missed = await clock.busy(tablet.ask({ type: 'MarkMissed', counter: tablet.counter, ticket: called.ticket }));
  if (!missed.ok || !story?.number) return;
  story.missed += 1;
  ears.get(story.number)?.onOver('missed');
}

/** Waits for the client, calls again half-way, and gives up: false when nobody came. */
async function waitForClient(town: Town, tablet: Tablet, ticket: string, story: Story | undefined): Promise<boolean> {
  const { clock, standing, onComing } = town;
  const { counter } = tablet;
  const number = story?.number ?? '';
  const patience = SCENARIO.noShow.costs / 2;
  const isHere = (): boolean => standing.get(number) === counter;
  const comes = new Promise<void>((resolve) => {
    onComing.set(counter, () => {
      if (isHere()) resolve();
    });
  });
  await Promise.race([comes, town.over, clock.until(clock.now() + (isHere() ? 0 : patience))]);
  // A ticket that nobody of this day holds is a visitor's own, who tries Okienko out: they are there at once.
  if (isHere() || !story) return true;
  if (town.isOver()) return false;
  await clock.busy(tablet.ask({ type: 'Recall', counter, ticket }));
  await Promise.race([comes, town.over, clock.until(clock.now() + patience)]);
  return isHere();
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
