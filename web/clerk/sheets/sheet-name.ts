/** What may be open over the context. */
export type SheetName = 'by-number' | 'no-number' | 'interrupt' | 'park' | 'pass-on' | 'add-matter';
