import { LinkButton } from '../../../shared/ui/button/link-button.tsx';
import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { PageHeading } from '../page/page-heading.tsx';
import { ResidentPage } from '../page/resident-page.tsx';
import { useWords } from '../words/words.ts';

export default function NoPage() {
  const { t, coming } = useWords();
  return (
    <ResidentPage title={coming('no-page-title')}>
      <PageHeading>{coming('no-page-title')}</PageHeading>
      <Empty title={coming('no-page-text')} action={<LinkButton href="/">{t('to-offices')}</LinkButton>} />
    </ResidentPage>
  );
}
