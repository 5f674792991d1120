import * as v from 'valibot';
import { CountSchema } from '../common.ts';

const WaitFiguresSchema = v.object({
  n: CountSchema,
  /** Whole minutes, as are all here. */
  mean: v.number(),
  median: v.number(),
  p95: v.number(),
  longest: v.number(),
});
/** `figures` null: kept back, because it would tell of a few (P-22). */
const group = v.object({ key: v.string(), figures: v.nullable(WaitFiguresSchema) });

/** What stays of a day for good: counts, and waits of at least five people. It names no ticket, number, counter or person. */
export const DayStatisticsSchema = v.object({
  date: v.string(),
  /** Tickets by the service that they were taken for. */
  tickets: v.record(v.string(), CountSchema),
  /** Tickets by how they ended. */
  outcomes: v.record(v.string(), CountSchema),
  /** Waits until the first call, by service and by the hour of coming. */
  waits: v.object({ all: v.nullable(WaitFiguresSchema), groups: v.array(group) }),
  hours: v.object({ all: v.nullable(WaitFiguresSchema), groups: v.array(group) }),
});
export type DayStatistics = v.InferOutput<typeof DayStatisticsSchema>;

export const StatisticsSchema = v.object({
  /** Newest first. Today's come when the day has closed. */
  days: v.array(DayStatisticsSchema),
});
export type Statistics = v.InferOutput<typeof StatisticsSchema>;
