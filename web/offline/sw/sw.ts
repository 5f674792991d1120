import { createHandlerBoundToURL, type PrecacheEntry, precacheAndRoute } from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';
import { keepStaff, refreshStaff, staffAnswer } from './staff-cache.ts';

declare const self: ServiceWorkerGlobalScope & {
  /** Put in by the build: what is fetched when the service worker is installed ... */
  __WB_MANIFEST: PrecacheEntry[];
  /** ... and what a device of staff keeps besides. */
  __STAFF_FILES: string[];
};

const staffFiles = self.__STAFF_FILES;

// Built files only. Nothing of the API is ever answered from here: what an office said is kept, with its hour, by the
// page itself, so that old news is never taken for new. Caches of other names are left alone: the lobby screens of this host have theirs.
precacheAndRoute(self.__WB_MANIFEST);
registerRoute(
  ({ url }) => staffFiles.includes(url.pathname),
  ({ request }) => staffAnswer(request),
);
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/'), {
    // Other apps and files of this host: the lobby screens, the API and its reader page.
    denylist: [/^\/(api|assets|kiosk|display|sign)(\/|$)/, /^\/[^/]+\.[a-z]+$/],
  }),
);

self.addEventListener('install', (event) => event.waitUntil(refreshStaff(staffFiles)));

self.addEventListener('message', (event) => {
  const type: unknown = event.data?.type;
  // Only the page decides when: an update must not change the ground under somebody who is being called.
  if (type === 'SKIP_WAITING') void self.skipWaiting();
  if (type === 'KEEP_STAFF') event.waitUntil(keepStaff(staffFiles));
});

self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  const address: unknown = event.notification.data?.url;
  event.waitUntil(
    self.clients.matchAll({ type: 'window' }).then((windows) => {
      const open = windows.find(({ url }) => typeof address === 'string' && new URL(url).pathname === address);
      if (open) return open.focus();
      return typeof address === 'string' ? self.clients.openWindow(address) : null;
    }),
  );
});
