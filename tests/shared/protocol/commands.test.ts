import { describe, expect, test } from 'vitest';
import type { Command, CommandType } from '../../../shared/domain/ticket/commands.ts';
import { decide } from '../../../shared/domain/ticket/decide.ts';
import { REFUSAL_KINDS } from '../../../shared/domain/ticket/refusal.ts';
import type { ScreenCommand } from '../../../shared/protocol/commands.ts';
import { ScreenCommandSchema } from '../../../shared/protocol/commands.ts';
import { type TicketCommand, TicketCommandSchema } from '../../../shared/protocol/ticket-commands.ts';
import { dayOf } from '../../helpers/given.ts';
import { clerk, KIOSK, NINE, RESIDENT, RULES, SYSTEM, TODAY } from '../../helpers/rules.ts';
import { SCREEN_COMMANDS, TICKET_COMMANDS } from './examples.ts';

/** Commands of the wire that the office puts into other words before the rules are asked. */
type Translated = 'TakeTicket' | 'WalkDirect' | 'CheckInNumber' | 'SetNote';
const TRANSLATED: ReadonlySet<string> = new Set<Translated>(['TakeTicket', 'WalkDirect', 'CheckInNumber', 'SetNote']);

// A command of a screen is a command of the rules, part by part; one that is not does not compile.
type Untranslated = Exclude<ScreenCommand, { type: Translated }>;
const toRules = (command: Untranslated): Command => command;

/** Which command of the rules each one of the wire becomes. A note stands beside the log: no rule reads it (V-12). */
const SCREEN: Record<ScreenCommand['type'], CommandType[]> = {
  TakeTicket: ['Join'],
  AskForPerson: ['AskForPerson'],
  CheckInNumber: ['CheckIn', 'Reinstate'],
  OpenCounter: ['OpenCounter'],
  PauseCounter: ['PauseCounter'],
  ResumeCounter: ['ResumeCounter'],
  CloseCounter: ['CloseCounter'],
  CallNext: ['CallNext'],
  CallTicket: ['CallTicket'],
  CallReserved: ['CallReserved'],
  CallSlip: ['CallSlip'],
  WalkDirect: ['WalkDirect'],
  Recall: ['Recall'],
  Arrive: ['Arrive'],
  Finish: ['Finish'],
  MarkMissed: ['MarkMissed'],
  Interrupt: ['Interrupt'],
  Resume: ['Resume'],
  Park: ['Park'],
  Unpark: ['Unpark'],
  Transfer: ['Transfer'],
  AddMatter: ['AddMatter'],
  SetNote: [],
  SetIntake: ['SetIntake'],
  Undo: ['Undo'],
  Cancel: ['Cancel'],
  CheckIn: ['CheckIn'],
  Reinstate: ['Reinstate'],
  AnswerHelp: ['AnswerHelp'],
};
const HOLDER: Record<TicketCommand['type'], CommandType[]> = {
  CheckIn: ['CheckIn'],
  Postpone: ['Postpone'],
  Cancel: ['Cancel'],
  AnswerCall: ['AnswerCall'],
  Return: ['Reinstate'],
};
const ALL_COMMANDS: Record<CommandType, true> = {
  SetRules: true,
  Join: true,
  CheckIn: true,
  Postpone: true,
  Cancel: true,
  AnswerCall: true,
  Reinstate: true,
  OpenCounter: true,
  PauseCounter: true,
  ResumeCounter: true,
  CloseCounter: true,
  CallNext: true,
  Recall: true,
  Arrive: true,
  Finish: true,
  MarkMissed: true,
  CallTicket: true,
  WalkDirect: true,
  Interrupt: true,
  Resume: true,
  Park: true,
  Unpark: true,
  Transfer: true,
  AddMatter: true,
  SetIntake: true,
  Undo: true,
  CallReserved: true,
  CallSlip: true,
  LendNumbers: true,
  TakeNumbersBack: true,
  HoldFor: true,
  EndHold: true,
  AskForPerson: true,
  AnswerHelp: true,
};

describe('W-4 every command of the wire reaches a rule', () => {
  test('the lists are those of the schemas', () => {
    const types = (options: ReadonlyArray<{ entries: { type: { literal: string } } }>): string[] =>
      options.map(({ entries }) => entries.type.literal).sort();
    expect(Object.keys(SCREEN).sort()).toEqual(types(ScreenCommandSchema.options));
    expect(Object.keys(HOLDER).sort()).toEqual(types(TicketCommandSchema.options));
    expect(Object.keys(SCREEN_COMMANDS).sort()).toEqual(Object.keys(SCREEN).sort());
    expect(Object.keys(TICKET_COMMANDS).sort()).toEqual(Object.keys(HOLDER).sort());
  });

  test('every command of the rules is reached from somewhere; rules, leases and holds are set by the office alone', () => {
    const reached = new Set([...Object.values(SCREEN), ...Object.values(HOLDER)].flat());
    const never = (Object.keys(ALL_COMMANDS) as CommandType[]).filter((type) => !reached.has(type));
    expect(never).toEqual(['SetRules', 'LendNumbers', 'TakeNumbersBack', 'HoldFor', 'EndHold']);
  });

  test('each is decided: accepted, or refused with a kind from the list', () => {
    const untranslated = Object.values(SCREEN_COMMANDS).filter(
      (command): command is Untranslated => !TRANSLATED.has(command.type),
    );
    for (const command of untranslated) {
      for (const actor of [RESIDENT, KIOSK, SYSTEM, clerk('anna')]) {
        const day = dayOf({ type: 'DayOpened', date: TODAY, rules: RULES });
        const decision = decide(day, toRules(command), { now: NINE, actor });
        if (!decision.ok) expect(REFUSAL_KINDS).toContain(decision.refusal.kind);
      }
    }
  });

  test('a command that nobody knows is a broken invariant, never a silent yes', () => {
    const day = dayOf({ type: 'DayOpened', date: TODAY, rules: RULES });
    expect(() => decide(day, { type: 'Dance' } as never, { now: NINE, actor: RESIDENT })).toThrow(/Invariant broken/);
  });
});
