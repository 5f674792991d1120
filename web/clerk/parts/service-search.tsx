import { Search } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { ServiceInfo } from '../../../shared/protocol/office-info.ts';
import { Empty } from '../../../shared/ui/empty/empty.tsx';
import { TextField } from '../../../shared/ui/field/text-field.tsx';
import { findServices } from '../../staff/find-services.ts';
import { useStaff } from '../../staff/staff-context.ts';

interface ServiceSearchProps {
  services: readonly ServiceInfo[];
  /** The services that fit what was typed, in the order of their names. */
  children: (found: readonly ServiceInfo[]) => ComponentChildren;
}

/** Services by everyday words; all of them as long as nothing is typed. */
export function ServiceSearch({ services, children }: ServiceSearchProps) {
  const {
    words: { clerk, text, formats },
  } = useStaff();
  const [typed, setTyped] = useState('');
  const found = [...findServices(services, typed)].sort((a, b) => formats.compare(text(a.name), text(b.name)));
  return (
    <div class="clerk-search">
      <TextField
        label={clerk('search-service')}
        type="search"
        icon={Search}
        value={typed}
        onValue={setTyped}
        autoComplete="off"
        maxLength={60}
      />
      {found.length === 0 ? (
        <div role="status">
          <Empty title={clerk('search-none')}>{clerk('search-none-next')}</Empty>
        </div>
      ) : (
        children(found)
      )}
    </div>
  );
}
