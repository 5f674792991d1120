import { useEffect, useRef, useState } from 'preact/hooks';
import { randomBytes } from '../../../shared/browser/live-platform.ts';
import type { CallReason } from '../../../shared/domain/policy/reasons.ts';
import type { Counter } from '../../../shared/domain/ticket/day.ts';
import { ticketSecret } from '../../../shared/domain/ticket/secret.ts';
import type { ServiceInfo } from '../../../shared/protocol/office-info.ts';
import { serviceIcon } from '../../../shared/ui/icon/service-icon.ts';
import { ListRow } from '../../../shared/ui/list-row/list-row.tsx';
import { RowList } from '../../../shared/ui/list-row/row-list.tsx';
import { ActButton } from '../../staff/act-button.tsx';
import { dismissStep, step } from '../../staff/commands.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { type Asks, HelpAndLanguage, NO_ASKS } from '../parts/help-and-language.tsx';
import { Sheet } from '../parts/sheet.tsx';
import { OtherMatter } from './other-matter.tsx';
import { ReasonChoice } from './reason-choice.tsx';

interface NoNumberSheetProps {
  id: string;
  counter: Counter;
  onClose: () => void;
}

/** Somebody stands at the free counter and is served at once; when others wait who come first, with a reason (P-19). */
export function NoNumberSheet({ id, counter, onClose }: NoNumberSheetProps) {
  const {
    info,
    words: { clerk, text, formats },
  } = useStaff();
  const [service, setService] = useState<ServiceInfo | null>(null);
  if (service) return <Begin id={id} service={service} onOther={() => setService(null)} onClose={onClose} />;
  const takes = (skills: readonly string[]): ServiceInfo[] =>
    info.services.filter((one) => skills.includes(one.id)).sort((a, b) => formats.compare(text(a.name), text(b.name)));
  const row = (one: ServiceInfo, value?: string) => (
    <ListRow
      key={one.id}
      icon={serviceIcon(one.icon)}
      title={text(one.name)}
      note={text(one.examples)}
      value={value}
      onPress={() => setService(one)}
    />
  );
  return (
    <Sheet title={clerk('walk-title')} onClose={onClose}>
      <RowList>
        {[
          ...takes(counter.skills).map((one) => row(one)),
          ...takes(counter.secondarySkills).map((one) => row(one, clerk('walk-second'))),
        ]}
      </RowList>
    </Sheet>
  );
}

interface BeginProps {
  id: string;
  service: ServiceInfo;
  onOther: () => void;
  onClose: () => void;
}

function Begin({ id, service, onOther, onClose }: BeginProps) {
  const {
    words: { clerk, text },
  } = useStaff();
  // Made once, so that a repeat is the same ticket.
  const [secret] = useState(() => ticketSecret(randomBytes));
  const [asks, setAsks] = useState<Asks>(NO_ASKS);
  const [reason, setReason] = useState<CallReason | null>(null);
  const [past, setPast] = useState(false);
  const reasons = useRef<HTMLDivElement>(null);
  const now = step.value;
  const isNeeded = now?.state === 'refused' && now.refusal.kind === 'reason-needed';
  // The office says that others come first; from then on a reason can be chosen, and the choice says so itself.
  useEffect(() => {
    if (!isNeeded) return;
    dismissStep();
    setPast(true);
  }, [isNeeded]);
  useEffect(() => {
    if (past) reasons.current?.focus();
  }, [past]);
  const { needs, language } = asks;
  return (
    <Sheet
      title={text(service.name)}
      onClose={onClose}
      action={
        <ActButton
          kind="primary"
          wide
          command={{
            type: 'WalkDirect',
            counter: id,
            secret,
            service: service.id,
            needs: [...needs],
            ...(language === null ? {} : { language }),
            ...(reason === null ? {} : { reason }),
          }}
          disabled={past && reason === null}
          detail={past && reason === null ? clerk('reason-choose') : undefined}
        >
          {clerk('walk-begin')}
        </ActButton>
      }
    >
      <OtherMatter onPress={onOther} />
      {past && (
        <div class="sheet-stack" ref={reasons} tabIndex={-1} role="status">
          <p>{clerk('walk-others')}</p>
          <ReasonChoice value={reason} onValue={setReason} number={null} />
        </div>
      )}
      <HelpAndLanguage asks={asks} onAsks={setAsks} />
    </Sheet>
  );
}
