import { serviceIcon } from '../../../shared/ui/icon/service-icon.ts';
import { ListRow } from '../../../shared/ui/list-row/list-row.tsx';
import { RowList } from '../../../shared/ui/list-row/row-list.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import { PageTitle } from '../shell/page-title.tsx';

export function ServicesPage() {
  const {
    info,
    words: { manage, text, formats },
  } = useStaff();
  return (
    <div class="manage-narrow">
      <PageTitle title={manage('page-services')} note={manage('services-note', { n: info.services.length })} />
      <p>
        {manage('services-change')}{' '}
        <a class="manage-link" href={`/manage/file${location.search}`}>
          {manage('page-file')}
        </a>
      </p>
      <RowList>
        {info.services.map((service) => (
          <ListRow
            key={service.id}
            icon={serviceIcon(service.icon)}
            title={text(service.name)}
            note={manage(service.discreet ? 'service-note-discreet' : 'service-note', {
              series: service.series,
              date: formats.date(service.reviewed),
            })}
            href={`/manage/services/${service.id}${location.search}`}
          />
        ))}
      </RowList>
    </div>
  );
}
