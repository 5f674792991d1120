import { CalendarClock, FileText, House, type IconNode, MapPin, Monitor, Phone, Wallet } from 'lucide';
import type { ComponentChildren } from 'preact';
import { Icon } from '../icon/icon.tsx';
import './service-sheet.css';

interface Answer {
  /** The question in a word or two: "Opłata". */
  label: string;
  value: ComponentChildren;
  note?: ComponentChildren;
}

interface ServiceSheetProps {
  /** "Bez opłaty" is an answer as large as a fee. */
  fee: Answer;
  time: Answer;
  where: Answer;
  bring: Answer & { items?: readonly string[] };
  steps?: { heading: string; items: readonly { title: string; note?: string }[] };
  others?: { heading: string; items: readonly { text: ComponentChildren; kind?: 'online' | 'home' | 'post' }[] };
  appeal?: { heading: string; text: ComponentChildren };
  law?: { label: string; text: ComponentChildren };
  /** When it was checked, and who answers for it. */
  review?: string;
  questions?: { heading: string; phone: { href: string; number: string; hours?: string } };
  /** More ways on, at the end. */
  children?: ComponentChildren;
}

const WAYS: Readonly<Record<'online' | 'home' | 'post', IconNode>> = { online: Monitor, home: House, post: FileText };

/** What a resident needs to know, answers first. All texts come localised; the sheet adds none. */
export function ServiceSheet(sheet: ServiceSheetProps) {
  return (
    <div class="sheet">
      <dl class="sheet-answers">
        <SheetAnswer icon={Wallet} answer={sheet.fee} short />
        <SheetAnswer icon={CalendarClock} answer={sheet.time} short />
        <SheetAnswer icon={MapPin} answer={sheet.where} />
        <SheetAnswer icon={FileText} answer={sheet.bring} items={sheet.bring.items} />
      </dl>
      {sheet.steps !== undefined && (
        <section class="sheet-part">
          <h2>{sheet.steps.heading}</h2>
          <ol class="sheet-steps">
            {sheet.steps.items.map((step, index) => (
              <li class="sheet-step" key={step.title}>
                {/* The list already counts for a screen reader. */}
                <span class="sheet-count" aria-hidden="true">
                  {index + 1}
                </span>
                <span>
                  <span class="sheet-step-title">{step.title}</span>
                  {step.note !== undefined && <span class="sheet-step-note"> {step.note}</span>}
                </span>
              </li>
            ))}
          </ol>
        </section>
      )}
      {sheet.others !== undefined && (
        <section class="sheet-part">
          <h2>{sheet.others.heading}</h2>
          <ul>
            {sheet.others.items.map((way, index) => (
              <li class="sheet-way" key={index}>
                <Icon icon={WAYS[way.kind ?? 'post']} size={24} />
                <span>{way.text}</span>
              </li>
            ))}
          </ul>
        </section>
      )}
      {sheet.appeal !== undefined && (
        <section class="sheet-part">
          <h2>{sheet.appeal.heading}</h2>
          <p>{sheet.appeal.text}</p>
        </section>
      )}
      {(sheet.law !== undefined || sheet.review !== undefined) && (
        <div class="sheet-law">
          {sheet.law !== undefined && (
            <p>
              <b class="sheet-law-label">{sheet.law.label}</b> {sheet.law.text}
            </p>
          )}
          {sheet.review !== undefined && <p>{sheet.review}</p>}
        </div>
      )}
      {sheet.questions !== undefined && (
        <section class="sheet-part">
          <h2>{sheet.questions.heading}</h2>
          <p class="sheet-way tn">
            <Icon icon={Phone} size={24} />
            <span>
              <a class="sheet-phone" href={sheet.questions.phone.href}>
                {sheet.questions.phone.number}
              </a>
              {sheet.questions.phone.hours !== undefined && `, ${sheet.questions.phone.hours}`}
            </span>
          </p>
        </section>
      )}
      {sheet.children}
    </div>
  );
}

interface SheetAnswerProps {
  icon: IconNode;
  answer: Answer;
  /** Half a line wide and large: a sum, a number of days. */
  short?: boolean;
  items?: readonly string[];
}

function SheetAnswer({ icon, answer, short = false, items }: SheetAnswerProps) {
  return (
    <div class={short ? 'sheet-answer' : 'sheet-answer sheet-wide'}>
      <dt class="sheet-label">
        <Icon icon={icon} size={18} />
        {answer.label}
      </dt>
      <dd class={short ? 'sheet-value sheet-big' : 'sheet-value'}>
        {answer.value}
        {answer.note !== undefined && <span class="sheet-note"> {answer.note}</span>}
        {items !== undefined && items.length > 0 && (
          <ul class="sheet-items">
            {items.map((item) => (
              <li key={item}>{item}</li>
            ))}
          </ul>
        )}
      </dd>
    </div>
  );
}
