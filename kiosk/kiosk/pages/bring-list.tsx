import { Check, Wallet } from 'lucide';
import type { ServiceInfo } from '../../../shared/protocol/office-info.ts';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { useWords } from '../kiosk-context.ts';
import type { Words } from '../words/words.ts';
import './bring-list.css';

interface BringListProps {
  service: ServiceInfo;
  /** Lines of text that there is room for; documents beyond them are left to the phone. */
  lines: number;
  /** Letters that fit on a line. */
  letters: number;
}

/** What to have ready, and what it costs: told before anybody waits for it. */
export function BringList({ service, lines, letters }: BringListProps) {
  const { t, own, ...words } = useWords();
  const names = service.documents.map(({ name }) => own(name));
  const shown = names.slice(0, fitting(names, lines, letters));
  const rest = names.length - shown.length;
  return (
    <ul class="bring">
      {shown.length === 0 && (
        <li class="bring-item">
          <Icon icon={Check} stroke={2.5} />
          {t('nothing-to-bring')}
        </li>
      )}
      {shown.map((name) => (
        <li class="bring-item" key={name}>
          <Icon icon={Check} stroke={2.5} />
          {name}
        </li>
      ))}
      {rest > 0 && <li class="bring-item bring-rest">{t('more-documents', { n: rest })}</li>}
      <li class="bring-item">
        <Icon icon={Wallet} />
        {feeLine(service, { t, own, ...words })}
      </li>
    </ul>
  );
}

/** How many of the names fit; if not all do, a line is left for saying so. */
function fitting(names: readonly string[], lines: number, letters: number): number {
  const height = (name: string): number => Math.ceil(name.length / letters);
  const whole = names.reduce((sum, name) => sum + height(name), 0);
  if (whole <= lines) return names.length;
  let used = 1;
  const first = names.findIndex((name) => {
    used += height(name);
    return used > lines;
  });
  return Math.max(1, first);
}

function feeLine({ fee }: ServiceInfo, { t, formats }: Words): string {
  if (fee.kind === 'none') return t('no-fee');
  const sorted = [...fee.amounts].sort((a, b) => a.amount - b.amount);
  const least = sorted[0];
  const most = sorted.at(-1);
  if (!least || !most) return t('no-fee');
  if (least.amount === most.amount) return t('fee', { amount: formats.money(most.amount, most.currency) });
  if (least.amount === 0) return t('fee-up-to', { amount: formats.money(most.amount, most.currency) });
  return t('fee-range', {
    from: formats.money(least.amount, least.currency),
    to: formats.money(most.amount, most.currency),
  });
}
