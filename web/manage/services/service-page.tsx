import { ArrowLeft } from 'lucide';
import type { LocalText } from '../../../shared/domain/words.ts';
import { LANGUAGE_NAMES } from '../../../shared/i18n/languages.ts';
import type { ServiceInfo } from '../../../shared/protocol/office-info.ts';
import { LinkButton } from '../../../shared/ui/button/link-button.tsx';
import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { WaitLevel } from '../../../shared/ui/wait-level/wait-level.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import { PageTitle } from '../shell/page-title.tsx';
import { sheetRows } from './sheet-rows.ts';
import './services.css';

/** A service sheet as residents read it, in every language of the office side by side. Read only. */
export function ServicePage({ id }: { id: string }) {
  const {
    info,
    words: { manage, text },
  } = useStaff();
  const service = info.services.find((one) => one.id === id);
  const back = (
    <LinkButton href={`/manage/services${location.search}`} kind="quiet" icon={ArrowLeft}>
      {manage('page-services')}
    </LinkButton>
  );
  if (!service) {
    return (
      <div class="manage-narrow">
        <PageTitle title={manage('page-services')} />
        <Empty title={manage('service-none')} action={back} />
      </div>
    );
  }
  return (
    <div class="service">
      <div class="service-head">
        {back}
        <PageTitle title={text(service.name)} note={manage('service-read-only')} />
      </div>
      <Sheet service={service} />
      <Care service={service} />
    </div>
  );
}

function Sheet({ service }: { service: ServiceInfo }) {
  const {
    info,
    words: { manage, language },
  } = useStaff();
  const { languages } = info;
  const rows = sheetRows(service, (code, amount, currency) =>
    new Intl.NumberFormat(code, { style: 'currency', currency }).format(amount / 100),
  );
  const missing = (texts: readonly LocalText[], code: (typeof languages)[number]): boolean =>
    texts.some((local) => local[code] === undefined);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a part that may scroll has to be reached by keyboard
    <section class="service-table" aria-label={manage('service-sheet')} tabIndex={0}>
      <table class="service-sheet">
        <thead>
          <tr>
            <td />
            {languages.map((code, index) => (
              <th scope="col" key={code} class={index === 0 ? 'service-source' : 'service-other'}>
                <span class="service-language" lang={code}>
                  {LANGUAGE_NAMES[code]}
                </span>
                <WaitLevel
                  level={rows.some(({ texts }) => missing(texts, code)) ? 'near' : 'normal'}
                  label={manage(
                    rows.some(({ texts }) => missing(texts, code))
                      ? 'language-missing'
                      : index === 0
                        ? 'language-source'
                        : 'language-complete',
                  )}
                />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, texts, ordered, write }) => (
            <tr key={key}>
              <th scope="row" class="service-row-name">
                {manage(`sheet-${key}`)}
              </th>
              {languages.map((code) => (
                <td key={code} class="service-cell">
                  {texts.length === 0 ? (
                    <p lang={language} class="muted">
                      {manage(key === 'fee' ? 'no-fee' : 'sheet-nothing')}
                    </p>
                  ) : (
                    <ul class={ordered ? 'service-ordered' : undefined} lang={code}>
                      {texts.map((local, index) => (
                        <li key={index}>
                          {local[code] === undefined ? (
                            <span lang={language}>
                              <WaitLevel level="near" label={manage('text-missing')} />
                            </span>
                          ) : (
                            (write?.(index, code) ?? local[code])
                          )}
                        </li>
                      ))}
                    </ul>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function Care({ service }: { service: ServiceInfo }) {
  const {
    words: { manage, text, formats },
  } = useStaff();
  return (
    <aside class="service-care" aria-label={manage('care')}>
      <h2>{manage('care')}</h2>
      <dl>
        <div>
          <dt>{manage('owner')}</dt>
          <dd>{service.owner ? `${service.owner.name} ${service.owner.surname}` : manage('owner-hidden')}</dd>
        </div>
        <div>
          <dt>{manage('checked')}</dt>
          <dd>{formats.date(service.reviewed)}</dd>
        </div>
        <div>
          <dt>{manage('series')}</dt>
          <dd>{service.series}</dd>
        </div>
        <div>
          <dt>{manage('from-home')}</dt>
          <dd>{manage(service.remote ? 'yes' : 'no')}</dd>
        </div>
        <div>
          <dt>{manage('sheet-law')}</dt>
          <dd>{text(service.legalBasis)}</dd>
        </div>
      </dl>
      <h2>{manage('where-seen')}</h2>
      <p class="muted">{manage('where-seen-text')}</p>
    </aside>
  );
}
