import { type OfficeInfo, OfficeInfoSchema } from '../../shared/protocol/office-info.ts';
import { createReader, type Reader, readersByKey } from './reading.ts';

/** The public page of an office. The first call starts to fetch it. */
export const readOffice: (office: string) => Reader<OfficeInfo> = readersByKey((office) =>
  createReader({
    path: `/api/offices/${encodeURIComponent(office)}`,
    schema: OfficeInfoSchema,
    drawer: 'info',
    key: office,
  }),
);
