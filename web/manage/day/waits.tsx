import {
  type ComparedWaits,
  LEAST_GROUP,
  type WaitFigures,
  waitsByClass,
  waitsByService,
} from '../../../shared/domain/policy/fairness.ts';
import { useDay } from '../../staff/live.ts';
import { useStaff } from '../../staff/staff-context.ts';

/** Waits compared, by kind of place and by service. Figures of a few people are kept back, and cannot be reckoned (C-10). */
export function Waits() {
  const {
    info,
    words: { manage, text },
  } = useStaff();
  const day = useDay();
  const byClass = waitsByClass(day);
  const byService = waitsByService(
    day,
    info.services.map(({ id }) => id),
  );
  const nameOf = (id: string): string => {
    const service = info.services.find((one) => one.id === id);
    return service ? text(service.name) : id;
  };
  const { all } = byClass;
  return (
    <section>
      <h2 class="manage-heading" id="day-waits">
        {manage('day-waits')}
      </h2>
      {all === null ? (
        <p>{manage('day-no-waits')}</p>
      ) : (
        <>
          <p class="day-text">{manage('day-waits-all', { ...all })}</p>
          <Table heading={manage('day-group')} compared={byClass} nameOf={(key) => manage(`class-${key}`)} />
          <Table heading={manage('service')} compared={byService} nameOf={nameOf} />
          <p class="note muted">{manage('day-few-note', { n: LEAST_GROUP })}</p>
        </>
      )}
    </section>
  );
}

interface TableProps<Key extends string> {
  heading: string;
  compared: ComparedWaits<Key>;
  nameOf: (key: Key) => string;
}

function Table<Key extends string>({ heading, compared, nameOf }: TableProps<Key>) {
  const {
    words: { manage },
  } = useStaff();
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that may scroll has to be reached by keyboard
    <section class="now-table" aria-label={heading} tabIndex={0}>
      <table class="day-table">
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            <th scope="col">{manage('day-called')}</th>
            <th scope="col">{manage('day-mean')}</th>
            <th scope="col">{manage('day-median')}</th>
            <th scope="col">{manage('day-p95')}</th>
            <th scope="col">{manage('waits-longest')}</th>
          </tr>
        </thead>
        <tbody>
          {compared.groups.map(({ key, figures }) => (
            <tr key={key}>
              <th scope="row">{nameOf(key)}</th>
              {figures ? (
                <Figures figures={figures} />
              ) : (
                <td colSpan={5} class="muted">
                  {manage('day-few')}
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Figures({ figures: { n, mean, median, p95, longest } }: { figures: WaitFigures }) {
  const {
    words: { manage },
  } = useStaff();
  return (
    <>
      <td class="tn">{n}</td>
      {[mean, median, p95, longest].map((minutes, index) => (
        <td class="tn" key={String(index)}>
          {manage('minutes', { n: minutes })}
        </td>
      ))}
    </>
  );
}
