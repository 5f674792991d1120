import { useGoingOn } from '../../staff/going-on.ts';
import { useStaleSince } from '../../staff/link-strip.tsx';
import { useStaff } from '../../staff/staff-context.ts';

/** What helps while the line is cut (L-36): how to tell people, and how to go on. Shown between two clients only. */
export function SystemDown() {
  const {
    words: { clerk, formats },
  } = useStaff();
  const alone = useGoingOn()?.alone;
  const since = useStaleSince();
  if (!alone || since === null) return null;
  return (
    <section class="clerk-part">
      <h2 class="clerk-heading">{clerk('down-title')}</h2>
      <ul class="clerk-points">
        <li>{clerk('down-say')}</li>
        <li>{clerk('down-call')}</li>
        <li>{clerk('down-write')}</li>
        <li>{clerk('down-today')}</li>
        <li>{clerk('down-manager', { time: formats.time(since) })}</li>
      </ul>
    </section>
  );
}
