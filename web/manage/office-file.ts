import { type OfficeFile, OfficeFileSchema } from '../../shared/domain/office/office-file.ts';
import { useStaff } from '../staff/staff-context.ts';
import { type AskedHandle, useAsked } from '../staff/use-asked.ts';

/** The office file as it is in use now: more than residents may see, such as who is employed since when. */
export function useOfficeFile(): AskedHandle<OfficeFile> {
  const { info } = useStaff();
  return useAsked(officeFilePath(info.id), OfficeFileSchema);
}

export function officeFilePath(office: string): `/api${string}` {
  return `/api/offices/${encodeURIComponent(office)}/file`;
}
