import { Clock, Ear, UserRound } from 'lucide';
import { Notice } from '../../../shared/ui/notice/notice.tsx';
import { useKiosk, usePhone, useWords } from '../kiosk-context.ts';
import { isCut } from './is-cut.ts';

/** What the kiosk says of itself above the page: the line is cut, a person was called, more time was given. */
export function Says() {
  const { visit, link, givesNumbers } = useKiosk();
  const { t } = useWords();
  const phone = usePhone();
  const { person, remark } = visit.value;
  return (
    <div class="frame-says">
      {isCut(link.value) && (
        <Notice kind="off" title={t('link-lost')}>
          {t(givesNumbers ? 'link-lost-goes-on' : 'link-lost-next', { phone })}
        </Notice>
      )}
      {remark === 'no-voice' && <Notice icon={Ear} title={t('no-voice')} announce />}
      {remark === 'time-given' && <Notice icon={Clock} title={t('time-given')} announce />}
      {person !== 'not-asked' && (
        <Notice
          icon={UserRound}
          title={
            person === 'asking'
              ? t('person-calling')
              : person === 'asked'
                ? t('person-called')
                : t('person-not-called', { phone })
          }
          announce
        />
      )}
    </div>
  );
}
