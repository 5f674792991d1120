import { useStaff } from '../../staff/staff-context.ts';

interface QueueRowProps {
  count: number;
  name: string;
  /** The longest wait, whole minutes. */
  longest?: number | null;
  /** What stands at the end instead of it. */
  value?: string;
  other?: boolean;
}

export function QueueRow({ count, name, longest = null, value, other = false }: QueueRowProps) {
  const {
    words: { clerk },
  } = useStaff();
  const wait = longest === null ? '' : clerk(longest < 1 ? 'longest-short' : 'longest', { n: longest });
  return (
    <li class={other ? 'clerk-queue-row clerk-queue-other' : 'clerk-queue-row'}>
      <b class="clerk-queue-count tn">{count}</b>
      <span class="clerk-queue-name">{name}</span>
      <span class="clerk-queue-wait tn">{value ?? wait}</span>
    </li>
  );
}
