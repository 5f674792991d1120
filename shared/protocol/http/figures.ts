import * as v from 'valibot';
import { CountSchema } from '../common.ts';

const minutes = v.number();
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));

/** How true the waiting times of one day were: what people were told when they came in, and how long it then took. */
export const DayAccuracySchema = v.object({
  date: v.string(),
  /** Clients who were told a range and then called. */
  quotes: CountSchema,
  /** Mean distance between the middle of what was told and what happened, and its direction (told less real). */
  meanError: minutes,
  bias: minutes,
  /** Share who were called within the range that they were told. */
  covered: share,
  /** Said chances of being called before closing, and what became of it, by fifth. */
  chance: v.array(v.object({ from: share, to: share, said: share, happened: share, n: CountSchema })),
});
export type DayAccuracy = v.InferOutput<typeof DayAccuracySchema>;

export const FiguresSchema = v.object({
  /** Newest first, at most thirty. Today's come when the day has closed. */
  days: v.array(DayAccuracySchema),
  /** Days from which the office has learned. */
  learnedDays: CountSchema,
});
export type Figures = v.InferOutput<typeof FiguresSchema>;
