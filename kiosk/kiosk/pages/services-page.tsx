import { ArrowLeft, MessageCircleQuestionMark, Search } from 'lucide';
import { Button } from '../../../shared/ui/button/button.tsx';
import { serviceIcon } from '../../../shared/ui/icon/service-icon.ts';
import { Tile } from '../../../shared/ui/tile/tile.tsx';
import { TileGrid } from '../../../shared/ui/tile/tile-grid.tsx';
import { Page } from '../frame/page.tsx';
import { useKiosk, useWords } from '../kiosk-context.ts';
import './services-page.css';

/** The service for those who do not know; an office that has none shows the search alone. */
export const NOT_SURE = 'not-sure';

/** Six matters in everyday words, and two ways for everybody else. */
export function ServicesPage() {
  const kiosk = useKiosk();
  const { t, own } = useWords();
  const { services } = kiosk.info.value;
  const { aids } = kiosk.visit.value;
  const tiles = services.filter(({ tile, id }) => tile && id !== NOT_SURE).slice(0, 6);
  const hasNotSure = services.some(({ id }) => id === NOT_SURE);
  // Large words need the room that examples take.
  const compact = aids.lowered;
  return (
    <Page
      name="services"
      title={t('services-title')}
      controls={
        <div class="services">
          <TileGrid fill={!compact} tight={compact}>
            {tiles.map((service) => (
              <Tile
                key={service.id}
                icon={serviceIcon(service.icon)}
                name={own(service.name)}
                examples={own(service.examples)}
                compact={compact}
                onPress={() => kiosk.send({ type: 'service', service: service.id })}
              />
            ))}
          </TileGrid>
          <TileGrid tight={compact}>
            <Tile
              key="search"
              icon={Search}
              name={t('other-matter')}
              examples={t('other-matter-note')}
              aid
              compact={compact}
              onPress={() => kiosk.send({ type: 'search' })}
            />
            {hasNotSure ? (
              <Tile
                key={NOT_SURE}
                icon={MessageCircleQuestionMark}
                name={t('not-sure')}
                examples={t('not-sure-note')}
                aid
                compact={compact}
                onPress={() => kiosk.send({ type: 'service', service: NOT_SURE })}
              />
            ) : null}
          </TileGrid>
        </div>
      }
      actions={
        <Button icon={ArrowLeft} onPress={() => kiosk.send({ type: 'back' })}>
          {t('back')}
        </Button>
      }
    />
  );
}
