import { Accessibility, Ear, type IconNode, Languages } from 'lucide';
import type { OfficeInfo } from '../../shared/protocol/office-info.ts';
import type { Sign } from '../../shared/protocol/sign.ts';
import { Badge, CounterSquare } from '../../shared/ui/badge/badge.tsx';
import { Icon } from '../../shared/ui/icon/icon.tsx';
import { Notice } from '../../shared/ui/notice/notice.tsx';
import { Plate } from '../../shared/ui/plate/plate.tsx';
import { TicketNumber } from '../../shared/ui/ticket-number/ticket-number.tsx';
import type { Freshness } from '../devices/freshness.ts';
import { greetingAt } from './greeting.ts';
import { type SignView, signView } from './sign-view.ts';
import type { SignWords } from './words.ts';

interface SignPageProps {
  sign: Sign;
  info: OfficeInfo;
  words: SignWords;
  freshness: Freshness;
  now: number;
}

const MINUTE = 60_000;
/** Letters of a position that fill one line of the sign. */
const LONG = 24;

/** Greeting first, then the counter, the number, and who serves here by name. */
export function SignPage({ sign, info, words, freshness, now }: SignPageProps) {
  const { t, own } = words;
  const view = signView(sign, freshness);
  const time = freshness.fresh ? null : words.formats.time(freshness.asOf);
  const badge = view.kind === 'closed' ? null : view.badge;
  return (
    <div class={`sign sign-${view.kind}${time === null ? '' : ' sign-lost'}`}>
      <header class="sign-head">
        <h1>{t(greetingAt(now, info.timeZone))}</h1>
        <p class="sign-counter">
          <span>{t('counter')}</span> <CounterSquare counter={sign.counter} own />
        </p>
      </header>
      <main class="sign-main">
        {time !== null && (
          <Notice kind="off" title={<span class="tn">{t('lost', { time })}</span>}>
            {t('lost-next')}
          </Notice>
        )}
        <div aria-live="polite">
          <Content view={view} words={words} time={time} now={now} />
        </div>
        {badge && (
          <div class={own(badge.position).length > LONG ? 'sign-who sign-who-long' : 'sign-who'}>
            <Badge name={badge.name} surname={badge.surname} position={own(badge.position)} size="sign" />
            {view.kind === 'free' && <p class="sign-next">{t('free-next')}</p>}
          </div>
        )}
        {!badge && view.kind === 'free' && <p class="sign-next sign-next-alone">{t('free-next')}</p>}
      </main>
      <Foot sign={sign} view={view} words={words} demo={info.demo} />
    </div>
  );
}

interface ContentProps {
  view: SignView;
  words: SignWords;
  time: string | null;
  now: number;
}

function Content({ view, words, time, now }: ContentProps) {
  const { t } = words;
  switch (view.kind) {
    case 'number':
      return <Plate number={view.number} state={view.plate} above={t(view.line, time === null ? {} : { time })} />;
    case 'moment':
      return (
        <section class="sign-panel">
          <h2>{t('moment-title')}</h2>
          <Return backAt={view.backAt} words={words} now={now} stale={time !== null} />
          {view.number !== null && (
            <p class="sign-stays">
              <TicketNumber number={view.number} /> <span>{t('moment-stays')}</span>
            </p>
          )}
        </section>
      );
    case 'closed':
      return (
        <section class="sign-panel">
          <h2 class="tn">{time === null ? t('closed-title') : t('closed-at', { time })}</h2>
          <p>{t('closed-text')}</p>
        </section>
      );
    case 'free':
      return null;
  }
}

interface ReturnProps {
  backAt: number | null;
  words: SignWords;
  now: number;
  stale: boolean;
}

/** When the clerk is back, as the client was told; past that hour it is not repeated as if it still held. */
function Return({ backAt, words: { t, formats }, now, stale }: ReturnProps) {
  if (backAt === null) return <p>{t('moment-text')}</p>;
  if (backAt <= now) return <p>{t('moment-longer')}</p>;
  // The hour was promised and holds on a cut line too; the strip that says so needs the room of the minutes.
  if (stale) return <p class="tn">{t('moment-about', { time: formats.time(backAt) })}</p>;
  // `now` is that of the last full minute.
  const minutes = Math.max(1, Math.floor((backAt - now) / MINUTE));
  return (
    <>
      <p>{t('moment-back')}</p>
      <p class="sign-minutes tn">{t('moment-minutes', { n: minutes })}</p>
      <p class="tn">{t('moment-hour', { time: formats.time(backAt) })}</p>
    </>
  );
}

function Foot({ sign, view, words, demo }: { sign: Sign; view: SignView; words: SignWords; demo: boolean }) {
  const { t, formats } = words;
  const lines: { icon: IconNode; text: string }[] = [];
  // What a clerk speaks says nothing about a counter at which nobody sits.
  if (view.kind !== 'closed' && sign.languages.length > 0) {
    lines.push({
      icon: Languages,
      text: t('speaks', { languages: formats.list(sign.languages.map((language) => t(language))) }),
    });
  }
  if (sign.hearingLoop) lines.push({ icon: Ear, text: t('loop') });
  if (sign.stepFree) lines.push({ icon: Accessibility, text: t('step-free') });
  if (lines.length === 0 && !demo) return null;
  return (
    <footer class="sign-foot">
      {lines.length > 0 && (
        <ul>
          {lines.map(({ icon, text }) => (
            <li key={text}>
              <Icon icon={icon} />
              <span>{text}</span>
            </li>
          ))}
        </ul>
      )}
      {demo && <p class="sign-demo">{t('demo')}</p>}
    </footer>
  );
}
