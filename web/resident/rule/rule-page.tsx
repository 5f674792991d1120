import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import { OfficeGate } from '../page/office-gate.tsx';
import { PageHeading } from '../page/page-heading.tsx';
import { ResidentPage } from '../page/resident-page.tsx';
import { useOfficeWords } from '../words/words.ts';
import './rule-page.css';

export default function RulePage({ office }: { office: string }) {
  return <OfficeGate office={office}>{(info) => <Rule info={info} />}</OfficeGate>;
}

/** The published order rule in plain words, with this office's own figures. */
function Rule({ info }: { info: OfficeInfo }) {
  const { t, visit } = useOfficeWords(info);
  const { rule } = info;
  const parts = [
    { title: visit('rule-order'), texts: [visit('rule-order-text')] },
    {
      title: visit('rule-short'),
      texts: [visit('rule-short-text'), visit('rule-short-limit', { n: rule.priorityRun })],
    },
    {
      title: visit('rule-remote'),
      texts: [visit('rule-remote-text'), visit('rule-remote-grace', { n: rule.remoteGraceMinutes })],
    },
    {
      title: visit('rule-missed'),
      texts: [
        visit('rule-missed-text', { n: rule.returnMinutes }),
        visit('rule-missed-places', { n: rule.returnPlaces }),
      ],
    },
    {
      title: visit('rule-postpone'),
      texts:
        rule.postponeTimes === 0
          ? [visit('rule-postpone-none')]
          : [
              visit('rule-postpone-places', { n: rule.postponePlaces }),
              visit('rule-postpone-times', { n: rule.postponeTimes }),
            ],
    },
    { title: visit('rule-help'), texts: [visit('rule-help-text'), visit('rule-never')] },
    { title: visit('rule-check'), texts: [visit('rule-check-text')] },
  ];
  return (
    <ResidentPage info={info} title={t('how-we-call')} back={{ href: `/o/${info.id}`, label: t('back-to-office') }}>
      <PageHeading>{t('how-we-call')}</PageHeading>
      <p class="page-lead">{visit('rule-lead')}</p>
      {parts.map(({ title, texts }) => (
        <section class="rule-part" key={title}>
          <h2>{title}</h2>
          {texts.map((text) => (
            <p key={text}>{text}</p>
          ))}
        </section>
      ))}
    </ResidentPage>
  );
}
