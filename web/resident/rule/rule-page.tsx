import { CALL_REASONS } from '../../../shared/domain/policy/reasons.ts';
import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { readNow, useNow } from '../../data/office-now.ts';
import { OfficeGate } from '../page/office-gate.tsx';
import { PageHeading } from '../page/page-heading.tsx';
import { ResidentPage } from '../page/resident-page.tsx';
import { useOfficeWords } from '../words/words.ts';
import { OrderToday } from './order-today.tsx';
import './rule-page.css';

export default function RulePage({ office }: { office: string }) {
  return <OfficeGate office={office}>{(info) => <Rule info={info} />}</OfficeGate>;
}

/** The published order rule in plain words, with this office's own figures. */
function Rule({ info }: { info: OfficeInfo }) {
  const { t, order } = useOfficeWords(info);
  const { rule } = info;
  // What is listed stands in a list.
  const parts: { title: string; texts: (string | string[])[] }[] = [
    { title: order('rule-order'), texts: [order('rule-order-text')] },
    { title: order('rule-place'), texts: [order('rule-place-text')] },
    {
      title: order('rule-short'),
      texts: [order('rule-short-text'), order('rule-short-limit', { n: rule.priorityRun })],
    },
    {
      title: order('rule-booked'),
      texts: [
        order('rule-booked-early', { n: rule.bookedEarlyMinutes }),
        order('rule-booked-late', { n: rule.bookedLateMinutes }),
      ],
    },
    {
      title: order('rule-remote'),
      texts: [order('rule-remote-text'), order('rule-remote-grace', { n: rule.remoteGraceMinutes })],
    },
    {
      title: order('rule-called'),
      texts: [
        order('rule-called-times', { n: rule.missedAfterCalls }),
        ...(rule.missedAfterSeconds > 0 ? [order('rule-called-seconds', { n: rule.missedAfterSeconds })] : []),
      ],
    },
    {
      title: order('rule-missed'),
      texts: [
        order('rule-missed-text', { n: rule.returnMinutes }),
        order('rule-missed-places', { n: rule.returnPlaces }),
      ],
    },
    {
      title: order('rule-postpone'),
      texts:
        rule.postponeTimes === 0
          ? [order('rule-postpone-none')]
          : [
              order('rule-postpone-places', { n: rule.postponePlaces }),
              order('rule-postpone-times', { n: rule.postponeTimes }),
            ],
    },
    {
      title: order('rule-back-office'),
      texts: [order('rule-back-office-text', { n: rule.callsPerBackOffice })],
    },
    {
      title: order('rule-exceptions'),
      texts: [
        order('rule-exceptions-text'),
        CALL_REASONS.map((reason) => order(`reason-${reason}`)),
        order('rule-exceptions-public'),
      ],
    },
    { title: order('rule-help'), texts: [order('rule-help-text'), order('rule-never')] },
    { title: order('rule-check'), texts: [order('rule-check-text')] },
  ];
  return (
    <ResidentPage info={info} title={t('how-we-call')} back={{ href: `/o/${info.id}`, label: t('back-to-office') }}>
      <PageHeading>{t('how-we-call')}</PageHeading>
      <p class="page-lead">{order('rule-lead')}</p>
      {parts.map(({ title, texts }) => (
        <section class="rule-part" key={title}>
          <h2>{title}</h2>
          {texts.map((text) =>
            typeof text === 'string' ? (
              <p key={text}>{text}</p>
            ) : (
              <ul class="rule-list" key={text[0]}>
                {text.map((one) => (
                  <li key={one}>{one}</li>
                ))}
              </ul>
            ),
          )}
        </section>
      ))}
      <Today info={info} />
    </ResidentPage>
  );
}

function Today({ info }: { info: OfficeInfo }) {
  const { t } = useOfficeWords(info);
  const reading = useNow(info.id);
  if (reading.state === 'unreachable') {
    return (
      <Notice
        kind="off"
        title={t('offline-title')}
        action={{ label: t('try-again'), onPress: () => void readNow(info.id).refresh() }}
      />
    );
  }
  return reading.state === 'read' ? <OrderToday info={info} now={reading.value} stale={!reading.fresh} /> : null;
}
