import { createApi } from './api/api.ts';

export { Office } from './office/office.ts';
export { Organisation } from './organisation/organisation.ts';

export default createApi();
