import {
  cleanupOutdatedCaches,
  createHandlerBoundToURL,
  type PrecacheEntry,
  precacheAndRoute,
} from 'workbox-precaching';
import { NavigationRoute, registerRoute } from 'workbox-routing';

declare const self: ServiceWorkerGlobalScope & {
  /** The built files, put in by the build. */
  __WB_MANIFEST: PrecacheEntry[];
};

// Built files only. What an office said is kept by the page itself, with its hour, so that old news is never taken for
// new.
cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST);
// One page serves the three screens, each under its own registration.
registerRoute(
  new NavigationRoute(createHandlerBoundToURL('/kiosk/'), { allowlist: [/^\/(kiosk|display|sign)\/?(\?|$)/] }),
);

self.addEventListener('message', (event) => {
  // Only the page decides when: nothing changes under somebody's hands.
  if (event.data?.type === 'SKIP_WAITING') void self.skipWaiting();
});
