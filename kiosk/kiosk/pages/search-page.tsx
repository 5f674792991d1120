import { ArrowLeft, ArrowRight, Delete } from 'lucide';
import { useEffect, useMemo } from 'preact/hooks';
import { Button } from '../../../shared/ui/button/button.tsx';
import { serviceIcon } from '../../../shared/ui/icon/service-icon.ts';
import { Tile } from '../../../shared/ui/tile/tile.tsx';
import { TileGrid } from '../../../shared/ui/tile/tile-grid.tsx';
import { Page } from '../frame/page.tsx';
import { useKiosk, useWords } from '../kiosk-context.ts';
import { findServices } from '../search/find-services.ts';
import { letterRows } from '../search/letter-rows.ts';
import './search-page.css';

interface SearchPageProps {
  text: string;
  page: number;
}

/** Everything that is not on a tile, found by everyday words. Before a word is written it is all listed. */
export function SearchPage({ text, page }: SearchPageProps) {
  const kiosk = useKiosk();
  const { t, own, language, formats } = useWords();
  const { services } = kiosk.info.value;
  const { aids } = kiosk.visit.value;
  const searchable = useMemo(
    () =>
      services.map((service) => ({
        id: service.id,
        name: own(service.name),
        examples: own(service.examples),
        more: [service.summary, ...service.questions.map(({ question }) => question)].map(own).join(' '),
      })),
    [services, language],
  );
  const found =
    text.trim() === ''
      ? searchable
          .filter(({ id }) => !services.some((service) => service.id === id && service.tile))
          .sort((a, b) => formats.compare(a.name, b.name))
          .map(({ id }) => id)
      : findServices(searchable, text);
  const perPage = aids.lowered ? 2 : aids.large ? 4 : 6;
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const shown = found.slice(page * perPage, (page + 1) * perPage);
  const write = (next: string): void => kiosk.send({ type: 'search-text', text: next });

  // A keyboard that is plugged in writes too; its other keys move as everywhere.
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.altKey || event.metaKey) return;
      const { at } = kiosk.visit.value;
      if (at.step !== 'search') return;
      if (event.key === 'Backspace') write(at.text.slice(0, -1));
      else if (/^[\p{L}\p{N}]$/u.test(event.key)) write(at.text + event.key.toLowerCase());
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [kiosk]);

  return (
    <Page
      name="search"
      title={t('search-title')}
      controls={
        <div class="search">
          <TileGrid tight>
            {shown.map((id) => {
              const service = services.find((one) => one.id === id);
              return service ? (
                <Tile
                  key={id}
                  icon={serviceIcon(service.icon)}
                  name={own(service.name)}
                  compact
                  onPress={() => kiosk.send({ type: 'service', service: id })}
                />
              ) : null;
            })}
          </TileGrid>
          <fieldset class="keys" aria-label={t('letters')}>
            {letterRows(language).map((row) => (
              <div class="keys-row" key={row.join('')}>
                {row.map((letter) => (
                  <Button key={letter} rapid onPress={() => write(text + letter)}>
                    {letter}
                  </Button>
                ))}
              </div>
            ))}
            <div class="keys-row keys-wide">
              <Button rapid onPress={() => write(`${text} `)}>
                {t('space')}
              </Button>
              <Button rapid icon={Delete} onPress={() => write(text.slice(0, -1))}>
                {t('delete-letter')}
              </Button>
            </div>
          </fieldset>
        </div>
      }
      actions={
        <>
          <Button icon={ArrowLeft} onPress={() => kiosk.send({ type: 'back' })}>
            {t('back')}
          </Button>
          {pages > 1 && (
            <div class="page-grow">
              <Button
                wide
                iconAfter={ArrowRight}
                onPress={() => kiosk.send({ type: 'search-page', page: (page + 1) % pages })}
              >
                {t('more-matters')}
              </Button>
            </div>
          )}
        </>
      }
    >
      <div class="search-typed" role="status">
        {text === '' ? (
          <p class="muted">{t('search-empty')}</p>
        ) : (
          <p class="search-text">
            <span class="vh">{t('search-typed', { text })}</span>
            <span aria-hidden="true">{text}</span>
          </p>
        )}
        {found.length === 0 && (
          <p class="search-none">
            {t('search-none')} {t('search-none-next')}
          </p>
        )}
      </div>
    </Page>
  );
}
