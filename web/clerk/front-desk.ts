import { signal } from '@preact/signals';

/**
 * Whether a host who may also serve is at the front desk now. Null: not chosen; then somebody who is a clerk as well is
 * asked for a counter, and anybody else is at the desk. The choice lasts until signing out.
 */
export const atFrontDesk = signal<boolean | null>(null);
