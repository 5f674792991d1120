import { useState } from 'preact/hooks';
import type * as v from 'valibot';
import { askApi } from '../../../shared/browser/ask-api.ts';
import { useStaff } from '../../staff/staff-context.ts';

/** Asks the office to do one thing at a time about an account, and says in words when it did not. */
export interface AccountAct {
  /** What is on its way. */
  busy: string | null;
  problem: string | null;
  forget: () => void;
  /** Null when it was not done. */
  ask: <T>(name: string, path: string, schema: v.GenericSchema<unknown, T>, request?: ActRequest) => Promise<T | null>;
}

interface ActRequest {
  method?: 'POST' | 'PUT' | 'DELETE';
  body?: object;
}

/** `path` counts from the office: `/people/anna/pin`. */
export function useAccountAct(): AccountAct {
  const {
    info,
    words: { staff, refusal },
  } = useStaff();
  const [busy, setBusy] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  return {
    busy,
    problem,
    forget: () => setProblem(null),
    ask: async (name, path, schema, { method = 'POST', body } = {}) => {
      setBusy(name);
      setProblem(null);
      const address = `/api/offices/${encodeURIComponent(info.id)}${path}` as const;
      const answer = await askApi(address, { method, schema, ...(body ? { body } : {}) });
      setBusy(null);
      if (answer.kind === 'ok') return answer.value;
      setProblem(answer.kind === 'refused' ? refusal(answer.refusal) : staff('unreachable'));
      return null;
    },
  };
}
