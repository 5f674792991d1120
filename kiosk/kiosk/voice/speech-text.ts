import type { KioskKey } from '../../../shared/i18n/messages/kiosk/en.ts';
import type { Translate } from '../../../shared/i18n/translator.ts';

const BLOCKS = new Set(['P', 'LI', 'UL', 'DIV', 'SECTION', 'FIGURE', 'FIGCAPTION', 'H1', 'H2', 'H3', 'HEADER', 'MAIN']);

/** What is to be read of a part of the page, as sentences. What can be pressed is spoken when it is reached instead. */
export function readingOf(root: Element): string {
  const parts: string[] = [];
  let line = '';
  const close = (): void => {
    const text = line.replace(/\s+/g, ' ').trim();
    line = '';
    if (text !== '') parts.push(/[.!?:,]$/.test(text) ? text : `${text}.`);
  };
  const read = (node: Node): void => {
    if (node instanceof Text) {
      line += node.data;
      return;
    }
    if (!(node instanceof Element) || node.matches('button, [aria-hidden="true"], [hidden]')) return;
    const label = node.getAttribute('aria-label');
    if (label !== null && node.getAttribute('role') === 'img') {
      line += ` ${label}`;
      return;
    }
    const block = BLOCKS.has(node.tagName);
    if (block) close();
    for (const child of node.childNodes) read(child);
    if (block) close();
  };
  read(root);
  close();
  return spellNumbers(parts.join(' '));
}

/** Name, role, state and position of a control, as one sentence. */
export function controlSpeech(control: HTMLElement, t: Translate<KioskKey>): string {
  const name = (control.getAttribute('aria-label') ?? visibleText(control)).replace(/\s+/g, ' ').trim();
  const checked = control.getAttribute('aria-checked') ?? control.getAttribute('aria-pressed');
  const said = [
    spellNumbers(name),
    t(control.getAttribute('role') === 'checkbox' ? 'say-checkbox' : 'say-button'),
    ...(checked === null ? [] : [t(checked === 'true' ? 'say-checked' : 'say-unchecked')]),
    ...(control.getAttribute('aria-disabled') === 'true' ? [t('say-busy')] : []),
  ];
  const group = control.closest('fieldset, section, dialog, main');
  const fellows = group ? [...group.querySelectorAll<HTMLElement>('button')] : [];
  const place = fellows.indexOf(control);
  if (place >= 0 && fellows.length > 1) said.push(t('say-position', { position: place + 1, count: fellows.length }));
  return `${said.join(', ')}.`;
}

function visibleText(element: Element): string {
  let text = '';
  for (const child of element.childNodes) {
    if (child instanceof Text) text += child.data;
    else if (child instanceof Element && child.getAttribute('aria-hidden') !== 'true') text += ` ${visibleText(child)}`;
  }
  return text;
}

/** Ticket numbers sign by sign: `A023` as `A 0 2 3`, as they are called out. */
function spellNumbers(text: string): string {
  return text.replace(/\b([A-Z])(\d)(\d)(\d)\b/g, '$1 $2 $3 $4');
}
