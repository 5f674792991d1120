import { Mail, MapPin, Monitor, Phone } from 'lucide';
import { useEffect } from 'preact/hooks';
import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import { ListRow } from '../../../shared/ui/list-row/list-row.tsx';
import { RowList } from '../../../shared/ui/list-row/row-list.tsx';
import { clock } from '../../data/clock.ts';
import { useNow } from '../../data/office-now.ts';
import { openWords } from '../office/opening-words.ts';
import { OfficeGate } from '../page/office-gate.tsx';
import { PageHeading } from '../page/page-heading.tsx';
import { phoneHref, ResidentPage } from '../page/resident-page.tsx';
import { hoursLines, shortTime } from '../service/hours-words.ts';
import { KeptSince } from '../service/kept-since.tsx';
import { useOfficeWords } from '../words/words.ts';
import './ask-page.css';

export default function AskPage({ office }: { office: string }) {
  return <OfficeGate office={office}>{(info) => <Ask info={info} />}</OfficeGate>;
}

const DAY = 24 * 60 * 60_000;

/** Whom to ask, when, and how to come in. */
function Ask({ info }: { info: OfficeInfo }) {
  const words = useOfficeWords(info);
  const { t, coming, text, formats } = words;
  const reading = useNow(info.id);
  const time = clock.value;
  const open = reading.state === 'read' && reading.fresh ? openWords(words, reading.value.open, time) : null;
  const today = new Date(time - DAY).toISOString().slice(0, 10);
  const exceptions = info.exceptions.filter(({ date }) => date >= today).slice(0, 12);

  useEffect(() => {
    // The part is drawn only now, after the browser has looked for it.
    if (location.hash) document.getElementById(location.hash.slice(1))?.scrollIntoView();
  }, []);

  return (
    <ResidentPage info={info} title={coming('ask-title')} back={{ href: `/o/${info.id}`, label: t('back-to-office') }}>
      <PageHeading>{coming('ask-title')}</PageHeading>
      <p class="page-lead">{coming('ask-lead')}</p>
      <KeptSince info={info} />
      <RowList>
        <ListRow
          icon={Phone}
          title={
            <a class="ask-phone" href={phoneHref(info.phone)}>
              {info.phone}
            </a>
          }
          note={open ? `${coming('ask-phone')}. ${open.state}${open.when && `, ${open.when}`}` : coming('ask-phone')}
        />
        {info.email && (
          <ListRow
            icon={Mail}
            title={
              <a class="ask-phone" href={`mailto:${info.email}`}>
                {info.email}
              </a>
            }
          />
        )}
        <ListRow icon={MapPin} title={coming('ask-desk')} note={`${text(info.place)}, ${text(info.address)}`} />
        <ListRow icon={Monitor} title={coming('ask-kiosk')} note={coming('ask-kiosk-note')} />
      </RowList>

      <section id="hours" class="ask-part">
        <h2>{t('opening-hours')}</h2>
        <dl class="ask-hours tn">
          {hoursLines(words, info.hours, 'long').map(({ days, times }) => (
            <div class="ask-line" key={days}>
              <dt>{days}</dt>
              <dd>{times}</dd>
            </div>
          ))}
        </dl>
        {exceptions.length > 0 && (
          <>
            <h3>{coming('exceptions')}</h3>
            <dl class="ask-hours tn">
              {exceptions.map(({ date, open: spans, reason }) => (
                <div class="ask-line" key={date}>
                  <dt>
                    {formats.date(date)}
                    <span class="ask-reason">{text(reason)}</span>
                  </dt>
                  <dd>
                    {spans.length === 0
                      ? t('closed-day')
                      : formats.list(spans.map(({ from, to }) => `${shortTime(from)}–${shortTime(to)}`))}
                  </dd>
                </div>
              ))}
            </dl>
          </>
        )}
      </section>

      <section id="access" class="ask-part">
        <h2>{t('how-to-come')}</h2>
        <p>
          {text(info.place)}, {text(info.address)}
        </p>
        {info.access && <p>{text(info.access)}</p>}
        {info.counters.some(({ hearingLoop }) => hearingLoop) && (
          <p>
            {coming('access-loop', {
              counters: formats.list(info.counters.filter(({ hearingLoop }) => hearingLoop).map(({ id }) => id)),
            })}
          </p>
        )}
      </section>
    </ResidentPage>
  );
}
