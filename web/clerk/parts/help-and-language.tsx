import { HELP_CODES, type HelpCode } from '../../../shared/domain/ticket/help.ts';
import { LANGUAGES, type Language } from '../../../shared/domain/words.ts';
import { LANGUAGE_NAMES } from '../../../shared/i18n/languages.ts';
import { SelectField } from '../../../shared/ui/field/select-field.tsx';
import { HelpChoice } from '../../../shared/ui/help-choice/help-choice.tsx';
import { helpIcon } from '../../../shared/ui/icon/help-icon.ts';
import { useStaff } from '../../staff/staff-context.ts';
import './help-and-language.css';

/** What whoever comes may ask for besides the matter. */
export interface Asks {
  needs: readonly HelpCode[];
  /** Null: the office's own. */
  language: Language | null;
}

export const NO_ASKS: Asks = { needs: [], language: null };

/** Help and language for whoever wants them; both may be left out. */
export function HelpAndLanguage({ asks, onAsks }: { asks: Asks; onAsks: (asks: Asks) => void }) {
  const { info, words } = useStaff();
  const { clerk, help } = words;
  const { needs, language } = asks;
  const toggle = (code: HelpCode): void =>
    onAsks({ ...asks, needs: needs.includes(code) ? needs.filter((other) => other !== code) : [...needs, code] });
  return (
    <>
      <section class="clerk-part">
        <h2 class="clerk-heading">{clerk('issue-help')}</h2>
        <div class="asks-help">
          {HELP_CODES.map((code) => (
            <HelpChoice
              key={code}
              icon={helpIcon[code]}
              name={help(code)}
              note={help(`${code}-note`)}
              checked={needs.includes(code)}
              onChange={() => toggle(code)}
            />
          ))}
        </div>
      </section>
      <section class="clerk-part asks-language">
        <SelectField
          label={clerk('issue-language')}
          value={language ?? ''}
          onValue={(value) => onAsks({ ...asks, language: LANGUAGES.find((known) => known === value) ?? null })}
          options={[
            { value: '', label: clerk('issue-language-state') },
            ...LANGUAGES.filter((known) => known !== info.languages[0]).map((known) => ({
              value: known,
              label: LANGUAGE_NAMES[known],
              lang: known,
            })),
          ]}
        />
      </section>
    </>
  );
}
