/** What was pressed may be gone, and the keyboard's place with it: then the large button has it. */
export function keepPlace(): void {
  requestAnimationFrame(() => {
    if (document.activeElement !== document.body) return;
    document.querySelector<HTMLElement>('[aria-keyshortcuts="F2"], #main')?.focus();
  });
}
