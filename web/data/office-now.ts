import { useEffect } from 'preact/hooks';
import { type OfficeNow, OfficeNowSchema } from '../../shared/protocol/office-now.ts';
import { setOfficeTime } from './clock.ts';
import { createReader, keepUp, type Reader, type Reading, readersByKey } from './reading.ts';

/** How it is in an office now. The first call starts to fetch it. */
export const readNow: (office: string) => Reader<OfficeNow> = readersByKey((office) =>
  createReader({
    path: `/api/offices/${encodeURIComponent(office)}/now`,
    schema: OfficeNowSchema,
    drawer: 'now',
    key: office,
    at: (now) => {
      setOfficeTime(now.at);
      return now.at;
    },
  }),
);

/** Keeps it up to date for as long as the screen is there and somebody can see it. */
export function useNow(office: string): Reading<OfficeNow> {
  const { reading, refresh } = readNow(office);
  useEffect(() => keepUp(refresh), [refresh]);
  return reading.value;
}
