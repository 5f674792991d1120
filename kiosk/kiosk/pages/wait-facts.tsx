import { Range } from '../../../shared/ui/range/range.tsx';
import { useWords } from '../kiosk-context.ts';
import './wait-facts.css';

interface WaitFactsProps {
  /** Whole minutes; null: we do not know yet. */
  range: { from: number; to: number } | null;
  people: number | null;
  peopleCaption: string;
}

/** How long, and how many before. A range or "we do not know yet", never one minute. */
export function WaitFacts({ range, people, peopleCaption }: WaitFactsProps) {
  const { t, formats } = useWords();
  return (
    <div class="wait-facts">
      <Range
        value={range === null ? undefined : formats.range(range)}
        unit={t('minutes-unit')}
        unknown={t('not-known-yet')}
        caption={t(range === null ? 'wait-unknown-caption' : 'wait-caption')}
      />
      {people !== null && (
        <Range
          value={people === 0 ? undefined : formats.number(people)}
          unit={t('people-unit', { n: people })}
          unknown={t('nobody-waits')}
          caption={peopleCaption}
        />
      )}
    </div>
  );
}
