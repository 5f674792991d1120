import { Check } from 'lucide';
import { useId, useState } from 'preact/hooks';
import type { ServiceInfo } from '../../../shared/protocol/office-info.ts';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { Tabs } from '../../../shared/ui/tabs/tabs.tsx';
import { useStaff } from '../../staff/staff-context.ts';

type Part = 'bring' | 'steps' | 'questions' | 'law';

/** What the clerk reads and ticks off while talking. The ticks are nobody's record: they go with the client. */
export function ServiceTabs({ service }: { service: ServiceInfo }) {
  const {
    words: { clerk, text },
  } = useStaff();
  const [part, setPart] = useState<Part>('bring');
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const parts: readonly Part[] =
    service.questions.length > 0 ? ['bring', 'steps', 'questions', 'law'] : ['bring', 'steps', 'law'];
  return (
    <section class="card clerk-sheet" aria-label={text(service.name)}>
      <Tabs
        label={clerk('sheet')}
        tabs={parts.map((id) => ({ id, label: clerk(`sheet-${id}`) }))}
        active={part}
        onSelect={setPart}
      >
        {part === 'bring' && <Bring service={service} ticked={ticked} onTicked={setTicked} />}
        {part === 'steps' && <Steps service={service} />}
        {part === 'questions' && <Questions service={service} />}
        {part === 'law' && <Law service={service} />}
      </Tabs>
      <FeeAndTerm service={service} />
    </section>
  );
}

interface BringProps {
  service: ServiceInfo;
  ticked: readonly number[];
  onTicked: (ticked: readonly number[]) => void;
}

function Bring({ service, ticked, onTicked }: BringProps) {
  const {
    words: { clerk, text },
  } = useStaff();
  const base = useId();
  if (service.documents.length === 0) return <p class="muted">{clerk('nothing-to-bring')}</p>;
  return (
    <ul>
      {service.documents.map(({ name, note }, index) => (
        <li key={index}>
          <label class="clerk-tick" for={`${base}-${index}`}>
            <input
              type="checkbox"
              id={`${base}-${index}`}
              class="clerk-tick-input"
              checked={ticked.includes(index)}
              onChange={(event) =>
                onTicked(event.currentTarget.checked ? [...ticked, index] : ticked.filter((other) => other !== index))
              }
            />
            <span class="clerk-tick-box">
              <Icon icon={Check} size={22} stroke={3} />
            </span>
            <span>
              {text(name)}
              {note && <span class="clerk-tick-note"> {text(note)}</span>}
            </span>
          </label>
        </li>
      ))}
    </ul>
  );
}

function Steps({ service }: { service: ServiceInfo }) {
  const {
    words: { text },
  } = useStaff();
  return (
    <ol class="clerk-steps">
      {service.steps.map((step) => (
        <li class="clerk-step" key={text(step.title)}>
          <b>{text(step.title)}</b>
          {step.text && <span class="clerk-tick-note"> {text(step.text)}</span>}
        </li>
      ))}
    </ol>
  );
}

function Questions({ service }: { service: ServiceInfo }) {
  const {
    words: { text },
  } = useStaff();
  return (
    <dl class="clerk-questions">
      {service.questions.map(({ question, answer }) => (
        <div key={text(question)}>
          <dt>
            <b>{text(question)}</b>
          </dt>
          <dd>{text(answer)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Law({ service }: { service: ServiceInfo }) {
  const {
    words: { clerk, text, formats },
  } = useStaff();
  return (
    <dl class="clerk-questions">
      <div>
        <dt>
          <b>{clerk('legal-basis')}</b>
        </dt>
        <dd>{text(service.legalBasis)}</dd>
      </div>
      {service.appeal && (
        <div>
          <dt>
            <b>{clerk('appeal')}</b>
          </dt>
          <dd>{text(service.appeal)}</dd>
        </div>
      )}
      <div>
        <dt>
          <b>{clerk('reviewed')}</b>
        </dt>
        <dd>
          {formats.date(service.reviewed)}
          {service.owner && `, ${service.owner.name} ${service.owner.surname}`}
        </dd>
      </div>
    </dl>
  );
}

function FeeAndTerm({ service }: { service: ServiceInfo }) {
  const {
    words: { clerk, text, formats },
  } = useStaff();
  const { fee } = service;
  return (
    <dl class="clerk-fee">
      <div>
        <dt>{clerk('fee')}</dt>
        {fee.kind === 'none' ? (
          <dd>{clerk('no-fee')}</dd>
        ) : (
          fee.amounts.map(({ what, amount, currency }) => (
            <dd key={text(what)}>
              <span class="nowrap tn">{amount === 0 ? clerk('no-fee') : formats.money(amount, currency)}</span>
              <span class="clerk-fee-what"> {text(what)}</span>
            </dd>
          ))
        )}
      </div>
      <div>
        <dt>{clerk('term')}</dt>
        <dd>{text(service.term)}</dd>
      </div>
    </dl>
  );
}
