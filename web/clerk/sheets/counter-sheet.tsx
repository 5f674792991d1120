import type { Counter } from '../../../shared/domain/ticket/day.ts';
import type { Desk } from '../counter/desk.ts';
import { AddMatterSheet } from './add-matter-sheet.tsx';
import { ByNumberSheet } from './by-number-sheet.tsx';
import { InterruptSheet } from './interrupt-sheet.tsx';
import { NoNumberSheet } from './no-number-sheet.tsx';
import { ParkSheet } from './park-sheet.tsx';
import { PassOnSheet } from './pass-on-sheet.tsx';
import type { SheetName } from './sheet-name.ts';

interface CounterSheetProps {
  name: SheetName;
  id: string;
  counter: Counter;
  desk: Desk;
  onSheet: (name: SheetName | null) => void;
}

/** The sheet that is open, as far as it fits what the counter is doing. */
export function CounterSheet({ name, id, counter, desk, onSheet }: CounterSheetProps) {
  const onClose = (): void => onSheet(null);
  if (desk.state === 'free') {
    if (name === 'by-number') return <ByNumberSheet id={id} counter={counter} onClose={onClose} />;
    if (name === 'no-number') return <NoNumberSheet id={id} counter={counter} onClose={onClose} />;
  }
  if (desk.state === 'serving') {
    const { ticket } = desk;
    if (name === 'interrupt') return <InterruptSheet ticket={ticket} onClose={onClose} onSheet={onSheet} />;
    if (name === 'park') return <ParkSheet ticket={ticket} onClose={onClose} />;
    if (name === 'pass-on') return <PassOnSheet ticket={ticket} onClose={onClose} />;
    if (name === 'add-matter') return <AddMatterSheet ticket={ticket} counter={counter} onClose={onClose} />;
  }
  return null;
}
