import { useCallback, useEffect, useState } from 'preact/hooks';
import type * as v from 'valibot';
import { askApi } from '../../shared/browser/ask-api.ts';
import type { WireRefusal } from '../../shared/protocol/problem.ts';

/** Something that only staff may read. It is never kept on the device. */
export type Asked<T> =
  | { state: 'loading' }
  /** `fresh`: the last question was answered; else the office has not been reached since. */
  | { state: 'read'; value: T; fresh: boolean }
  | { state: 'refused'; refusal: WireRefusal }
  | { state: 'unreachable' };

export interface AskedHandle<T> {
  asked: Asked<T>;
  refresh: () => void;
  /** The office has said it in the answer to something else. */
  hear: (value: T) => void;
}

/** Asks when the screen appears, and again every `every` ms while somebody can see it. */
export function useAsked<T>(
  path: `/api${string}`,
  schema: v.GenericSchema<unknown, T>,
  every?: number,
): AskedHandle<T> {
  const [asked, setAsked] = useState<Asked<T>>({ state: 'loading' });
  const refresh = useCallback(() => {
    void askApi(path, { schema }).then((answer) => {
      if (answer.kind === 'ok') setAsked({ state: 'read', value: answer.value, fresh: true });
      else if (answer.kind === 'refused') setAsked({ state: 'refused', refusal: answer.refusal });
      else setAsked((before) => (before.state === 'read' ? { ...before, fresh: false } : { state: 'unreachable' }));
    });
  }, [path, schema]);
  const hear = useCallback((value: T) => setAsked({ state: 'read', value, fresh: true }), []);

  useEffect(() => {
    refresh();
    if (every === undefined) return;
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') refresh();
    }, every);
    return () => clearInterval(timer);
  }, [refresh, every]);

  return { asked, refresh, hear };
}
