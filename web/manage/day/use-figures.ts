import { type Figures, FiguresSchema } from '../../../shared/protocol/http/figures.ts';
import { useStaff } from '../../staff/staff-context.ts';
import { type AskedHandle, useAsked } from '../../staff/use-asked.ts';

/** How true the waiting times of the last days were. */
export function useFigures(): AskedHandle<Figures> {
  const { info } = useStaff();
  return useAsked(`/api/offices/${encodeURIComponent(info.id)}/figures`, FiguresSchema);
}
