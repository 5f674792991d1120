import { canServe } from '../../../shared/domain/policy/skills.ts';
import type { Counter } from '../../../shared/domain/ticket/day.ts';
import { MOST_MATTERS } from '../../../shared/domain/ticket/joining.ts';
import type { ServingTicket } from '../../../shared/domain/ticket/ticket.ts';
import { serviceIcon } from '../../../shared/ui/icon/service-icon.ts';
import { ListRow } from '../../../shared/ui/list-row/list-row.tsx';
import { RowList } from '../../../shared/ui/list-row/row-list.tsx';
import { act } from '../../staff/commands.ts';
import { useDay } from '../../staff/live.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { onDutyFor } from '../colleagues.ts';
import { ServiceSearch } from '../parts/service-search.tsx';
import { Sheet } from '../parts/sheet.tsx';

interface AddMatterSheetProps {
  ticket: ServingTicket;
  counter: Counter;
  onClose: () => void;
}

/** A second matter on the same ticket: no second number and no second wait (J-66, T-31). */
export function AddMatterSheet({ ticket, counter, onClose }: AddMatterSheetProps) {
  const {
    info,
    words: { clerk, text, formats },
  } = useStaff();
  const day = useDay();
  const there = [ticket.service, ...ticket.matters];
  const isHere = (service: string): boolean => canServe(counter, service);
  const where = (service: string): string => {
    if (isHere(service)) return clerk('matter-here');
    const others = onDutyFor(day, service, ticket.counter).map((one) => one.counter);
    if (others.length === 0) return clerk('matter-nobody');
    return clerk('matter-elsewhere', { n: others.length, list: formats.list(others) });
  };
  return (
    <Sheet title={clerk('matter-title')} onClose={onClose}>
      {there.length >= MOST_MATTERS ? (
        <p role="status">{clerk('matters-full', { n: MOST_MATTERS })}</p>
      ) : (
        <ServiceSearch services={info.services.filter(({ id }) => !there.includes(id))}>
          {(found) => (
            <RowList>
              {[...found.filter(({ id }) => isHere(id)), ...found.filter(({ id }) => !isHere(id))].map(
                ({ id, name, icon }) => (
                  <ListRow
                    key={id}
                    icon={serviceIcon(icon)}
                    title={text(name)}
                    value={where(id)}
                    onPress={() =>
                      void act({ type: 'AddMatter', ticket: ticket.id, service: id }).then(
                        ({ done }) => done && onClose(),
                      )
                    }
                  />
                ),
              )}
            </RowList>
          )}
        </ServiceSearch>
      )}
    </Sheet>
  );
}
