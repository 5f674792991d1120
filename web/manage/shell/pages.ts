import type { Role } from '../../../shared/domain/office/office-file.ts';

/** The pages of the area and whose they are. The office itself decides again about everything that they ask. */
export const PAGES = {
  '': ['manager'],
  services: ['manager', 'editor'],
  people: ['manager', 'admin'],
  devices: ['manager', 'admin'],
  day: ['manager'],
  audit: ['manager', 'admin'],
  file: ['manager', 'admin', 'editor'],
} as const satisfies Record<string, readonly Role[]>;

export type ManagePage = keyof typeof PAGES;

/** The pages of somebody with these roles, in their order. */
export function pagesOf(roles: readonly Role[]): ManagePage[] {
  return (Object.keys(PAGES) as ManagePage[]).filter((page) => PAGES[page].some((role) => roles.includes(role)));
}
