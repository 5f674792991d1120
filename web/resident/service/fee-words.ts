import type { ServiceInfo } from '../../../shared/protocol/office-info.ts';
import type { OfficeWords } from '../words/words.ts';

interface FeeWords {
  /** As large as any other answer, also when there is nothing to pay. */
  value: string;
  note?: string;
  /** Each sum with what it is for, whom it is not asked of, and how to pay; empty where there is no fee. */
  lines: { what: string; amount: string }[];
  exempt?: string;
  pay?: string;
}

export function feeWords({ t, text, formats }: OfficeWords, fee: ServiceInfo['fee']): FeeWords {
  if (fee.kind === 'none') return { value: t('no-fee'), lines: [] };
  const lines = fee.amounts.map(({ what, amount, currency }) => ({
    what: text(what),
    amount: amount === 0 ? t('no-fee') : formats.money(amount, currency),
  }));
  const sums = fee.amounts.map(({ amount }) => amount);
  const least = fee.amounts.find(({ amount }) => amount === Math.min(...sums));
  const [only] = lines;
  const more = {
    lines,
    exempt: fee.exempt && text(fee.exempt),
    pay: text(fee.pay),
  };
  if (lines.length === 1 && only) return { value: only.amount, note: only.what, ...more };
  const from = least && (least.amount === 0 ? t('no-fee') : formats.money(least.amount, least.currency));
  return {
    value: least?.amount === 0 ? t('fee-some') : t('fee-from', { amount: from ?? '' }),
    note: t('fee-depends'),
    ...more,
  };
}
