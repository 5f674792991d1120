import { ArrowDown, type IconNode } from 'lucide';
import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { Icon } from '../../../shared/ui/icon/icon.tsx';
import { useKiosk, useWords } from '../kiosk-context.ts';
import { useFit } from './use-fit.ts';
import './page.css';
import './dense.css';

interface PageProps {
  /** Changes with each step: the title then takes the focus, and reading starts there. */
  name: string;
  title: string;
  /** The greeting and the like, larger than a question. */
  look?: 'question' | 'greeting' | 'hidden';
  /** For pages with little on them: a picture of what they say. */
  icon?: IconNode;
  lead?: ComponentChildren;
  /** What is to be read. On the lowered screen it grows above the controls. */
  children?: ComponentChildren;
  /** What is to be pressed, below the reach line when the screen is lowered. */
  controls?: ComponentChildren;
  /** One row: back always left. */
  actions?: ComponentChildren;
}

/** One step of the kiosk: a question above, what can be pressed below. */
export function Page({ name, title, look = 'question', icon, lead, children, controls, actions }: PageProps) {
  const { visit } = useKiosk();
  const { t } = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const page = useRef<HTMLElement>(null);
  useLayoutEffect(() => heading.current?.focus({ preventScroll: true }), [name]);
  useFit(page);
  return (
    <main ref={page} class={controls === undefined ? 'page page-to-read' : 'page'} data-page={name}>
      <div class="page-read">
        {icon !== undefined && (
          <div class="page-picture">
            <Icon icon={icon} size={120} stroke={1.75} />
          </div>
        )}
        <h1 ref={heading} tabIndex={-1} class={look === 'hidden' ? 'vh' : `page-title page-title-${look}`}>
          {title}
        </h1>
        {lead !== undefined && <div class="page-lead">{lead}</div>}
        {children}
        {visit.value.aids.lowered && controls !== undefined && (
          <p class="page-lowered">
            <Icon icon={ArrowDown} size={48} />
            {t('lowered-note')}
          </p>
        )}
      </div>
      <div class="page-press">
        {controls}
        {actions !== undefined && <div class="page-actions">{actions}</div>}
      </div>
    </main>
  );
}
