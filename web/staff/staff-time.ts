import { useContext } from 'preact/hooks';
import { createFormats } from '../../shared/i18n/formats.ts';
import { StaffContext } from './staff-context.ts';
import { useWords } from './words.ts';

/** Writes a moment as `10:42` in the office's own zone; before the office is known, in the device's. */
export function useStaffTime(): (at: number) => string {
  const { language } = useWords();
  const staff = useContext(StaffContext);
  const zone = staff?.info.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  return (at) => createFormats(language, zone).time(at);
}
