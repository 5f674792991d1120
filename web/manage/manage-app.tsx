import { StaffGate } from '../staff/staff-gate.tsx';
import { loadWords, useWords } from '../staff/words.ts';
import { FirstPage } from './first/first-page.tsx';
import { ManageScreen } from './manage-screen.tsx';
import './manage.css';

// With the code come the words: the screen before this one stays until both are here.
await loadWords('manage', 'people');

/** `/manage…`: the manager's area of one office. */
export default function ManageApp() {
  const { manage } = useWords();
  if (location.pathname === '/manage/first') return <FirstPage />;
  return (
    <StaffGate title={manage('title')}>
      <ManageScreen />
    </StaffGate>
  );
}
