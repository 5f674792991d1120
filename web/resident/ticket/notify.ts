/** Whether the phone shows messages of this page: `ask` when nobody has been asked yet. */
export type MayNotify = 'yes' | 'ask' | 'no';

export function mayNotify(): MayNotify {
  if (!('Notification' in window)) return 'no';
  return Notification.permission === 'granted' ? 'yes' : Notification.permission === 'default' ? 'ask' : 'no';
}

/** Asks the person. Only on a press: a question out of nowhere is refused for good. */
export async function askToNotify(): Promise<MayNotify> {
  if (mayNotify() !== 'ask') return mayNotify();
  await Notification.requestPermission().catch(() => undefined);
  return mayNotify();
}

/** Shows a message while this page lies in the background. It names the number, never the matter or a need. */
export async function notify(title: string, body: string): Promise<void> {
  if (mayNotify() !== 'yes' || document.visibilityState === 'visible') return;
  const options = { body, tag: 'okienko', icon: '/icon-192.png', data: { url: location.pathname } };
  try {
    // Phones allow it only through the service worker, desktops also without.
    const registration = await navigator.serviceWorker?.getRegistration();
    if (registration?.active) await registration.showNotification(title, options);
    else new Notification(title, options);
  } catch {
    // The page itself shows the same, and vibrates.
  }
}
