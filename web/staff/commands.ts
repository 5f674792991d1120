import { type ReadonlySignal, signal } from '@preact/signals';
import { newCommandId } from '../../shared/browser/live-platform.ts';
import type { ScreenCommandInput } from '../../shared/protocol/commands.ts';
import type { WireRefusal } from '../../shared/protocol/problem.ts';
import type { TicketView } from '../../shared/protocol/ticket-view.ts';
import { dayNow, onEvent, tabletNow } from './live.ts';

/** The command that is on its way, or the last one as long as it needs somebody's attention. */
export type Step =
  | { state: 'asking'; key: string; id: string }
  /** No answer in time. It may have been done: pressing again repeats the same command, never a second one. */
  | { state: 'unanswered'; key: string; id: string; command: ScreenCommandInput }
  | { state: 'refused'; key: string; id: string; refusal: WireRefusal };

export type Acted = { done: true; ticket: TicketView | undefined } | { done: false };

const PATIENCE = 6_000;
/** A second tap may land on the button that the first one brought about; closer together than this it is a slip. */
const SLIP = 500;
/** How long the event of an answered command may lag behind its answer. */
const LAG = 2_000;

const now = signal<Step | null>(null);
export const step: ReadonlySignal<Step | null> = now;

let lastAt = Number.NEGATIVE_INFINITY;

/** What tells commands apart: the same command pressed again is a repeat of it. */
export function keyOf(command: ScreenCommandInput): string {
  return JSON.stringify(command);
}

/** Asks the office for one thing at a time. A press while another is on its way counts for nothing. */
export async function act(command: ScreenCommandInput): Promise<Acted> {
  const tablet = tabletNow();
  const before = now.peek();
  const pressedAt = performance.now();
  if (!tablet || before?.state === 'asking' || pressedAt - lastAt < SLIP) return { done: false };
  lastAt = pressedAt;
  const key = keyOf(command);
  const id = before?.state === 'unanswered' && before.key === key ? before.id : newCommandId();
  now.value = { state: 'asking', key, id };
  const asked = await tablet.ask(command, id, PATIENCE);
  switch (asked.kind) {
    case 'refused':
      now.value = { state: 'refused', key, id, refusal: asked.refusal };
      return { done: false };
    case 'no-answer':
      now.value = { state: 'unanswered', key, id, command };
      return { done: false };
    case 'done':
      await folded(asked.seq);
      now.value = null;
      return { done: true, ticket: asked.ticket };
  }
}

/**
 * Asks for something that goes on beside the work, as a note that is written: it holds up no button, and what became of
 * it is said where it belongs.
 */
export async function askBeside(command: ScreenCommandInput): Promise<'done' | 'refused' | 'no-answer'> {
  return (await tabletNow()?.ask(command, newCommandId(), PATIENCE))?.kind ?? 'no-answer';
}

/** Forgets what was said about the last command. */
export function dismissStep(): void {
  if (now.peek()?.state !== 'asking') now.value = null;
}

/** The button stays busy until the screen shows what it did; otherwise it would offer the same again for a moment. */
function folded(seq: number): Promise<void> {
  if (dayNow().seq >= seq) return Promise.resolve();
  return new Promise((resolve) => {
    const finish = (): void => {
      stop();
      clearTimeout(timer);
      resolve();
    };
    const timer = setTimeout(finish, LAG);
    const stop = onEvent((recorded) => recorded.seq >= seq && finish());
  });
}

onEvent(({ command }) => {
  const before = now.peek();
  if (before?.id !== command) return;
  if (before.state === 'unanswered') now.value = null;
});
