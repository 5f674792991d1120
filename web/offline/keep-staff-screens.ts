/** Keeps the screens of staff on this device too. Clerk's and manager's apps call it once they are open. */
export async function keepStaffScreens(): Promise<void> {
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return;
  const registration = await navigator.serviceWorker.ready;
  registration.active?.postMessage({ type: 'KEEP_STAFF' });
}
