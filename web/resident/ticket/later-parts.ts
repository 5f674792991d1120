// What a ticket's page needs only after its first paint, in one file.
export { mayWait } from '../../../shared/sync/holder-outbox.ts';
export { sendWishes, wishFor, wishOf } from '../../data/holder-wishes.ts';
export { AfterView } from './after-view.tsx';
export { OwnDataLink } from './own-data-link.tsx';
export { Problem } from './problem.tsx';
export { WishNotice } from './wish-notice.tsx';
