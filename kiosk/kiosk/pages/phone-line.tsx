import { Phone } from 'lucide';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { usePhone, useWords } from '../kiosk-context.ts';
import './phone-line.css';

/** A person can always be reached, also from another room. */
export function PhoneLine() {
  const { t } = useWords();
  return (
    <p class="phone-line">
      <Icon icon={Phone} size={48} />
      {t('phone-line', { phone: usePhone() })}
    </p>
  );
}
