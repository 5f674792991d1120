import { expect, test } from 'vitest';
import {
  GIVE_AFTER,
  type Issue,
  type IssueEffect,
  type IssueInput,
  PERSON_AFTER,
  stepIssue,
  type TicketWish,
} from '../../../kiosk/kiosk/issue/issue-ticket.ts';
import { ticketView } from './kiosk-fixtures.ts';

const wish: TicketWish = { id: 'command-1', secret: 'a'.repeat(26), service: 'id-card', language: 'pl', needs: [] };
const ticket = ticketView();

function run(...inputs: Array<[IssueInput, number]>): { issue: Issue; effects: IssueEffect[] } {
  let issue: Issue = { state: 'none' };
  const effects: IssueEffect[] = [];
  for (const [input, now] of inputs) {
    const [next, done] = stepIssue(issue, input, now);
    issue = next;
    effects.push(...done);
  }
  return { issue, effects };
}

test('a wish is asked once and its ticket is printed once, however often the button is pressed', () => {
  const { issue, effects } = run(
    [{ type: 'wish', wish, cut: false }, 0],
    [{ type: 'wish', wish: { ...wish, id: 'command-2' }, cut: false }, 10],
    [{ type: 'answered', id: wish.id, ticket }, 200],
    [{ type: 'answered', id: wish.id, ticket }, 210],
    [{ type: 'wish', wish: { ...wish, id: 'command-3' }, cut: false }, 220],
  );
  expect(issue).toEqual({ state: 'issued', wish, ticket, print: 'printing' });
  expect(effects).toEqual(['ask', 'print']);
});

test('O-10 without an answer in about a second the kiosk takes one of its own numbers', () => {
  expect(run([{ type: 'wish', wish, cut: false }, 0], [{ type: 'tick' }, GIVE_AFTER - 1]).effects).toEqual(['ask']);
  const { issue, effects } = run([{ type: 'wish', wish, cut: false }, 0], [{ type: 'tick' }, GIVE_AFTER]);
  expect([issue.state, effects]).toEqual(['giving', ['ask', 'give']]);
});

test('O-10 where it is known that nobody answers, it takes one at once', () => {
  const { issue, effects } = run([{ type: 'wish', wish, cut: true }, 0], [{ type: 'given', id: wish.id, ticket }, 30]);
  expect(issue).toEqual({ state: 'issued', wish, ticket, print: 'printing' });
  expect(effects).toEqual(['give', 'print']);
});

test('O-10 one tap is one number: an answer that comes while the kiosk gives its own is too late', () => {
  const own = { ...ticket, number: 'A900' };
  const { issue, effects } = run(
    [{ type: 'wish', wish, cut: false }, 0],
    [{ type: 'tick' }, GIVE_AFTER],
    [{ type: 'answered', id: wish.id, ticket }, GIVE_AFTER + 5],
    [{ type: 'no-answer', id: wish.id }, GIVE_AFTER + 6],
    [{ type: 'given', id: wish.id, ticket: own }, GIVE_AFTER + 20],
    [{ type: 'answered', id: wish.id, ticket }, GIVE_AFTER + 30],
  );
  expect(issue).toMatchObject({ state: 'issued', ticket: { number: 'A900' } });
  expect(effects).toEqual(['ask', 'give', 'print']);
});

test('O-11 a kiosk without a number of its own says that it takes longer, asks on, and hands over to a person', () => {
  const without: Array<[IssueInput, number]> = [
    [{ type: 'wish', wish, cut: false }, 0],
    [{ type: 'tick' }, GIVE_AFTER],
    [{ type: 'not-given', id: wish.id, cut: false }, GIVE_AFTER + 10],
  ];
  expect(run(...without)).toMatchObject({ issue: { state: 'asking', slow: true }, effects: ['ask', 'give', 'ask'] });
  expect(run(...without, [{ type: 'tick' }, PERSON_AFTER]).issue.state).toBe('unanswered');
});

test('O-11 where nobody will answer either, a person is named at once', () => {
  const { issue, effects } = run(
    [{ type: 'wish', wish, cut: true }, 0],
    [{ type: 'not-given', id: wish.id, cut: true }, 10],
  );
  expect([issue.state, effects]).toEqual(['unanswered', ['give', 'ask']]);
});

test('O-10 after a restart the wish goes on: with the number that it had, or with the same question', () => {
  expect(run([{ type: 'resume', wish, ticket }, 0])).toMatchObject({ issue: { state: 'issued' }, effects: ['print'] });
  expect(run([{ type: 'resume', wish, ticket: null }, 0])).toMatchObject({
    issue: { state: 'asking' },
    effects: ['ask'],
  });
});

test('it goes on asking with the same wish, also when a person has been named', () => {
  const { issue, effects } = run(
    [{ type: 'wish', wish, cut: false }, 0],
    [{ type: 'tick' }, GIVE_AFTER],
    [{ type: 'not-given', id: wish.id, cut: false }, GIVE_AFTER],
    [{ type: 'no-answer', id: wish.id }, 4_000],
    [{ type: 'tick' }, PERSON_AFTER],
    [{ type: 'no-answer', id: wish.id }, PERSON_AFTER + 10],
  );
  expect(effects).toEqual(['ask', 'give', 'ask', 'ask', 'ask']);
  expect(issue).toEqual({ state: 'unanswered', wish });
});

test('a late answer still gives the number to whoever waited for it', () => {
  const { issue, effects } = run(
    [{ type: 'wish', wish, cut: false }, 0],
    [{ type: 'tick' }, GIVE_AFTER],
    [{ type: 'not-given', id: wish.id, cut: false }, GIVE_AFTER],
    [{ type: 'tick' }, PERSON_AFTER],
    [{ type: 'answered', id: wish.id, ticket }, PERSON_AFTER + 500],
  );
  expect(issue.state).toBe('issued');
  expect(effects.filter((effect) => effect === 'print')).toHaveLength(1);
});

test('an answer to somebody who has left is not shown to the next person', () => {
  const { issue, effects } = run(
    [{ type: 'wish', wish, cut: false }, 0],
    [{ type: 'reset' }, 100],
    [{ type: 'answered', id: wish.id, ticket }, 200],
  );
  expect(issue).toEqual({ state: 'none' });
  expect(effects).toEqual(['ask']);
});

test('a slip is printed again only when the first one has come out or failed', () => {
  const issued: Array<[IssueInput, number]> = [
    [{ type: 'wish', wish, cut: false }, 0],
    [{ type: 'answered', id: wish.id, ticket }, 100],
  ];
  expect(run(...issued, [{ type: 'print-again' }, 150]).effects).toEqual(['ask', 'print']);
  const again = run(...issued, [{ type: 'print', print: 'no-paper' }, 900], [{ type: 'print-again' }, 1_000]);
  expect(again.effects).toEqual(['ask', 'print', 'print']);
});

test('a refusal is told and can be followed by another wish after a reset', () => {
  const refused = run(
    [{ type: 'wish', wish, cut: false }, 0],
    [{ type: 'refused', id: wish.id, refusal: { kind: 'service-closed' } }, 50],
  );
  expect(refused.issue).toEqual({ state: 'refused', refusal: { kind: 'service-closed' } });
});
