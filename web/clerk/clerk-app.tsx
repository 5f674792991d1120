import { StaffGate } from '../staff/staff-gate.tsx';
import { loadWords, useWords } from '../staff/words.ts';
import { ClerkScreen } from './clerk-screen.tsx';
import './clerk.css';
import './context.css';
import './client.css';
// Last: it says what the others become on a smaller screen.
import './narrow.css';

// With the code come the words: the screen before this one stays until both are here.
await loadWords('clerk', 'help');

/** `/clerk`: the tablet of clerks and of the front desk. */
export default function ClerkApp() {
  const { clerk } = useWords();
  return (
    <StaffGate title={clerk('title')}>
      <ClerkScreen />
    </StaffGate>
  );
}
