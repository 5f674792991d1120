import { CircleQuestionMark, Clock, ListOrdered, MapPin, Search } from 'lucide';
import { useEffect, useMemo, useState } from 'preact/hooks';
import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { TextField } from '../../../shared/ui/field/text-field.tsx';
import { ListRow } from '../../../shared/ui/list-row/list-row.tsx';
import { RowList } from '../../../shared/ui/list-row/row-list.tsx';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { clock } from '../../data/clock.ts';
import { readNow, useNow } from '../../data/office-now.ts';
import { readOffices } from '../../data/offices.ts';
import { ownTicketsExpected } from '../../data/own-hint.ts';
import { OfficeGate } from '../page/office-gate.tsx';
import { PageHeading } from '../page/page-heading.tsx';
import { ResidentPage } from '../page/resident-page.tsx';
import { useLater } from '../page/use-later.ts';
import { useOfficeWords } from '../words/words.ts';
import type { findServices } from './find-services.ts';
import { openWords } from './opening-words.ts';
import { ServiceRows } from './service-rows.tsx';
import './office-page.css';

export default function OfficePage({ office }: { office: string }) {
  return <OfficeGate office={office}>{(info) => <OpenOffice info={info} />}</OfficeGate>;
}

function OpenOffice({ info }: { info: OfficeInfo }) {
  const words = useOfficeWords(info);
  const { t, text, formats } = words;
  const reading = useNow(info.id);
  // One's own tickets lie in the database, which comes after the first paint; so may what draws them.
  const Own = useLater(true, () => import('./own-tickets.tsx').then(({ OwnTickets }) => OwnTickets), ['visit']);
  const Today = useLater(true, () => import('../rule/order-today.tsx').then(({ OrderToday }) => OrderToday), ['order']);
  const [query, setQuery] = useState('');
  const [find, setFind] = useState<typeof findServices | null>(null);
  const found = useMemo(() => (find ? find(info.services, query) : info.services), [find, info, query]);
  useEffect(() => {
    // The installed app starts at the list of offices; reading it here lets it open without a network.
    readOffices();
  }, []);
  const searching = query.trim() !== '';

  const time = clock.value;
  const stale = reading.state === 'read' && !reading.fresh;
  // How long one waited on another day says nothing about now.
  const told = reading.state === 'read' && formats.day(reading.at) === formats.day(time);
  const now = told ? reading.value : null;
  const opening = now && !stale ? openWords(words, now.open, time) : null;
  const tiles = found.filter(({ tile }) => tile);
  const others = found.filter(({ tile }) => !tile);
  const rows = { info, now, time, words };

  return (
    <ResidentPage info={info} plainBrand>
      <div>
        <PageHeading>{text(info.name)}</PageHeading>
        <p class="office-open tn">
          {opening && (
            <>
              <span class={now?.open.open ? 'office-state office-state-open' : 'office-state'}>
                <span class="office-dot" />
                {opening.state}
              </span>{' '}
              {opening.when}
              {opening.when !== '' && ', '}
            </>
          )}
          {text(info.address)}
        </p>
      </div>

      {(stale || reading.state === 'unreachable') && (
        <Notice
          kind="off"
          title={t('offline-title')}
          action={{ label: t('try-again'), onPress: () => void readNow(info.id).refresh() }}
        >
          {now ? t('offline-as-of', { time: formats.time(now.at) }) : t('offline-no-now')}
        </Notice>
      )}

      {Own ? <Own office={info.id} words={words} /> : ownTicketsExpected(info.id) && <div class="office-own-soon" />}

      <search class="office-search">
        <TextField
          label={t('search-label')}
          type="search"
          icon={Search}
          value={query}
          onValue={(value) => {
            setQuery(value);
            if (!find) void import('./find-services.ts').then(({ findServices }) => setFind(() => findServices));
          }}
          autoComplete="off"
          maxLength={80}
        />
        <p class="vh" role="status">
          {searching && t('search-found', { n: found.length })}
        </p>
      </search>

      <div class="office-caption">
        <h2>{searching ? t('search-results') : t('take-number')}</h2>
        {now && <p class="note muted tn">{t('waits-as-of', { time: formats.time(now.at) })}</p>}
      </div>
      <div class={stale ? 'office-waits office-waits-stale' : 'office-waits'}>
        {searching ? (
          found.length > 0 ? (
            <ServiceRows {...rows} services={found} examples />
          ) : (
            <Empty title={t('search-nothing')}>{t('search-nothing-next')}</Empty>
          )
        ) : (
          <>
            <ServiceRows {...rows} services={tiles} />
            {others.length > 0 && (
              <section aria-labelledby="more">
                <h2 class="office-more" id="more">
                  {t('more-services')}
                </h2>
                <ServiceRows {...rows} services={others} examples />
              </section>
            )}
          </>
        )}
      </div>

      <ListRow
        soft
        icon={CircleQuestionMark}
        title={t('not-sure')}
        note={t('not-sure-note')}
        href={`/o/${info.id}/ask`}
      />

      <section class="office-about" aria-labelledby="about">
        <h2 id="about">{t('about-office')}</h2>
        <RowList>
          <ListRow icon={Clock} title={t('opening-hours')} href={`/o/${info.id}/ask#hours`} />
          <ListRow icon={MapPin} title={t('how-to-come')} href={`/o/${info.id}/ask#access`} />
          <ListRow icon={ListOrdered} title={t('how-we-call')} href={`/o/${info.id}/rule`} />
        </RowList>
      </section>
      {Today && now && <Today info={info} now={now} stale={stale} />}
    </ResidentPage>
  );
}
