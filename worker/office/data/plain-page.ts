import type { CatalogueLanguage } from '../../../shared/i18n/languages.ts';

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);
}

interface PlainPage {
  language: CatalogueLanguage;
  title: string;
  /** The office's name, which heads the page; its own page is behind it. */
  office: { id: string; name: string };
  /** In a demonstration every page says so. */
  demo: string | null;
  /** Markup, in which every text is escaped already. */
  main: string;
}

/** A page to read, without script. How it looks stands in web/public/page.css. */
export function plainPage({ language, title, office, demo, main }: PlainPage): string {
  const [name, heading] = [escapeHtml(office.name), escapeHtml(title)];
  return `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>${heading} – ${name}</title><link rel="stylesheet" href="/page.css"><link rel="icon" href="/icon.svg"></head><body>
<header><a href="/o/${escapeHtml(office.id)}">${name}</a></header>${demo === null ? '' : `<p class="demo">${escapeHtml(demo)}</p>`}<main><h1>${heading}</h1>
${main}
</main></body></html>`;
}
