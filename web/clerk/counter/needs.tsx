import type { HelpCode } from '../../../shared/domain/ticket/help.ts';
import { helpIcon } from '../../../shared/ui/icon/help-icon.ts';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { clients } from '../../staff/live.ts';
import { useStaff } from '../../staff/staff-context.ts';

/** The help that the client at the counter asked for; nobody else's. */
export function useNeeds(ticket: string): Exclude<HelpCode, 'short'>[] {
  const { current } = clients.value;
  if (current?.ticket !== ticket) return [];
  return current.needs.filter((need): need is Exclude<HelpCode, 'short'> => need !== 'short');
}

/** Name and one line of advice for each help. */
export function Needs({ ticket }: { ticket: string }) {
  const {
    words: { clerk, help },
  } = useStaff();
  const needs = useNeeds(ticket);
  if (needs.length === 0) return null;
  return (
    <section class="clerk-part">
      <h2 class="clerk-heading">{clerk('needs')}</h2>
      <ul class="clerk-needs">
        {needs.map((need) => (
          <li class="clerk-need" key={need}>
            <Icon icon={helpIcon[need]} size={34} stroke={1.75} />
            <p>
              <b class="clerk-need-name">{help(need)}</b> {help(`${need}-advice`)}
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}

/** In the narrow bar, where there is no room for advice. */
export function NeedChips({ ticket }: { ticket: string }) {
  const {
    words: { clerk, help },
  } = useStaff();
  const needs = useNeeds(ticket);
  if (needs.length === 0) return null;
  return (
    <ul class="clerk-chips" aria-label={clerk('needs')}>
      {needs.map((need) => (
        <li class="clerk-chip" key={need}>
          <Icon icon={helpIcon[need]} size={22} />
          {help(need)}
        </li>
      ))}
    </ul>
  );
}
