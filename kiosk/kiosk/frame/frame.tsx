import type { ComponentChildren } from 'preact';
import { Brand } from '../../../shared/ui/brand/brand.tsx';
import { useKiosk, useWords } from '../kiosk-context.ts';
import { Aids } from './aids.tsx';
import { Clock } from './clock.tsx';
import { Says } from './says.tsx';
import './frame.css';

/** Head, page and sill: the same place for everything on every step. */
export function Frame({ children }: { children: ComponentChildren }) {
  const { info } = useKiosk();
  const { own, t } = useWords();
  return (
    <div class={`frame${info.value.demo ? ' frame-with-demo' : ''}`}>
      <header class="frame-top">
        {info.value.demo && <p class="frame-demo">{t('demo')}</p>}
        <div class="frame-head">
          <Brand name={own(info.value.name)} />
          <Clock />
        </div>
      </header>
      <Says />
      {children}
      <Aids />
    </div>
  );
}
