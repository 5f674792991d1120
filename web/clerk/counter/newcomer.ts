import { useEffect, useRef, useState } from 'preact/hooks';
import type { Counter } from '../../../shared/domain/ticket/day.ts';
import { useDay } from '../../staff/live.ts';
import { lineFor } from './line.ts';

/** How long the cue stays, ms. */
const SHOWN_FOR = 15_000;

/** True for a while after somebody came to an empty queue of a free counter. Never while a client is there. */
export function useNewcomer(free: boolean, id: string, counter: Counter): boolean {
  const day = useDay();
  const waiting = free ? lineFor(day, id, counter).people.length : null;
  const before = useRef<number | null>(null);
  const [cue, setCue] = useState(false);

  useEffect(() => {
    const was = before.current;
    before.current = waiting;
    if (was === 0 && waiting !== null && waiting > 0) setCue(true);
    else if (!waiting) setCue(false);
  }, [waiting]);
  useEffect(() => {
    if (!cue) return;
    const timer = setTimeout(() => setCue(false), SHOWN_FOR);
    return () => clearTimeout(timer);
  }, [cue]);

  return cue && waiting !== null && waiting > 0;
}
