import { Building2 } from 'lucide';
import { useLayoutEffect } from 'preact/hooks';
import { localText } from '../../../shared/domain/words.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { ListRow } from '../../../shared/ui/list-row/list-row.tsx';
import { RowList } from '../../../shared/ui/list-row/row-list.tsx';
import { Loading } from '../../../shared/ui/spinner/loading.tsx';
import { goTo } from '../../data/location.ts';
import { readOffices } from '../../data/offices.ts';
import { PageHeading } from '../page/page-heading.tsx';
import { ResidentPage } from '../page/resident-page.tsx';
import { useWords } from '../words/words.ts';

/** The offices of the organisation. Where there is one, its own page is the first page. */
export default function OfficesPage() {
  const { t, coming, language } = useWords();
  const { reading, refresh } = readOffices();
  const read = reading.value;
  const offices = read.state === 'read' ? read.value.offices : null;
  const only = offices?.length === 1 ? offices[0] : undefined;

  useLayoutEffect(() => {
    if (only) goTo(`/o/${only.id}`, { replace: true });
  }, [only]);

  if (read.state === 'loading' || only) {
    return (
      <ResidentPage>
        <Loading label={coming('loading-offices')} />
      </ResidentPage>
    );
  }
  if (!offices) {
    return (
      <ResidentPage title={t('unreachable-title')}>
        <PageHeading>{t('unreachable-title')}</PageHeading>
        <Empty
          title={coming('unreachable-offices')}
          action={<Button onPress={() => void refresh()}>{t('try-again')}</Button>}
        >
          {t('unreachable-next')}
        </Empty>
      </ResidentPage>
    );
  }
  if (offices.length === 0) {
    return (
      <ResidentPage title={coming('offices-title')}>
        <PageHeading>{coming('offices-title')}</PageHeading>
        <Empty title={coming('offices-none')} action={<Button onPress={() => void refresh()}>{t('try-again')}</Button>}>
          {coming('offices-none-next')}
        </Empty>
      </ResidentPage>
    );
  }
  return (
    <ResidentPage title={coming('offices-title')}>
      <PageHeading>{coming('offices-title')}</PageHeading>
      <RowList>
        {offices.map((office) => (
          <ListRow
            key={office.id}
            icon={Building2}
            title={localText(office.name, language, office.languages)}
            note={office.demo ? t('demo') : undefined}
            href={`/o/${office.id}`}
          />
        ))}
      </RowList>
    </ResidentPage>
  );
}
