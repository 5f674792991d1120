import * as v from 'valibot';
import type { Store } from '../../shared/sync/store/store.ts';

/** What a lobby screen showed before it was switched off. */
export interface KeptNews<News> {
  news: News;
  /** Until when it was true, office time in ms. */
  at: number;
}

/** What a screen that starts without a line knows of its office. */
export interface KeptLine<News> {
  /** A manager has taken the device in. */
  paired: boolean;
  kept: KeptNews<News> | null;
  /** How far this machine's clock was behind the office's, ms. */
  offset: number;
}

export interface NewsKeeper<News> {
  /** `now`: the machine's clock, ms. */
  load(now: number): Promise<KeptLine<News>>;
  paired(now: number): Promise<void>;
  /** What is shown and until when it is true. It is written by `write`, not at once. */
  show(news: News): void;
  /** Called every second; writes when there is something newer, and now and then that it still holds. */
  write(heardAt: number | null, offset: number): void;
  /** The device was taken out: nothing of the office stays on it. */
  forget(): Promise<void>;
}

/** So much older than the truth the kept hour may be, ms. Older than it is does no harm, and a disk has only so many writes. */
const RENEW_AFTER = 10_000;

const PairedSchema = v.object({ paired: v.literal(true) });

/** Keeps what one lobby screen shows. `name`: the screen and, of a sign, its counter. */
export function newsKeeper<News>(
  store: Store,
  office: string,
  name: string,
  schema: v.GenericSchema<unknown, News>,
): NewsKeeper<News> {
  const NewsSchema = v.object({ news: schema, offset: v.number() });
  const newsKey = `news ${office} ${name}`;
  const pairedKey = `paired ${office} ${name}`;
  let shown: News | null = null;
  let changed = false;
  let writtenAt = Number.NEGATIVE_INFINITY;

  return {
    async load(now) {
      const [paired, kept] = await Promise.all([
        store.read('screen', pairedKey, PairedSchema),
        store.read('screen', newsKey, NewsSchema),
      ]);
      if (!kept) return { paired: paired !== null, kept: null, offset: 0 };
      const { news, offset } = kept.value;
      // The office's time has not gone back meanwhile, whatever a machine says whose clock has stopped.
      return {
        paired: paired !== null,
        kept: { news, at: kept.at },
        offset: Math.max(offset, kept.at - now),
      };
    },
    paired: (now) => store.keep('screen', pairedKey, { paired: true }, now),
    show(news) {
      shown = news;
      changed = true;
    },
    write(heardAt, offset) {
      if (shown === null || heardAt === null) return;
      if (!changed && heardAt - writtenAt < RENEW_AFTER) return;
      changed = false;
      writtenAt = heardAt;
      void store.keep('screen', newsKey, { news: shown, offset }, heardAt);
    },
    async forget() {
      shown = null;
      changed = false;
      await store.change([
        { drawer: 'screen', key: newsKey },
        { drawer: 'screen', key: pairedKey },
      ]);
    },
  };
}
