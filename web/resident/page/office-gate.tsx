import type { ComponentChildren } from 'preact';
import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { LinkButton } from '../../../shared/ui/button/link-button.tsx';
import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { Loading } from '../../../shared/ui/spinner/loading.tsx';
import { readOffice } from '../../data/office-info.ts';
import { useWords } from '../words/words.ts';
import { PageHeading } from './page-heading.tsx';
import { ResidentPage } from './resident-page.tsx';

interface OfficeGateProps {
  office: string;
  children: (info: OfficeInfo) => ComponentChildren;
  /** Instead of "there is no such office". */
  refused?: ComponentChildren;
}

/** Shows a screen once its office's public page is there, and what can be done as long as it is not. */
export function OfficeGate({ office, children, refused }: OfficeGateProps) {
  const { t } = useWords();
  const { reading, refresh } = readOffice(office);
  const read = reading.value;
  switch (read.state) {
    case 'read':
      return <>{children(read.value)}</>;
    case 'loading':
      return (
        <ResidentPage>
          <Loading label={t('loading-office')} />
        </ResidentPage>
      );
    case 'refused':
      if (refused !== undefined) return <>{refused}</>;
      return (
        <ResidentPage title={t('office-unknown-title')}>
          <PageHeading>{t('office-unknown-title')}</PageHeading>
          <Empty title={t('office-unknown-text')} action={<LinkButton href="/">{t('to-offices')}</LinkButton>} />
        </ResidentPage>
      );
    case 'unreachable':
      return (
        <ResidentPage title={t('unreachable-title')}>
          <PageHeading>{t('unreachable-title')}</PageHeading>
          <Empty
            title={t('unreachable-office')}
            action={<Button onPress={() => void refresh()}>{t('try-again')}</Button>}
          >
            {t('unreachable-next')}
          </Empty>
        </ResidentPage>
      );
  }
}
