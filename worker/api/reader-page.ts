import { ROUTES, type Route } from '../../shared/protocol/http/route-table.ts';
import { statusOf } from './problem.ts';

const escapeHtml = (text: string): string => text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

/** The API to read: one page without script, made from the same table as the OpenAPI document. */
export function readerPage(): string {
  const rows = Object.entries<Route>(ROUTES)
    .map(([name, route]) => {
      const problems = route.problems.map((kind) => `<li><code>${kind}</code> ${statusOf(kind)}</li>`).join('');
      return `<section id="${name}"><h2><code>${route.method.toUpperCase()} ${escapeHtml(route.path)}</code></h2>
<p>${escapeHtml(route.summary)}</p><dl><dt>Who may ask</dt><dd>${route.who}</dd><dt>Answer</dt><dd>${route.answer.status}${
        route.answer.media ? `, <code>${route.answer.media}</code>` : ''
      }</dd></dl>${problems ? `<h3>Problems to be ready for</h3><ul>${problems}</ul>` : ''}</section>`;
    })
    .join('\n');
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<title>Okienko: the API</title><link rel="stylesheet" href="/page.css"></head><body><main><h1>Okienko: the API</h1>
<p>JSON over HTTPS. Every command carries an id that its sender made; sending it again is safe. Problems are RFC 9457 details with a
<code>kind</code>. The machine-readable document is <a href="/api/openapi.json">OpenAPI 3.1</a>.</p>
${rows}</main></body></html>`;
}
