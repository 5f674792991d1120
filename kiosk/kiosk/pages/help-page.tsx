import { ArrowLeft, ArrowRight, ShieldCheck } from 'lucide';
import { HELP_CODES } from '../../../shared/domain/ticket/help.ts';
import { Button } from '../../../shared/ui/button/button.tsx';
import { HelpChoice } from '../../../shared/ui/help-choice/help-choice.tsx';
import { helpIcon } from '../../../shared/ui/icon/help-icon.ts';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { TileGrid } from '../../../shared/ui/tile/tile-grid.tsx';
import { Page } from '../frame/page.tsx';
import { useKiosk, useWords } from '../kiosk-context.ts';
import './help-page.css';

/** The same offer of help to everybody. Nothing on it tells whether or why something was chosen. */
export function HelpPage() {
  const kiosk = useKiosk();
  const { t, help } = useWords();
  const { needs, aids } = kiosk.visit.value;
  const privacy = (
    <p class="help-privacy">
      <Icon icon={ShieldCheck} size={48} stroke={1.75} />
      {t('help-privacy')}
    </p>
  );
  const skip = () => kiosk.take([]);
  return (
    <Page
      name="help"
      title={t('help-title')}
      lead={<p>{t('help-lead')}</p>}
      controls={
        <div class="help">
          {/* With two keys it is a long way past eight choices: the first stop leads past them. */}
          <div class="help-jump">
            <Button onPress={skip}>{t('straight-to-number')}</Button>
          </div>
          <TileGrid fill tight>
            {HELP_CODES.map((code) => (
              <HelpChoice
                key={code}
                icon={helpIcon[code]}
                name={help(code)}
                note={help(`${code}-note`)}
                checked={needs.includes(code)}
                onChange={(wanted) => kiosk.send({ type: 'need', need: code, wanted })}
              />
            ))}
          </TileGrid>
          {!aids.lowered && privacy}
        </div>
      }
      actions={
        <>
          <Button icon={ArrowLeft} onPress={() => kiosk.send({ type: 'back' })}>
            {t('back')}
          </Button>
          <div class="page-grow">
            <Button wide onPress={skip}>
              {t('skip')}
            </Button>
          </div>
          <div class="page-grow">
            <Button kind="primary" wide iconAfter={ArrowRight} onPress={() => kiosk.take(needs)}>
              {t('next')}
            </Button>
          </div>
        </>
      }
    >
      {aids.lowered && privacy}
    </Page>
  );
}
