import type { HelpCode } from '../../../shared/domain/ticket/help.ts';
import { HELP_CODES } from '../../../shared/domain/ticket/help.ts';
import { LANGUAGES, type Language } from '../../../shared/domain/words.ts';
import { LANGUAGE_NAMES } from '../../../shared/i18n/languages.ts';
import { SelectField } from '../../../shared/ui/field/select-field.tsx';
import { HelpChoice } from '../../../shared/ui/help-choice/help-choice.tsx';
import { helpIcon } from '../../../shared/ui/icon/help-icon.ts';
import { serviceIcon } from '../../../shared/ui/icon/service-icon.ts';
import { ListRow } from '../../../shared/ui/list-row/list-row.tsx';
import { RowList } from '../../../shared/ui/list-row/row-list.tsx';
import { useStaff } from '../../staff/staff-context.ts';
import type { Wish } from './host-screen.tsx';

interface IssueTicketProps {
  wish: Wish | null;
  onWish: (wish: Wish) => void;
  onService: (service: string) => Wish;
}

/** First the matter, then help and language for whoever wants them; both may be left out. */
export function IssueTicket({ wish, onWish, onService }: IssueTicketProps) {
  const { info, words } = useStaff();
  const { clerk, help, text, formats } = words;
  if (wish === null) {
    const services = [...info.services].sort((a, b) => formats.compare(text(a.name), text(b.name)));
    return (
      <>
        <h1>{clerk('issue-title')}</h1>
        <div class="host-services">
          <RowList>
            {services.map((service) => (
              <ListRow
                key={service.id}
                icon={serviceIcon(service.icon)}
                title={text(service.name)}
                note={text(service.examples)}
                onPress={() => onWish(onService(service.id))}
              />
            ))}
          </RowList>
        </div>
      </>
    );
  }
  const service = info.services.find(({ id }) => id === wish.service);
  const toggle = (code: HelpCode): void =>
    onWish({
      ...wish,
      needs: wish.needs.includes(code) ? wish.needs.filter((other) => other !== code) : [...wish.needs, code],
    });
  return (
    <>
      <h1>{service ? text(service.name) : wish.service}</h1>
      <section class="clerk-part">
        <h2 class="clerk-heading">{clerk('issue-help')}</h2>
        <div class="host-help">
          {HELP_CODES.map((code) => (
            <HelpChoice
              key={code}
              icon={helpIcon[code]}
              name={help(code)}
              note={help(`${code}-note`)}
              checked={wish.needs.includes(code)}
              onChange={() => toggle(code)}
            />
          ))}
        </div>
      </section>
      <section class="clerk-part host-language">
        <SelectField
          label={clerk('issue-language')}
          value={wish.language ?? ''}
          onValue={(value) => onWish({ ...wish, language: LANGUAGES.find((known) => known === value) ?? null })}
          options={[
            { value: '', label: clerk('issue-language-state') },
            ...LANGUAGES.filter((known) => known !== info.languages[0]).map((known: Language) => ({
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
