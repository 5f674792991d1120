import { useEffect } from 'preact/hooks';

/**
 * Function keys press the button that names them, so that what the screen shows is what works. They are no characters:
 * nobody who types or dictates sets one off (WCAG 2.1.4).
 */
export function useShortcuts(): void {
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (!/^F\d{1,2}$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
      if (document.querySelector('dialog[open]')) return;
      const button = document.querySelector<HTMLElement>(`[aria-keyshortcuts="${event.key}"]`);
      if (!button) return;
      event.preventDefault();
      if (!event.repeat) button.click();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, []);
}
