import type { ComponentChildren } from 'preact';
import { useId, useRef } from 'preact/hooks';
import './tabs.css';

interface TabsProps<Id extends string> {
  /** The name of the list of tabs. */
  label: string;
  tabs: readonly { id: Id; label: ComponentChildren }[];
  active: Id;
  onSelect: (id: Id) => void;
  /** The panel of the active tab. */
  children: ComponentChildren;
}

/** Arrow keys, Home and End move and select; Tab goes on into the panel. */
export function Tabs<Id extends string>({ label, tabs, active, onSelect, children }: TabsProps<Id>) {
  const base = useId();
  const list = useRef<HTMLDivElement>(null);
  const at = tabs.findIndex((tab) => tab.id === active);

  function move(event: KeyboardEvent): void {
    const last = tabs.length - 1;
    const rightToLeft = getComputedStyle(event.currentTarget as Element).direction === 'rtl';
    const steps: Readonly<Record<string, number>> = {
      ArrowRight: rightToLeft ? at - 1 : at + 1,
      ArrowLeft: rightToLeft ? at + 1 : at - 1,
      Home: 0,
      End: last,
    };
    const wanted = steps[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    const to = wanted < 0 ? last : wanted > last ? 0 : wanted;
    const tab = tabs[to];
    const button = list.current?.children[to];
    if (button instanceof HTMLElement) button.focus();
    if (tab !== undefined) onSelect(tab.id);
  }

  return (
    <div class="tabs">
      <div class="tabs-list" role="tablist" aria-label={label} ref={list} onKeyDown={move}>
        {tabs.map((tab) => {
          const selected = tab.id === active;
          return (
            <button
              key={tab.id}
              type="button"
              role="tab"
              class="tab"
              id={`${base}-${tab.id}`}
              aria-selected={selected ? 'true' : 'false'}
              aria-controls={selected ? `${base}-panel` : undefined}
              tabIndex={selected ? 0 : -1}
              onClick={() => onSelect(tab.id)}
            >
              {tab.label}
            </button>
          );
        })}
      </div>
      <div class="tabs-panel" role="tabpanel" id={`${base}-panel`} aria-labelledby={`${base}-${active}`}>
        {children}
      </div>
    </div>
  );
}
