import { type OfficeList, OfficeListSchema } from '../../shared/protocol/office-info.ts';
import { createReader, type Reader, readersByKey } from './reading.ts';

const read = readersByKey(() =>
  createReader({ path: '/api/offices', schema: OfficeListSchema, drawer: 'offices', key: 'all' }),
);

/** The offices of this organisation. The first call starts to fetch them. */
export function readOffices(): Reader<OfficeList> {
  return read('all');
}
