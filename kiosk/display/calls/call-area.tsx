import type { OfficeInfo } from '../../../shared/protocol/office-info.ts';
import { CallBanner } from '../../../shared/ui/call-banner/call-banner.tsx';
import type { BoardView, PlateView } from '../board-view.ts';
import type { DisplayWords } from '../words.ts';
import { type CallPlace, fitCall } from './call-fit.ts';
import { opening } from './opening.ts';

interface CallAreaProps {
  view: BoardView;
  info: OfficeInfo;
  words: DisplayWords;
  far: boolean;
  now: number;
  sound: boolean;
}

/** Two thirds of the display: who goes where, and who is there. */
export function CallArea({ view, info, words, far, now, sound }: CallAreaProps) {
  const { t } = words;
  const { area } = view;
  if (area.kind === 'closed') {
    const { opens } = area;
    return (
      <section class="display-rest">
        <p class="display-rest-title">{t('closed-title')}</p>
        {opens !== null && <p class="display-rest-text tn">{opening(opens, now, info.timeZone, words)}</p>}
        <p class="display-rest-text tn">{t('closed-phone', { phone: info.phone })}</p>
      </section>
    );
  }
  if (area.kind === 'empty') {
    return (
      <section class="display-rest">
        <p class="display-rest-title tn">
          {view.asOf === null ? t('nobody-called') : t('nobody-called-at', { time: words.formats.time(view.asOf) })}
        </p>
        {view.asOf === null && (
          <p class="display-rest-text">{t(sound ? 'nobody-called-next' : 'nobody-called-next-silent')}</p>
        )}
      </section>
    );
  }
  const pair = area.plates.length > 1;
  return (
    <section class={pair ? 'display-calls display-calls-pair' : 'display-calls'}>
      {area.plates.map((plate) => (
        <CallPlate key={plate.call.id} plate={plate} words={words} place={{ pair, far, lost: view.asOf !== null }} />
      ))}
    </section>
  );
}

interface CallPlateProps {
  plate: PlateView;
  words: DisplayWords;
  place: CallPlace;
}

function CallPlate({ plate: { call, state, flash }, words: { t, own, formats }, place }: CallPlateProps) {
  const badge = call.badge && { ...call.badge, position: own(call.badge.position) };
  const { number, sill } = fitCall(place, badge ? `${badge.name} ${badge.surname}` : '', badge?.position ?? '');
  const invite =
    state === 'stale' ? t('last-known', { time: formats.time(call.at) }) : t(state === 'rest' ? 'last-call' : 'invite');
  return (
    <div
      class={`display-plate display-plate-${state}`}
      style={{ '--fit-number': `${number}px`, '--fit-sill': `${sill}px` }}
    >
      <CallBanner
        invite={invite}
        number={call.number}
        counterWord={t('counter')}
        counter={call.counter}
        {...(badge ? { badge } : {})}
        stale={state === 'stale'}
        fresh={state === 'now' && flash}
        layout={place.pair === place.far ? 'row' : 'stack'}
      />
    </div>
  );
}
